/** Whom to tell of slavery or exploitation. Not this service, which must never receive a report. */
interface Line {
  name: string
  /** As it is read aloud and printed. */
  number: string
  when: string
}

// Hours are left out where they depend on funding.
const lines: Line[] = [
  { name: 'Emergency services', number: '999', when: 'if someone is in danger now (textphone 18000)' },
  { name: 'Police', number: '101', when: 'if it is not an emergency (textphone 18001 101)' },
  {
    name: 'Modern Slavery and Exploitation Helpline',
    number: '08000 121 700',
    when: 'for advice, or to tell of a suspicion in confidence',
  },
  { name: 'Crimestoppers', number: '0800 555 111', when: 'to tell of it without giving your name' },
]

/** The lines with the address that a telephone dials. */
export const whomToTell = lines.map(line => ({ ...line, href: `tel:${line.number.replaceAll(' ', '')}` }))

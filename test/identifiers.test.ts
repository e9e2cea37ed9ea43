import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { hardIdentifiersIn, identifiersIn } from '#src/identifiers.ts'
import { aDemonstration } from '#test/support/demonstrated.ts'

const kindsIn = (text: string) => identifiersIn(text).map(each => each.kind)

/** What nobody may write down of anybody, in the ways in which people write it. */
const hard: Record<string, string[]> = {
  'a National Insurance number': ['QQ 12 34 56 C', 'her NI is ab123456d', 'NI: AB-12-34-56-A.', 'AB 12 34\u00a056 A'],
  'an NHS number': [
    '943 476 5919',
    'NHS no 9434765919',
    '943-476-5919',
    '943\u2212476\u22125919',
    '９４３ ４７６ ５９１９',
  ],
  'a street address': [
    'She lives at 12 High Street, Chelmsford',
    'Flat 3, 12a Nowhere Mews',
    'they met at 10 Downing Street',
    'the car wash at 14-16 London Rd',
    '7 St Mary’s Road',
    '12 High Street needs a visit',
    'a room above 20 market road',
    '12, CM1 1QH',
    '12 Broad Oak\nChelmsford\nCM1 1QH',
  ],
  'a vehicle registration': [
    'Seen in AB12 CDE',
    'a white van, ab12cde',
    'AB12CDE.',
    'ab12 cde',
    'A\u200bB12 C\u00adDE',
    '\u202aA\u200eB12 C\u2063DE\u202c',
    'AB12\ufe0f C\u034fDE',
  ],
  'a date of birth': [
    'born on 3 March 2010',
    'DOB: 03/03/2010',
    'd.o.b. 3.3.10',
    'd.o.b: 3.3.10',
    'date of birth was 2010-03-03',
  ],
  'a passport or case reference': [
    'passport no. 123456789',
    'Passport: AB1234567',
    'Home Office reference: M1234567',
    'NRM ref 12345/26',
    'NRM-123456',
  ],
  'a crime reference': ['42/123456/26', 'see 42/1234/26', 'crime ref 123456', 'CAD number ABC-1234'],
}

/** What may mean somebody or nobody. */
const soft: Record<string, string[]> = {
  'a telephone number': [
    '07700 900123',
    '07700 900 123',
    '(01245) 490490',
    '+44 7700 900123',
    '020 7946 0958',
    '01245 490490x12',
    '01245 490490ext 12',
    '07700900123and ask',
    'Mobile:07700900123Home:01245490490',
    '07700900123_',
  ],
  'an e-mail address': ['ask ana.b@mail.example'],
  'somebody’s age': ['aged 15', 'a 15-year-old', '15 y/o', 'a 15 year old girl', 'at the age of 15'],
  'a postcode': ['around CM1 1QH', 'in ss1 2ab'],
  'a safe house': ['the safe house', 'a safehouse'],
  'words about one person’s case': ['my client', 'Our client', 'what became of her case'],
  'initials in place of a name': ['Ms K. told us', 'victim A.B.', 'Child B was moved', 'witness K said'],
}

/** What partnerships write all day. */
const harmless = [
  'Call 999 or 101 (textphone 18001 101), the helpline on 08000 121 700 or +44 8000 121700.',
  'Salvation Army 0800 808 3733, Crimestoppers 0800 555 111, GLAA 0800 432 0804, the council on 0300 123 4567',
  'SAMS-2026-014 is done, RAS-2027-001 is not.',
  'From 10:30am to 12:00 on 12 March 2026 in Room 12, for £14,000.50 or £1,234,567,890',
  '2027-06-10, 10/06/2027 at 14:00, 01-02-2026 10:00',
  'Item 3 Town Square, page 12 of 40, action 4, 10 of 12 organisations',
  'Take the A12 by 4pm, the M25 on the 2nd; FY25 and FY26; the EU27 are 27.',
  'On 12 March Street outreach begins. A 10 minute walk down Broad Lane.',
  'We visited 20 high street shops and 3 main road car washes in 2026.',
  'Young people aged 16 and over, those aged 18 to 25, 15-year-olds.',
  '19,125 NRM referrals in 2024, 23,411 in 2025; Home Office 2025; NRM 2024/25',
  'Ms Osei and Mr D Clark spoke; Woman’s Trust, Child Exploitation, Person-centred work.',
  'Registered charity 1234567, company 01234567.',
  'In 2026 Southend Road Safety week. In 1990 Mill Lane was built.',
]

t.test('What names one person, one house or one case is found however it is written', async t => {
  for (const [kind, texts] of Object.entries(hard))
    for (const text of texts)
      t.ok(
        hardIdentifiersIn(text).some(each => each.kind === kind),
        `${kind} in “${text}”`,
      )
})

t.test('What may mean somebody is found, and is not called certain', async t => {
  for (const [kind, texts] of Object.entries(soft))
    for (const text of texts) {
      t.ok(kindsIn(text).includes(kind), `${kind} in “${text}”`)
      t.same(hardIdentifiersIn(text), [], text)
    }
})

t.test('What partnerships write all day raises no alarm', async t => {
  for (const text of harmless) t.same(identifiersIn(text), [], text)
})

t.test('No text of the demonstration raises one: minutes, agendas, pledges, statements, letters', async t => {
  const { rows } = await aDemonstration(t)
  const tables = rows<{ name: string }>(
    "select name from sqlite_schema where type = 'table' and sql not like '%virtual%' and name not like '%search%'",
  )
  // Keys and hashes are no words; and a letter's words are a table's words, with links whose proofs have any figures.
  const isWords = (table: string, column: string) =>
    !/^(?:letters|activity|links)$/.test(table) && !/hash|proof|token|uid|fingerprint|digest|email|entry/.test(column)
  const texts = tables.flatMap(({ name }) =>
    rows<Record<string, unknown>>(`select * from "${name}"`).flatMap(row =>
      Object.entries(row).filter(([column, value]) => typeof value === 'string' && isWords(name, column)),
    ),
  )
  const alarms = texts.flatMap(([, text]) => identifiersIn(String(text)).map(each => `${each.kind}: ${each.text}`))
  t.ok(texts.length > 15_000, `${texts.length} texts were read`)
  t.same([...new Set(alarms)], [])
})

t.test('Nor does what partnerships are given to start with: pledges, agendas, a statement, dates', t => {
  const starters = ['pledges/starter-pledges', 'meetings/built-in-templates', 'minutes/confidentiality']
  for (const name of [...starters, 'programmes/known-dates', 'home/whom-to-tell'])
    t.same(identifiersIn(readFileSync(new URL(`../src/${name}.ts`, import.meta.url), 'utf8')), [], name)
  t.end()
})

const figures = (count: number) => fc.array(fc.nat(9), { minLength: count, maxLength: count }).map(all => all.join(''))
const letter = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ')
const letters = (count: number) => fc.array(letter, { minLength: count, maxLength: count }).map(all => all.join(''))
const gap = fc.constantFrom('', ' ', '-')

/** The tenth figure as the NHS works it out; a remainder of one has none. */
function withCheck(nine: string): string | undefined {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? undefined : `${nine}${check}`
}

t.test('Every National Insurance number is found, whatever stands around it', async t => {
  const number = fc.tuple(letters(2), figures(6), fc.constantFrom(...'ABCD'), gap)
  fc.assert(
    fc.property(number, fc.constantFrom('', 'Her NI: ', '(', 'a\n'), ([area, digits, last, between], before) => {
      const written = [area, ...(digits.match(/../g) ?? []), last].join(between)
      return hardIdentifiersIn(`${before}${written}.`).some(each => each.kind === 'a National Insurance number')
    }),
  )
  t.pass('each of them')
})

t.test('Ten figures are an NHS number when the last one checks the others, and else are not', async t => {
  fc.assert(
    fc.property(figures(9), gap, (nine, between) => {
      const whole = withCheck(nine)
      fc.pre(whole !== undefined && !/^0[38]|^(\d)\1{9}$/.test(whole))
      const wrong = `${nine}${(Number(whole.at(-1)) + 1) % 10}`
      const written = (digits: string) => [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(between)
      const isFound = (digits: string) => kindsIn(`No. ${written(digits)},`).includes('an NHS number')
      return isFound(whole) && !isFound(wrong)
    }),
  )
  t.pass('each of them')
})

t.test(
  'Every registration of today is found, in capitals with a space or without, or all in small letters',
  async t => {
    const age = fc.oneof(fc.integer({ min: 2, max: 29 }), fc.integer({ min: 51, max: 79 }))
    const area = fc.array(fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXY'), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(area, age, letters(3), fc.constantFrom('', ' '), ([one, two], year, last, between) => {
        const plate = `${one}${two}${String(year).padStart(2, '0')}${between}${last}`
        const spellings = between ? [plate] : [plate, plate.toLowerCase()]
        return spellings.every(each => hardIdentifiersIn(`a van, ${each}!`).length > 0)
      }),
    )
    t.pass('each of them')
  },
)

t.test('An id of ours, a date, a time or an amount is nobody’s number', async t => {
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const british = (day: Date) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' }).format(day)
  fc.assert(
    fc.property(fc.uuid(), date, fc.nat(999_999_999), (id, day, pence) => {
      const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(pence / 100)
      const text = `/meetings/${id} on ${british(day)}, ${day.toISOString()}, ${amount}`
      return identifiersIn(text).length === 0
    }),
    { numRuns: 500 },
  )
  t.pass('each of them')
})

t.test('The fingerprint of a text is nobody’s number, whatever figures stand within it', t => {
  for (const figures of ['9434765919', '0704192002', '07700900123']) {
    const rest = 'c'.repeat(64 - figures.length)
    for (const at of [0, 28, rest.length])
      t.strictSame(identifiersIn(rest.slice(0, at) + figures + rest.slice(at)), [], `${figures} at ${at}`)
  }
  t.end()
})

t.test('A text that is made to be slow is not: twice as long takes about twice the time', async t => {
  const pieces = [
    '1 ',
    'a',
    '1',
    '1 Aa ',
    'born ',
    'd. o. b ',
    'crime ref no ',
    'a.',
    'a@a.',
    '07700 ',
    ', ',
    '12, ',
    'AB12 ',
    'mr A',
  ]
  const timeOf = (text: string) => {
    const start = performance.now()
    identifiersIn(text)
    return performance.now() - start
  }
  const numbered = (piece: (digits: string) => string) =>
    Array.from({ length: 60_000 }, (_, at) => piece(String(100_000 + at))).join(' ')
  for (const piece of [(digits: string) => `AB${digits}C`, (digits: string) => `42/${digits}/26`])
    t.ok(timeOf(numbered(piece)) < 2000, `sixty thousand such as “${piece('123456')}”`)
  for (const piece of [...pieces, ...pieces.map(each => `${each}1 Aa, `)])
    t.ok(timeOf(piece.repeat(100_000)) < 2000, `“${piece}” a hundred thousand times`)
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'1 aA,.-/@\n'), minLength: 1, maxLength: 12 }),
      piece => timeOf(piece.repeat(4000)) < 1000,
    ),
  )
})

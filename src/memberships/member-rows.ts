import { type Role, roles } from '../access/roles.ts'
import type { Table } from '../documents/table-file.ts'
import { InvalidInput } from '../errors.ts'

export const MOST_ROWS = 2_000
const HEADINGS_WITHIN = 10

/** One line of a list, as it was written; `line` is where it stands there. */
export interface MemberRow {
  line: number
  name: string
  email: string
  organisation: string
  role: string
}

const headings = {
  name: ['name', 'names', 'fullname', 'membername', 'member', 'contact', 'contactname', 'person', 'delegate'],
  first: ['firstname', 'forename', 'givenname', 'first', 'christianname'],
  last: ['lastname', 'surname', 'familyname', 'last'],
  email: ['email', 'emailaddress', 'emails', 'mail', 'mailaddress', 'workemail', 'workemailaddress', 'contactemail'],
  organisation: [
    'organisation',
    'organization',
    'organisationname',
    'org',
    'orgname',
    'agency',
    'company',
    'employer',
    'partner',
    'body',
  ],
  role: ['role', 'partnershiprole', 'memberrole', 'roleinpartnership', 'membershiprole', 'membertype', 'capacity'],
} as const
type Column = keyof typeof headings

/** A heading without capitals, spaces and signs: `E-mail address:` is `emailaddress`. */
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')

const columnOf = (heading: string): Column | undefined => {
  const word = plain(heading)
  const exact = (Object.keys(headings) as Column[]).find(column =>
    (headings[column] as readonly string[]).includes(word),
  )
  if (exact) return exact
  if (word.startsWith('email')) return 'email'
  return word.startsWith('organisation') || word.startsWith('organization') ? 'organisation' : undefined
}

type Places = Partial<Record<Column, number>>

/** Which column holds what; the first of two with the same meaning counts. */
function placesIn(row: string[]): Places {
  const places: Places = {}
  for (const [place, heading] of row.entries()) {
    const column = columnOf(heading)
    if (column && places[column] === undefined) places[column] = place
  }
  return places
}

/** The lines of a list below its headings, whatever their order and spelling. */
export function membersIn(table: Table, field = 'file'): MemberRow[] {
  const head = table.slice(0, HEADINGS_WITHIN).findIndex(row => placesIn(row).email !== undefined)
  const places = placesIn(table[head] ?? [])
  refuseMissingColumns(places, field)
  const rows = table.slice(head + 1).map((row, index) => rowFrom(row, places, head + index + 2))
  const filled = rows.filter(row => row.name || row.email || row.organisation || row.role)
  if (filled.length === 0) throw new InvalidInput([{ field, words: 'There is nobody on the list below the headings' }])
  if (filled.length > MOST_ROWS)
    throw new InvalidInput([{ field, words: 'The list has more than 2,000 lines. Import it in parts' }])
  return filled
}

function refuseMissingColumns(places: Places, field: string): void {
  const missing = [
    ...(places.name === undefined && places.first === undefined && places.last === undefined ? ['name'] : []),
    ...(places.email === undefined ? ['e-mail address'] : []),
    ...(places.organisation === undefined ? ['organisation'] : []),
    ...(places.role === undefined ? ['role'] : []),
  ]
  if (missing.length > 0)
    throw new InvalidInput([
      { field, words: `The first line needs headings. We found none for: ${missing.join(', ')}` },
    ])
}

function rowFrom(row: string[], places: Places, line: number): MemberRow {
  // A line break inside a cell is a space to whoever reads the list.
  const cell = (column: Column) => (row[places[column] ?? -1] ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return {
    line,
    name: cell('name') || `${cell('first')} ${cell('last')}`.trim(),
    email: addressIn(cell('email')),
    organisation: cell('organisation'),
    role: cell('role'),
  }
}

/** `Rowan <rowan@harbour.example>` and `mailto:rowan@harbour.example` hold the same address. */
const addressIn = (text: string) => (/<([^<>]+)>/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '').trim()

const otherWords: Record<string, Role> = {
  rep: 'representative',
  member: 'representative',
  memberrepresentative: 'representative',
  orglead: 'organisation lead',
  organizationlead: 'organisation lead',
  leadrepresentative: 'organisation lead',
  spoc: 'organisation lead',
  singlepointofcontact: 'organisation lead',
  secretary: 'co-ordinator',
  secretariat: 'co-ordinator',
  partnershipcoordinator: 'co-ordinator',
  deputychair: 'vice-chair',
  chairperson: 'chair',
  chairman: 'chair',
  chairwoman: 'chair',
}

/** The role that a word in a list means. */
export const roleMeant = (text: string): Role | undefined =>
  roles.find(role => plain(role) === plain(text)) ?? otherWords[plain(text)]

/** Words that lists use for somebody whose role here is not certain: the one they most likely mean is suggested. */
const likelyWords: Record<string, Role> = {
  lead: 'organisation lead',
  manager: 'organisation lead',
  headofservice: 'organisation lead',
  deputy: 'vice-chair',
  deputylead: 'representative',
  administrator: 'co-ordinator',
  minutetaker: 'co-ordinator',
  officer: 'representative',
  observer: 'representative',
  delegate: 'representative',
  attendee: 'representative',
  partner: 'representative',
  substitute: 'representative',
}

/** The role to suggest for a word that is none. */
export const roleSuggested = (text: string): Role | undefined => likelyWords[plain(text)]

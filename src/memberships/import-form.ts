import { z } from 'zod'
import { InvalidInput } from '../errors.ts'
import { type OrganisationType, organisationTypes } from '../partnerships/kinds.ts'
import { type MemberRow, MOST_ROWS } from './member-rows.ts'

const cell = z.string().max(1000)
const Carried = z.array(z.tuple([z.int().min(1).max(1_000_000), cell, cell, cell, cell])).max(MOST_ROWS)

/** The lines of a list as its preview carries them to the button; they are looked at afresh when they come back. */
export const carried = (rows: readonly MemberRow[]): string =>
  JSON.stringify(rows.map(row => [row.line, row.name, row.email, row.organisation, row.role].map(shortened)))

// A cell that long is refused as it is; nothing is gained by carrying all of it about.
const shortened = (value: string | number) => (typeof value === 'string' ? value.slice(0, 500) : value)

/** The list as it was when its preview was drawn, back from the form that carried it. */
export function rowsCarried(field: unknown): MemberRow[] {
  try {
    return Carried.parse(JSON.parse(String(field))).map(([line, name, email, organisation, role]) => ({
      line,
      name,
      email,
      organisation,
      role,
    }))
  } catch {
    throw new InvalidInput([{ field: 'file', words: 'The list did not come back whole. Import it again' }])
  }
}

/** The name of the box that asks for the kind of the new organisation in that place. */
export const kindField = (index: number): string => `kind-${index + 1}`

/** What was chosen for each organisation on the list that is new here, by its name in small letters. */
export function kindsChosen(rows: readonly MemberRow[], body: Record<string, unknown>): Map<string, OrganisationType> {
  const kinds = new Map<string, OrganisationType>()
  const names = [body.newOrganisation ?? []].flat()
  for (const [index, name] of names.entries()) {
    const kind = z.enum(organisationTypes).safeParse(body[kindField(index)])
    if (kind.success && rows.some(row => row.organisation === name)) kinds.set(String(name).toLowerCase(), kind.data)
  }
  return kinds
}

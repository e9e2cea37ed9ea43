import type { Role } from '../access/roles.ts'
import { roles } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { isAddress, plainAddress } from '../address.ts'
import { organisationByName, organisationsSeated } from '../partnerships/store.ts'
import { personByEmail } from '../people/store.ts'
import { type MemberRow, roleMeant, roleSuggested } from './member-rows.ts'
import { nearest } from './nearest.ts'
import { MemberInvitation } from './open-invitation.ts'
import { mayDecideOn } from './policy.ts'
import { membershipState } from './states.ts'
import { openMembership } from './store.ts'

/** What an import would do with one line. */
export interface PlannedRow extends MemberRow {
  problems: string[]
  /** Something to look at that does not stand in the way. */
  remark: string
  meant: Role | undefined
  outcome: 'new member' | 'already a member' | 'problem'
}

export interface Plan {
  rows: PlannedRow[]
  /** Organisations that are new here, in the spelling of the list. */
  newOrganisations: string[]
}

type Looking = Pick<Reading<'members.import'>, 'tx' | 'partnershipId' | 'holdings' | 'now'>

/** Goes through a list line by line and says what importing it would do. Changes nothing. */
export function planImport(looking: Looking, rows: readonly MemberRow[]): Plan {
  const seated = organisationsSeated(looking.tx, looking.partnershipId).map(each => each.displayName)
  const known = organisationsKnown(looking, rows)
  const before: Earlier = { pairs: new Map(), names: new Map() }
  const planned = rows.map(row => {
    const problems = [...problemsOf(looking, row), ...clashes(row, before)]
    const suggestion = known.has(row.organisation.toLowerCase()) ? undefined : nearest(row.organisation, seated)
    return {
      ...row,
      email: plainAddress(row.email),
      problems,
      meant: roleMeant(row.role),
      ...outcomeOf(looking, row, { problems, organisationId: known.get(row.organisation.toLowerCase()) }),
      ...(suggestion ? { remark: `New organisation. Did you mean ${suggestion}?` } : {}),
    }
  })
  const unknown = new Map(
    rows
      .filter(row => row.organisation && !known.get(row.organisation.toLowerCase()))
      .map(row => [row.organisation.toLowerCase(), row.organisation]),
  )
  return { rows: planned, newOrganisations: [...unknown.values()] }
}

/** The ids of the organisations on the list that are known here, by their names in small letters. */
function organisationsKnown({ tx }: Looking, rows: readonly MemberRow[]): Map<string, string> {
  const known = new Map<string, string>()
  for (const name of new Set(rows.map(row => row.organisation))) {
    const organisation = organisationByName(tx, name)
    if (organisation) known.set(name.toLowerCase(), organisation.id)
  }
  return known
}

function problemsOf({ holdings }: Looking, row: MemberRow): string[] {
  const role = roleMeant(row.role)
  return [
    ...check(MemberInvitation.shape.name, row.name, 'The name is missing'),
    ...addressProblems(row.email),
    ...check(MemberInvitation.shape.organisation, row.organisation, 'The organisation is missing'),
    ...(role ? [] : [roleProblem(row.role)]),
    ...(role && !mayDecideOn(holdings, role) ? ['Only a chair or vice-chair may appoint a chair or vice-chair'] : []),
  ]
}

function check(
  schema: { safeParse(text: string): { success: boolean; error?: { issues: { message: string }[] } } },
  text: string,
  missing: string,
): string[] {
  if (!text) return [missing]
  const { success, error } = schema.safeParse(text)
  return success ? [] : [error?.issues[0]?.message ?? missing]
}

function addressProblems(text: string): string[] {
  if (!text) return ['The e-mail address is missing']
  if (isAddress(text)) return []
  const mended = text
    .replaceAll(',', '.')
    .replace(/\s+/g, '')
    .replace(/[.;]+$/, '')
  return [`“${text}” is no e-mail address${isAddress(mended) ? `. Did you mean ${mended}?` : ''}`]
}

function roleProblem(text: string): string {
  if (!text) return 'The role is missing'
  const near = nearest(text, roles) ?? roleSuggested(text)
  return `“${text}” is no role here. ${near ? `Did you mean ${near}?` : `Use one of: ${roles.join(', ')}`}`
}

/** What earlier lines said: who stands for which organisation, and who owns an address. */
interface Earlier {
  pairs: Map<string, number>
  names: Map<string, { name: string; line: number }>
}

function clashes(row: MemberRow, { pairs, names }: Earlier): string[] {
  const email = plainAddress(row.email)
  if (!email) return []
  const pair = `${email} ${row.organisation.toLowerCase()}`
  const [twin, owner] = [pairs.get(pair), names.get(email)]
  pairs.set(pair, twin ?? row.line)
  names.set(email, owner ?? { name: row.name, line: row.line })
  if (twin !== undefined) return [`Line ${twin} has the same person for the same organisation`]
  if (owner && owner.name.toLowerCase() !== row.name.toLowerCase())
    return [`Line ${owner.line} gives this address to ${owner.name}: everybody needs an address of their own`]
  return []
}

function outcomeOf(
  { tx, partnershipId, now }: Looking,
  row: MemberRow,
  { problems, organisationId }: { problems: string[]; organisationId: string | undefined },
): Pick<PlannedRow, 'outcome' | 'remark'> {
  if (problems.length > 0) return { outcome: 'problem', remark: '' }
  const person = organisationId ? personByEmail(tx, plainAddress(row.email)) : undefined
  const held = person && organisationId && openMembership(tx, partnershipId, { personId: person.id, organisationId })
  if (!held || membershipState(held, now) !== 'active') return { outcome: 'new member', remark: '' }
  const isOther = held.role !== roleMeant(row.role)
  return { outcome: 'already a member', remark: isOther ? `Stays ${held.role}: change the role among the members` : '' }
}

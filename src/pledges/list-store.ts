import { and, desc, eq, sql } from 'drizzle-orm'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import type { PledgeState } from './states.ts'
import { pledges } from './tables.ts'

/** Whose eyes look: drafts are seen by the secretariat and by their own organisation only. */
export interface Eyes {
  partnershipId: string
  organisationIds: readonly string[]
  isSecretariat: boolean
}

export interface Wanted {
  organisationId?: string | undefined
  fourP?: string | undefined
}

/** Drafts are their organisation's own affair. */
export const draftsOfOwnOnly = sql`(${pledges.state} <> 'draft' or instr(${given('own')}, ${pledges.organisationId}) > 0)`

/** What a list shows of a pledge. */
export const row = {
  id: pledges.id,
  reference: pledges.reference,
  title: pledges.title,
  organisationId: pledges.organisationId,
  organisationName: organisations.displayName,
  state: pledges.state,
  byWhen: pledges.byWhen,
  fourP: pledges.fourP,
  theme: pledges.theme,
  completion: pledges.completion,
  reached: pledges.reached,
  target: pledges.target,
  unit: pledges.unit,
  progressOn: pledges.progressOn,
}

const filters = {
  own: draftsOfOwnOnly,
  organisationId: eq(pledges.organisationId, given('organisationId')),
  fourP: eq(pledges.fourP, given('fourP')),
  state: eq(pledges.state, given('state')),
  before: sql`${pledges.reference} < ${given('before')}`,
}
type Filter = keyof typeof filters
const filterNames = Object.keys(filters) as Filter[]

const listBy = (names: Filter[]) =>
  prepared(tx =>
    tx
      .select(row)
      .from(pledges)
      .innerJoin(organisations, eq(organisations.id, pledges.organisationId))
      .where(and(eq(pledges.partnershipId, given('partnershipId')), ...names.map(name => filters[name])))
      .orderBy(desc(pledges.reference))
      .limit(givenNumber('limit'))
      .prepare(),
  )
const lists = new Map<string, ReturnType<typeof listBy>>()

/** A statement for each set of filters: SQLite seeks what was asked for instead of asking each row whether it was. */
function listFor(names: Filter[]) {
  const key = names.join()
  const statement = lists.get(key) ?? listBy(names)
  lists.set(key, statement)
  return statement
}

/** A partnership's pledges by reference, the newest first. */
export function pledgesListed(
  tx: Tx,
  { partnershipId, organisationIds, isSecretariat }: Eyes,
  { limit, ...wanted }: Wanted & { state?: PledgeState | undefined; before?: string | undefined; limit: number },
) {
  const values = { ...wanted, own: isSecretariat ? undefined : organisationIds.join(' ') }
  const names = filterNames.filter(name => values[name] !== undefined)
  return listFor(names)(tx).all({ ...values, partnershipId, limit })
}
export type PledgeRow = ReturnType<typeof pledgesListed>[number]

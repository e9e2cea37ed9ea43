import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { addingTo, given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { organisations } from '../partnerships/tables.ts'
import type { RiskNoteState } from './kinds.ts'
import { riskNotes } from './tables.ts'

const withOwner = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(riskNotes), ownerName: organisations.displayName })
    .from(riskNotes)
    .innerJoin(organisations, eq(organisations.id, riskNotes.ownerOrganisationId))

/** A risk note, with the name of the organisation that keeps an eye on it. */
export type RiskNote = ReturnType<ReturnType<typeof withOwner>['all']>[number]

const oneNote = prepared(tx =>
  withOwner(tx)
    .where(and(eq(riskNotes.partnershipId, given('partnershipId')), eq(riskNotes.id, given('id'))))
    .prepare(),
)
export const riskNoteById = (tx: Tx, partnershipId: string, id: string): RiskNote =>
  found(oneNote(tx).get({ partnershipId, id }), 'risk note')

/** By which key the notes of a state stand in order. */
export const keyOf = ({ state, reviewOn, closedAt, id }: RiskNote): string[] => [
  state === 'open' ? reviewOn : (closedAt ?? ''),
  id,
]

/** The notes of a partnership in that state from after a key on: open ones by their review, closed ones the latest first. */
export function riskNotesIn(
  tx: Tx,
  partnershipId: string,
  { state, after, size }: { state: RiskNoteState; after?: string[] | undefined; size: number },
): RiskNote[] {
  const isOpen = state === 'open'
  const key = isOpen ? sql`(${riskNotes.reviewOn}, ${riskNotes.id})` : sql`(${riskNotes.closedAt}, ${riskNotes.id})`
  const onwards =
    after && (isOpen ? sql`${key} > (${after[0]}, ${after[1]})` : sql`${key} < (${after[0]}, ${after[1]})`)
  return withOwner(tx)
    .where(and(eq(riskNotes.partnershipId, partnershipId), eq(riskNotes.state, state), onwards))
    .orderBy(
      isOpen ? asc(riskNotes.reviewOn) : desc(riskNotes.closedAt),
      isOpen ? asc(riskNotes.id) : desc(riskNotes.id),
    )
    .limit(size)
    .all()
}

export const addRiskNoteRow = addingTo(riskNotes)

const changeRiskNote = changing(riskNotes, 'this risk note')
/** Writes what changed, unless somebody else did since `version`. */
export const changeRiskNoteRow = (
  tx: Tx,
  { partnershipId, id }: { partnershipId: string; id: string },
  change: Change<typeof riskNotes>,
): void => changeRiskNote(tx, and(eq(riskNotes.partnershipId, partnershipId), eq(riskNotes.id, id)), change)

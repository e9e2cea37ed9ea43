import { and, asc, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { meetings } from '../meetings/tables.ts'
import { knownName, people } from '../people/tables.ts'
import type { IncomingState } from './states.ts'
import { incomingLetters } from './tables.ts'

const columns = {
  id: incomingLetters.id,
  channel: incomingLetters.channel,
  receivedAt: incomingLetters.receivedAt,
  fromAddress: incomingLetters.fromAddress,
  kind: incomingLetters.kind,
  state: incomingLetters.state,
  why: incomingLetters.why,
  partnershipId: incomingLetters.partnershipId,
  personId: incomingLetters.personId,
  meetingId: incomingLetters.meetingId,
  partstat: incomingLetters.partstat,
  comment: incomingLetters.comment,
  delegatedTo: incomingLetters.delegatedTo,
  proposedStartsAt: incomingLetters.proposedStartsAt,
  proposedEndsAt: incomingLetters.proposedEndsAt,
  settledAt: incomingLetters.settledAt,
}

const listed = (tx: Tx) =>
  tx
    .select({
      ...columns,
      personName: knownName<string | null>(people),
      meetingTitle: meetings.title,
      meetingHeldOn: meetings.heldOn,
    })
    .from(incomingLetters)
    .leftJoin(people, eq(people.id, incomingLetters.personId))
    .leftJoin(meetings, eq(meetings.id, incomingLetters.meetingId))
export type LetterIn = NonNullable<ReturnType<ReturnType<typeof listed>['get']>>

interface Part {
  state: IncomingState
  after: string | undefined
  size: number
}

/** The letters of one state that came in for a partnership: what waits oldest first, everything else newest first. */
export function lettersIn(tx: Tx, partnershipId: string, { state, after, size }: Part): LetterIn[] {
  const isWaiting = state === 'parked'
  return listed(tx)
    .where(
      and(
        eq(incomingLetters.partnershipId, partnershipId),
        eq(incomingLetters.state, state),
        after === undefined ? undefined : (isWaiting ? gt : lt)(incomingLetters.id, after),
      ),
    )
    .orderBy((isWaiting ? asc : desc)(incomingLetters.id))
    .limit(size)
    .all()
}

/** Letters that wait and belong to no partnership, oldest first. */
export const lettersOfNobody = (tx: Tx, { after, size }: Omit<Part, 'state'>): LetterIn[] =>
  listed(tx)
    .where(
      and(
        isNull(incomingLetters.partnershipId),
        eq(incomingLetters.state, 'parked'),
        after === undefined ? undefined : gt(incomingLetters.id, after),
      ),
    )
    .orderBy(asc(incomingLetters.id))
    .limit(size)
    .all()

const ofPlace = (partnershipId: string | null): SQL =>
  partnershipId === null ? isNull(incomingLetters.partnershipId) : eq(incomingLetters.partnershipId, partnershipId)

/** One letter that came in for this partnership, or for none. */
export const letterIn = (tx: Tx, partnershipId: string | null, id: string): LetterIn | undefined =>
  listed(tx)
    .where(and(eq(incomingLetters.id, id), ofPlace(partnershipId)))
    .get()

/** How many wait that belong to no partnership. */
export const lettersOfNobodyWaiting = (tx: Tx): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(incomingLetters)
    .where(and(isNull(incomingLetters.partnershipId), eq(incomingLetters.state, 'parked')))
    .get()?.count ?? 0

/** What waits about one meeting, oldest first. */
export const lettersAboutMeeting = (tx: Tx, partnershipId: string, meetingId: string): LetterIn[] =>
  listed(tx)
    .where(
      and(
        eq(incomingLetters.partnershipId, partnershipId),
        eq(incomingLetters.meetingId, meetingId),
        eq(incomingLetters.state, 'parked'),
      ),
    )
    .orderBy(asc(incomingLetters.id))
    .limit(50)
    .all()

/** Settles a letter that waits and forgets what stood in it; says whether it still waited. */
export const settleRow = (
  tx: Tx,
  letter: { partnershipId: string | null; id: string },
  settled: { at: Instant; by: string; why: string },
): boolean =>
  tx
    .update(incomingLetters)
    .set({ state: 'settled', settledAt: settled.at, settledBy: settled.by, why: settled.why, comment: null, raw: null })
    .where(and(eq(incomingLetters.id, letter.id), ofPlace(letter.partnershipId), eq(incomingLetters.state, 'parked')))
    .run().changes > 0

import type { Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { meetingById } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { needsOf } from '../partnerships/sub-group-store.ts'
import { attendanceOf } from './attendance-store.ts'
import { footingNow } from './quorum.ts'
import { addStamp, type QuorumStamp, removeStamps, sittingOf } from './sitting-store.ts'
import { type ItemOutcome, type StampReason, settledOutcomes } from './states.ts'
import type { MinutedItem } from './store.ts'

/** How long after its planned end a meeting may still be sitting. */
const LONGEST_OVERRUN_HOURS = 4

type Writing = Work<'minutes.write'>

/** Whether the meeting sits at this moment: it was opened, and cannot be long over. */
export function isSitting(
  { tx, partnershipId, now }: Pick<Writing, 'tx' | 'partnershipId' | 'now'>,
  meetingId: string,
  at: Instant = now,
): boolean {
  if (!sittingOf(tx, partnershipId, meetingId)) return false
  return at <= later(meetingById(tx, partnershipId, meetingId).endsAt, { hours: LONGEST_OVERRUN_HOURS })
}

/** Whether an outcome decides something, so that the quorum counts. */
export const isSettled = (outcome: ItemOutcome | null): boolean =>
  (settledOutcomes as readonly (ItemOutcome | null)[]).includes(outcome)

/** Counts who is in the room and keeps it with the moment and the reason. */
export function stampQuorum(
  work: Writing,
  meetingId: string,
  stamp: { why: StampReason; at: Instant; agendaItemId?: string; attendanceId?: string; organisationName?: string },
): void {
  const { tx, partnershipId } = work
  const needs = needsOf(tx, partnershipById(tx, partnershipId), meetingById(tx, partnershipId, meetingId))
  const footing = footingNow(needs, attendanceOf(tx, partnershipId, meetingId))
  const { organisations, needed, missing } = footing
  addStamp(tx, { id: work.ids.newId(), partnershipId, meetingId, organisations, needed, missing, ...stamp })
}

/** A decision made while the meeting sits is stamped once, as it stands last. */
export function stampDecision(work: Writing, before: MinutedItem, outcome: ItemOutcome | null): void {
  if (outcome === before.outcome) return
  const { meetingId, id: agendaItemId } = before
  removeStamps(work.tx, { partnershipId: work.partnershipId, meetingId }, { agendaItemId })
  if (isSettled(outcome) && isSitting(work, meetingId))
    stampQuorum(work, meetingId, { why: 'decision', at: work.now, agendaItemId })
}

/** `Decision under item 4`: why the quorum was counted. */
export function stampInWords(stamp: QuorumStamp, items: readonly Pick<MinutedItem, 'id' | 'number'>[]): string {
  if (stamp.why === 'opened') return 'Start of the meeting'
  if (stamp.why === 'decision') {
    const item = items.find(each => each.id === stamp.agendaItemId)
    return item ? `Decision under item ${item.number}` : 'Decision'
  }
  return `Somebody from ${stamp.organisationName} ${stamp.why}`
}

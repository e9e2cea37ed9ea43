import { may } from '../access/permissions.ts'
import { isChair } from '../access/roles.ts'
import type { Holding, Reading, Work } from '../access/work.ts'
import type { Tx } from '../database/database.ts'
import { notFound, Refusal } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import { activeMembers } from '../partnerships/store.ts'
import { dateTime, knownAs } from '../words.ts'
import { lastMarked } from './attendance-store.ts'
import { pathTo } from './paths.ts'
import { lastNoteTaken, type Minutes, minutesOf } from './store.ts'
import { substantialWriters } from './writers-store.ts'

/** Whether this reader belongs to the secretariat, who see minutes while they are being written. */
export const writesMinutes = (reader: { holdings: Holding[] }): boolean => may('minutes.write', reader)

/** The minutes, if this reader may see them: everyone from the day they are circulated, before that the secretariat. */
export function readableMinutes(
  reading: Reading<'minutes.read' | 'corrections.propose' | 'corrections.settle'>,
  meetingId: string,
): Minutes {
  const minutes = minutesOf(reading.tx, reading.partnershipId, meetingId)
  if (!minutes) throw notFound('set of minutes')
  if (minutes.state !== 'draft' || writesMinutes(reading)) return minutes
  // Who had them in a letter already knows that they exist.
  if (minutes.circulatedAt)
    throw new Refusal('not found', 'These minutes are being corrected. You will be told when they are ready again')
  throw notFound('set of minutes')
}

/** Why there is nothing to minute. */
export const NO_MINUTES = 'This meeting was cancelled, so it has no minutes'

/** Minutes that may still be written: what was circulated stands until it is taken back, what was approved for good. */
export function minutesInDraft(
  { tx, partnershipId }: Reading<'minutes.write' | 'minutes.circulate' | 'actions.raise'>,
  meetingId: string,
): Minutes {
  const minutes = minutesOf(tx, partnershipId, meetingId)
  if (!minutes) throw notFound('set of minutes')
  // What was prepared stays, and comes back with the meeting.
  if (meetingById(tx, partnershipId, meetingId).state === 'cancelled') throw new Refusal('conflict', NO_MINUTES)
  if (minutes.state === 'approved')
    throw new Refusal('conflict', 'These minutes are approved and can no longer change. Add an addendum instead', {
      text: 'Add an addendum',
      href: `${pathTo.minutes(minutes)}/addenda`,
    })
  if (minutes.state === 'circulated')
    throw new Refusal('conflict', 'These minutes have been circulated. Take them back to draft before changing them', {
      text: 'Go to the minutes',
      href: pathTo.minutes(minutes),
    })
  return minutes
}

type Written = Pick<Minutes, 'meetingId' | 'circulatedBy'>

/** What makes somebody the author of minutes, or nothing: a good part of them is theirs, the last word, or the sending out. */
export function howAuthor(
  { tx, partnershipId }: { tx: Tx; partnershipId: string },
  personId: string,
  { meetingId, circulatedBy }: Written,
): string | undefined {
  if (circulatedBy === personId) return 'You circulated these minutes'
  const edits = [lastNoteTaken, lastMarked].map(last => last(tx, partnershipId, meetingId))
  const [last] = edits.filter(edit => edit !== undefined).sort((a, b) => b.at.localeCompare(a.at))
  if (last?.by === personId) return 'You were the last to write in these minutes'
  if (substantialWriters(tx, partnershipId, meetingId).includes(personId))
    return 'You wrote a good part of these minutes'
  return undefined
}

type Looking = Reading<'minutes.approve' | 'minutes.read' | 'meetings.read'>

/** What stands against this person's approving the minutes now, or nothing. */
export const whyNotApprove = (looking: Looking, minutes: Minutes): string | undefined =>
  whyNotOver(looking, minutes) ?? authorship(looking, minutes)

/** Nobody agrees to the minutes of a meeting that still says and decides things. */
function whyNotOver({ tx, partnershipId, now }: Looking, { meetingId }: Minutes): string | undefined {
  const { endsAt } = meetingById(tx, partnershipId, meetingId)
  return now < endsAt
    ? `The meeting goes on until ${dateTime(endsAt)}. Its minutes can be approved from then`
    : undefined
}

/** Why this person may not approve the minutes, and who may instead; or nothing. */
function authorship(looking: Looking, minutes: Minutes): string | undefined {
  const how = howAuthor(looking, looking.actor.personId, minutes)
  if (!how) return undefined
  const others = othersToApprove(looking, minutes)
  const who = others.length > 0 ? others.join(' or ') : 'a chair or vice-chair, and there is no other now'
  return `${how}, so somebody else has to approve them: ${who}`
}

/** The chairs and vice-chairs who did not write them, by name and role. */
const othersToApprove = (looking: Looking, minutes: Minutes): string[] =>
  activeMembers(looking.tx, looking.partnershipId, looking.now)
    .filter(each => isChair([each]) && !howAuthor(looking, each.personId, minutes))
    .map(each => `${knownAs(each)}, ${each.role}`)

/** Minutes wait for the end of their meeting, and their author never approves them. */
export function refuseUnlessApprover(work: Work<'minutes.approve'>, minutes: Minutes): void {
  const early = whyNotOver(work, minutes)
  if (early) throw new Refusal('conflict', early)
  const why = authorship(work, minutes)
  if (why) throw new Refusal('forbidden', why)
}

import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal, stale } from '../errors.ts'
import { aText } from '../input.ts'
import { shortDate } from '../words.ts'
import { meetingInSight } from './policy.ts'
import type { Meeting } from './store.ts'
import { membersToAsk } from './telling.ts'
import { addUpdate, changeUpdate, removeUpdate, updatesTo, type WrittenUpdate } from './written-store.ts'

export const UpdateContent = z.strictObject({
  text: aText(2000, 'Write what the meeting should know').meta({
    description: 'It stands in the minutes as the organisation’s own words',
    example: 'We trained forty staff this quarter',
  }),
})

type Writing = Work<'updates.write' | 'answers.give'>
interface Which {
  meetingId: string
  organisationId: string
  /** The version that was seen; nought where there was nothing yet. */
  version: number
}

/** An organisation writes to a meeting beforehand, and may rewrite it until the meeting begins. */
export function writeUpdate(work: Writing, which: Which, { text }: z.output<typeof UpdateContent>): WrittenUpdate {
  const meeting = openMeeting(work, which)
  const before = updateOf(work, which)
  if ((before?.version ?? 0) !== which.version) throw stale('this written update')
  const { tx, partnershipId, now, actor, ids } = work
  const by = actor.personId
  if (before) changeUpdate(tx, { ...before, partnershipId }, { version: before.version, at: now, by, values: { text } })
  else
    addUpdate(tx, {
      id: ids.newId(),
      partnershipId,
      meetingId: which.meetingId,
      organisationId: which.organisationId,
      text,
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
    })
  note(work, which, `Sent a written update to the meeting on ${shortDate(meeting.heldOn)}`)
  return found(updateOf(work, which))
}

/** Takes a written update back before the meeting. */
export function withdrawUpdate(work: Writing, which: Which): void {
  const meeting = openMeeting(work, which)
  const before = found(updateOf(work, which), 'written update')
  removeUpdate(work.tx, { ...before, partnershipId: work.partnershipId, version: which.version })
  note(work, which, `Took back a written update to the meeting on ${shortDate(meeting.heldOn)}`)
}

/** What an organisation wrote to a meeting, where it did. */
export const updateOf = (
  { tx, partnershipId }: Pick<Reading<'updates.write'>, 'tx' | 'partnershipId'>,
  { meetingId, organisationId }: { meetingId: string; organisationId: string },
): WrittenUpdate | undefined =>
  updatesTo(tx, partnershipId, meetingId).find(each => each.organisationId === organisationId)

/** Why nobody can write to the meeting any more, or not yet. */
export function whyNoUpdate(meeting: Meeting, now: string): string | undefined {
  if (meeting.state === 'draft') return 'This meeting is not scheduled yet'
  if (meeting.state === 'cancelled') return 'This meeting is cancelled'
  if (meeting.state === 'held' || meeting.startsAt <= now)
    return 'The meeting has begun, so written updates are closed: say it there, or write to the next one'
  return undefined
}

export const isOwnUpdate = (
  { holdings }: Pick<Reading<'updates.write'>, 'holdings'>,
  organisationId: string,
): boolean => holdings.some(held => held.organisationId === organisationId)

/** A letter's link opens one's own only. Members write for their own organisations where they are asked to the meeting; who runs it, for any that is. */
function openMeeting(work: Writing, { meetingId, organisationId }: Which): Meeting {
  const meeting = meetingInSight(work, meetingId)
  const asked = membersToAsk(work, work.partnershipId, meeting.subGroupId)
  const isAsked = asked.some(each => each.organisationId === organisationId)
  const isOwn = isOwnUpdate(work, organisationId)
  if (!isOwn && (work.actor.via === 'link' || !may('answers.enter', work)))
    throw new Refusal('forbidden', 'Only a member for this organisation can write for it')
  if (meeting.subGroupId && !isAsked)
    throw new Refusal('forbidden', 'This meeting is of a sub-group that this organisation is not in')
  if (!isAsked && !isOwn) throw new Refusal('conflict', 'This organisation has nobody who is asked to the meeting')
  const why = whyNoUpdate(meeting, work.now)
  if (why) throw new Refusal('conflict', why)
  return meeting
}

const note = (work: Writing, { meetingId, organisationId }: Which, words: string): void =>
  noteActivity(work, { deed: 'update.written', subjectType: 'meeting', subjectId: meetingId, words, organisationId })

import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, InvalidInput, Refusal, stale } from '../errors.ts'
import { aTick } from '../input.ts'
import { counted, shortDate } from '../words.ts'
import { tellApproved } from './approval-letters.ts'
import { correctionsUntil, isOpenToCorrections } from './corrections.ts'
import { correctionsOf } from './corrections-store.ts'
import { meetingsSince } from './last-minutes.ts'
import { refuseUnlessApprover } from './policy.ts'
import { canonical, fingerprint, recordOf } from './record.ts'
import { changeMinutes, type Minutes, minutesOf } from './store.ts'

/** Which text is approved, where, and whether before members' time for corrections is over. */
export const Approval = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'Send the fingerprint of the minutes that you read' })
    .meta({ example: 'a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3' }),
  atMeetingId: z
    .uuid({ error: 'Choose the meeting that agreed to them' })
    .optional()
    .meta({ description: 'The later meeting that agreed to them, where they were not approved between meetings' }),
  early: aTick().meta({ description: 'They are approved though members could still propose corrections' }),
  telling: z.enum(['send', 'save']).default('save').meta({ description: 'Whether members are told by letter' }),
})

/** Approves exactly the text that was read, and freezes it; says how many letters went out. */
export function approveMinutes(
  work: Work<'minutes.approve'>,
  meetingId: string,
  approval: z.output<typeof Approval>,
): number {
  const minutes = found(minutesOf(work.tx, work.partnershipId, meetingId), 'set of minutes')
  refuseUnlessCirculated(minutes)
  refuseUnlessApprover(work, minutes)
  refuseUnheard(work, minutes, approval)
  const record = canonical(recordOf(work.tx, minutes))
  if (fingerprint(record) !== approval.fingerprint) throw stale('these minutes')
  freeze(work, minutes, { record, ...approval })
  noteActivity(work, {
    deed: 'minutes.approved',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: approval.atMeetingId ? 'Approved the minutes as a later meeting agreed' : 'Approved the minutes',
  })
  return approval.telling === 'send' ? tellApproved(work, meetingId) : 0
}

function freeze(
  work: Work<'minutes.approve'>,
  minutes: Minutes,
  approved: { record: string; fingerprint: string; atMeetingId?: string | undefined },
): void {
  changeMinutes(work.tx, minutes, {
    version: minutes.version,
    at: work.now,
    by: work.actor.personId,
    values: {
      state: 'approved',
      approvedAt: work.now,
      approvedBy: work.actor.personId,
      approvedRecord: approved.record,
      circulatedRecord: null,
      approvedHash: approved.fingerprint,
      approvedAtMeetingId: approved.atMeetingId ?? null,
    },
  })
}

function refuseUnlessCirculated({ state }: Minutes): void {
  if (state === 'approved') throw new Refusal('conflict', 'These minutes are already approved')
  if (state === 'draft') throw new Refusal('conflict', 'Circulate these minutes before they are approved')
}

/** Nobody's correction is passed over, and no meeting agrees that did not happen yet. */
function refuseUnheard(
  work: Work<'minutes.approve'>,
  minutes: Minutes,
  { atMeetingId, early }: z.output<typeof Approval>,
): void {
  const waiting = correctionsOf(work.tx, work.partnershipId, minutes.meetingId).filter(each => each.state === 'open')
  if (waiting.length > 0)
    throw new Refusal('conflict', `Settle ${counted(waiting.length, 'proposed correction')} before approving`)
  if (atMeetingId) {
    if (!meetingsSince(work, minutes).some(each => each.id === atMeetingId))
      throw new InvalidInput([{ field: 'atMeetingId', words: 'Choose a later meeting that has begun' }])
    return
  }
  const until = correctionsUntil(minutes)
  if (until && !early && isOpenToCorrections(minutes, work.now))
    throw new Refusal(
      'conflict',
      `Members may propose corrections until ${shortDate(until)}. Say that you approve early`,
    )
}

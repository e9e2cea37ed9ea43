import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal, stale } from '../errors.ts'
import { refuseAuthor } from './policy.ts'
import { canonical, fingerprint, recordOf } from './record.ts'
import { changeMinutes, type Minutes, minutesOf } from './store.ts'

/** Which text is approved: the fingerprint of the one that the approver read. */
export const Approval = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, { error: 'Send the fingerprint of the minutes that you read' }),
})

/** Approves exactly the text that was read, and freezes it. */
export function approveMinutes(
  work: Work<'minutes.approve'>,
  meetingId: string,
  approval: z.output<typeof Approval>,
): void {
  const minutes = found(minutesOf(work.tx, work.partnershipId, meetingId), 'set of minutes')
  refuseUnlessCirculated(minutes)
  refuseAuthor(work, minutes)
  const record = canonical(recordOf(work.tx, minutes))
  if (fingerprint(record) !== approval.fingerprint) throw stale('these minutes')
  changeMinutes(work.tx, minutes, {
    version: minutes.version,
    at: work.now,
    by: work.actor.personId,
    values: {
      state: 'approved',
      approvedAt: work.now,
      approvedBy: work.actor.personId,
      approvedRecord: record,
      circulatedRecord: null,
      approvedHash: approval.fingerprint,
    },
  })
  noteActivity(work, {
    deed: 'minutes.approved',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Approved the minutes',
  })
}

function refuseUnlessCirculated({ state }: Minutes): void {
  if (state === 'approved') throw new Refusal('conflict', 'These minutes are already approved')
  if (state === 'draft') throw new Refusal('conflict', 'Circulate these minutes before they are approved')
}

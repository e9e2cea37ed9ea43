import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { aLine } from '../input.ts'
import { askedNow } from './audience.ts'
import { sendWithdrawal } from './letters.ts'
import { refuseUnlessOpen } from './policy.ts'
import { changeFindingRow, type Finding, findingById } from './store.ts'

export const Withdrawal = z.strictObject({
  reason: aLine('Enter why the date is no longer looked for. Those asked read this', 500).meta({
    example: 'The autumn meeting covers it',
  }),
})

/** Gives the search up, and tells everybody who was asked, so that nobody keeps a day free for nothing. */
export function withdrawFinding(
  work: Work<'dates.arrange'>,
  findingId: string,
  { reason, version }: { reason: string; version: number },
): Finding {
  const was = findingById(work.tx, work.partnershipId, findingId)
  refuseUnlessOpen(was)
  const values = { state: 'withdrawn', withdrawnReason: reason } as const
  changeFindingRow(work.tx, was, { version, at: work.now, by: work.actor.personId, values })
  const finding = findingById(work.tx, work.partnershipId, findingId)
  for (const { member } of askedNow(work, finding)) sendWithdrawal(work, finding, member)
  noteActivity(work, {
    deed: 'date.withdrawn',
    subjectType: 'date finding',
    subjectId: findingId,
    words: 'Gave up looking for a date, and told those who were asked',
  })
  return finding
}

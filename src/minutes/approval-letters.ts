import type { Reading, Work } from '../access/work.ts'
import { NEUTRAL } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { meetingById } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { readersToTell, type Told } from './letters.ts'
import { pathTo } from './paths.ts'

/** Who is told that minutes are approved: those who were told that they were ready. */
export const readersOfApproval = (looking: Reading<'minutes.approve'>, meetingId: string): Told[] =>
  readersToTell(looking, meetingId)

/** One letter to each of them. What was approved stands behind the sign-in. */
export function tellApproved(work: Work<'minutes.approve'>, meetingId: string): number {
  const { tx, partnershipId, config } = work
  const { name, shortName } = partnershipById(tx, partnershipId)
  const heldOn = shortDate(meetingById(tx, partnershipId, meetingId).heldOn)
  const url = config.publicUrl + pathTo.minutes({ partnershipId, meetingId })
  const plain = {
    subject: `${shortName}: the minutes are approved`,
    template: 'minutes/mail/approved.njk',
    view: { heldOn, partnershipName: name, url },
    fromName: name,
  }
  const neutral = {
    subject: `${NEUTRAL}: something is ready for you to read`,
    template: 'minutes/mail/neutral.njk',
    view: { url: `${config.publicUrl}/` },
    fromName: NEUTRAL,
  }
  const sent = readersOfApproval(work, meetingId).map(reader =>
    post(work, {
      kind: 'notice',
      cause: `minutes of ${meetingId} approved, to ${reader.personId}`,
      to: reader,
      partnershipId,
      subjectId: meetingId,
      ...(reader.isNeutral ? neutral : plain),
    }),
  )
  return sent.filter(Boolean).length
}

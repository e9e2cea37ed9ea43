import { allows } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { meetingById } from '../meetings/store.ts'
import { activeMembers, type Member, partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { pathTo } from './paths.ts'

interface Notice {
  cause: string
  meetingId: string
  subject: string
  template: string
}

/** Chair and vice-chair, who settle corrections; whoever proposes one settles it not. */
export function chairsToTell({ tx, partnershipId, now, actor }: Reading<'corrections.propose'>): Member[] {
  const chairs = activeMembers(tx, partnershipId, now).filter(
    member => member.personId !== actor.personId && allows('corrections.settle', { roles: [member.role] }),
  )
  return [...new Map(chairs.map(each => [each.personId, each])).values()]
}

/** One letter to each chair that a correction waits; what it says stands behind the sign-in. */
export function tellChairs(work: Work<'corrections.propose'>, { id, meetingId }: { id: string; meetingId: string }) {
  for (const chair of chairsToTell(work))
    tell(work, chair, {
      cause: `correction ${id} proposed, to ${chair.personId}`,
      meetingId,
      subject: 'a correction of the minutes waits for you',
      template: 'minutes/mail/correction-proposed.njk',
    })
}

/** One letter to who proposed it, if they are a member still: whether it was taken, and where to read why. */
export function tellProposer(
  work: Work<'corrections.settle'>,
  correction: { id: string; meetingId: string; proposedBy: string },
  answer: 'take' | 'decline',
): void {
  const proposer = activeMembers(work.tx, work.partnershipId, work.now).find(
    each => each.personId === correction.proposedBy,
  )
  if (!proposer) return
  tell(work, proposer, {
    cause: `correction ${correction.id} settled`,
    meetingId: correction.meetingId,
    subject: answer === 'take' ? 'your correction was taken' : 'your correction was not taken',
    template: answer === 'take' ? 'minutes/mail/correction-taken.njk' : 'minutes/mail/correction-declined.njk',
  })
}

function tell(work: Work<'corrections.propose' | 'corrections.settle'>, to: Member, notice: Notice): void {
  const { tx, partnershipId, config } = work
  const { name, shortName } = partnershipById(tx, partnershipId)
  const { cause, meetingId, subject, template } = notice
  const heldOn = shortDate(meetingById(tx, partnershipId, meetingId).heldOn)
  const common = { kind: 'notice' as const, cause, to, partnershipId, subjectId: meetingId }
  if (needsNeutral(to))
    post(work, {
      ...common,
      subject: `${NEUTRAL}: something is ready for you to read`,
      template: 'minutes/mail/neutral.njk',
      view: { url: `${config.publicUrl}/` },
      fromName: NEUTRAL,
    })
  else
    post(work, {
      ...common,
      subject: `${shortName}: ${subject}`,
      template,
      view: { heldOn, partnershipName: name, url: config.publicUrl + pathTo.corrections({ partnershipId, meetingId }) },
      fromName: name,
    })
}

import type { Work } from '../access/work.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { speakersFor } from '../partnerships/speakers.ts'
import { activeMembers, type Member, partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { pledgePath } from './paths.ts'
import type { Pledge } from './store.ts'

type PledgeWork = Work<
  'pledges.record' | 'pledges.submit' | 'pledges.acknowledge' | 'pledges.progress' | 'pledges.verify'
>

/** What happened to a pledge that somebody should hear of by letter. */
const news = {
  drafted: {
    subject: 'a pledge waits for your organisation to confirm it',
    says: 'A pledge was drafted for your organisation. It counts once you have read it and submitted it.',
    button: 'Read the draft',
  },
  submitted: {
    subject: 'a pledge waits to be acknowledged',
    says: 'An organisation submitted a pledge. It begins when you acknowledge it.',
    button: 'Read the pledge',
  },
  'sent back': {
    subject: 'a pledge came back to your organisation',
    says: 'The chair sent a pledge back to you and says why on its page. Nothing in it was changed.',
    button: 'See what is asked',
  },
  acknowledged: {
    subject: 'your organisation’s pledge was acknowledged',
    says: 'The chair acknowledged your pledge with thanks. It is under way: tell the partnership once a quarter how far it has come.',
    button: 'Open the pledge',
  },
  delivered: {
    subject: 'a pledge waits to be verified',
    says: 'An organisation says that its pledge is delivered and shows evidence. Look at it and verify it.',
    button: 'See the evidence',
  },
  questioned: {
    subject: 'there is a question about your organisation’s pledge',
    says: 'The chair looked at the evidence and asks for something more; the question stands on the pledge’s page.',
    button: 'See what is asked',
  },
  verified: {
    subject: 'your organisation’s pledge was verified',
    says: 'The chair verified your pledge: the partnership recognises what you have done. Thank you.',
    button: 'Open the pledge',
  },
} as const
type News = keyof typeof news

/** Tells the chair, and the vice-chair where there is no chair; not somebody who did it themselves. */
export function tellChair(work: PledgeWork, pledge: Pledge, what: News): void {
  const members = activeMembers(work.tx, work.partnershipId, work.now)
  const chairs = members.filter(member => member.role === 'chair')
  tell(work, pledge, { what, to: chairs.length > 0 ? chairs : members.filter(({ role }) => role === 'vice-chair') })
}

/** Tells whoever speaks for the organisation. */
export function tellOrganisation(work: PledgeWork, pledge: Pledge, what: News): void {
  const members = activeMembers(work.tx, work.partnershipId, work.now)
  tell(work, pledge, { what, to: speakersFor(members, pledge.organisationId) })
}

function tell(work: PledgeWork, pledge: Pledge, { what, to }: { what: News; to: Member[] }): void {
  for (const member of to.filter(({ personId }) => personId !== work.actor.personId))
    post(work, {
      kind: 'notice',
      // The version tells a second submission, after a pledge was sent back, from the first.
      cause: `pledge.${what}:${pledge.id}:${pledge.version}:${member.personId}`,
      to: { personId: member.personId, email: member.email },
      template: 'pledges/mail/news.njk',
      partnershipId: work.partnershipId,
      subjectId: pledge.id,
      ...(needsNeutral(member) ? neutralLetter(work) : plainLetter(work, pledge, what)),
    })
}

function plainLetter(work: PledgeWork, pledge: Pledge, what: News) {
  const { name, shortName } = partnershipById(work.tx, work.partnershipId)
  const { subject, says, button } = news[what]
  const facts = [
    ['Organisation', pledge.organisationName],
    ['Pledge', pledge.title],
    ['Reference', pledge.reference],
    ['By', pledge.byWhen ? shortDate(pledge.byWhen) : ''],
  ]
  const url = work.config.publicUrl + pledgePath(pledge)
  return { fromName: name, subject: `${shortName}: ${subject}`, view: { says, facts, button, url } }
}

const neutralLetter = (work: PledgeWork) => ({
  fromName: NEUTRAL,
  subject: `${NEUTRAL}: something has changed that concerns you`,
  view: {
    says: 'Something has changed that concerns you. Sign in to see it.',
    facts: [],
    button: 'Sign in',
    url: `${work.config.publicUrl}/`,
  },
})

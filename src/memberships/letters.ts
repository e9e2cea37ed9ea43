import type { Work } from '../access/work.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import { knownAs } from '../words.ts'
import type { Membership } from './store.ts'

/** Tells somebody that they are invited; the address they read it at is the key, so the letter carries none. */
export function sendInvitation(work: Work, membership: Membership | undefined): void {
  if (!membership) return
  const { expiresAt } = membership
  tell(work, membership, {
    cause: 'invited',
    template: 'memberships/mail/invitation.njk',
    subject: shortName => `Invitation to ${shortName}`,
    view: { expiresAt, inviter: nameOfActor(work) },
  })
}

/** Tells somebody that a chair who vouches for them has made them a member. */
export function sendWelcome(work: Work, membership: Membership): void {
  tell(work, membership, {
    cause: 'welcomed',
    template: 'memberships/mail/welcome.njk',
    subject: shortName => `You are a member of ${shortName}`,
    view: {},
  })
}

/** Tells somebody that their membership or invitation has ended. */
export function sendFarewell(work: Work, membership: Membership): void {
  tell(work, membership, {
    cause: 'ended',
    template: 'memberships/mail/ended.njk',
    subject: shortName => `Your membership of ${shortName} has ended`,
    view: {},
  })
}

/** Tells somebody that their role is another from now on. */
export function sendNewRole(work: Work, membership: Membership): void {
  tell(work, membership, {
    cause: 'role',
    template: 'memberships/mail/role.njk',
    subject: shortName => `Your role in ${shortName}`,
    view: {},
  })
}

interface Telling {
  cause: string
  template: string
  subject: (shortName: string) => string
  view: Record<string, unknown>
}

function tell(work: Work, membership: Membership, { cause, template, subject, view }: Telling): void {
  const partnership = partnershipById(work.tx, membership.partnershipId)
  const isNeutral = needsNeutral(membership)
  post(work, {
    kind: cause === 'invited' ? 'invitation' : 'notice',
    cause: `membership ${cause}:${membership.id}:${membership.version}`,
    to: { personId: membership.personId, email: membership.email },
    subject: isNeutral ? 'There is news for you' : subject(partnership.shortName),
    template: isNeutral ? 'memberships/mail/neutral.njk' : template,
    view: { ...viewOf(membership, partnership.name), ...view, url: work.config.publicUrl + pathFor(cause, membership) },
    fromName: isNeutral ? NEUTRAL : partnership.name,
    partnershipId: partnership.id,
    subjectId: membership.id,
    ...(partnership.publicEmail && !isNeutral ? { replyTo: partnership.publicEmail } : {}),
  })
}

const viewOf = ({ organisationName, role, email }: Membership, partnershipName: string) => ({
  partnershipName,
  organisationName,
  role,
  email,
})

/** Where the letter's link leads: what has ended leads home. */
function pathFor(cause: string, { partnershipId }: Membership): string {
  if (cause === 'invited') return '/invitations'
  return cause === 'ended' ? '/' : `/partnerships/${partnershipId}`
}

/** The platform and the operator are nobody that the reader knows. */
function nameOfActor(work: Work): string {
  const person = personById(work.tx, work.actor.personId)
  return person ? knownAs(person) : 'The platform’s administrator'
}

import { found } from '../errors.ts'
import { followPerson } from '../meetings/invites.ts'
import { acceptInvitation } from '../memberships/answer-invitation.ts'
import { invitePerson } from '../memberships/invite-person.ts'
import { MemberInvitation } from '../memberships/open-invitation.ts'
import { invitationsOf } from '../memberships/own-store.ts'
import { changeOwnDetails, OwnDetails } from '../people/change-own-details.ts'
import { personByEmail } from '../people/store.ts'
import { organisationContent } from './content/organisations.ts'
import type { PartnershipKey } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'
import type { Story } from './story.ts'

/** `firstname.lastname@organisation.example`: a domain that nobody can have (RFC 6761). */
export function addressOf(who: PersonKey): string {
  const { name, organisation } = personContent[who]
  return `${name.toLowerCase().replaceAll(' ', '.')}@${organisationContent[organisation].domain}.example`
}

/** Invites somebody, in the role that they have in the story. */
export function inviteMember(
  story: Story,
  { partnership, by, who }: { partnership: PartnershipKey; by: PersonKey; who: PersonKey },
): void {
  const { name, organisation, roles } = personContent[who]
  const invitation = MemberInvitation.parse({
    name,
    email: addressOf(who),
    organisation: organisationContent[organisation].displayName,
    role: roles[partnership],
  })
  story.as(by, { permission: 'members.invite', in: partnership }, work => invitePerson(work, invitation))
  meet(story, who)
}

/** From their first invitation on somebody is known to the platform. */
export function meet(story: Story, who: PersonKey): void {
  if (!story.person.has(who))
    story.person.set(who, found(personByEmail(story.house.database.tx, addressOf(who)), 'person').id)
}

/** Somebody accepts their invitation and says who they are. */
export function becomeMember(story: Story, partnership: PartnershipKey, who: PersonKey): void {
  story.as(who, { permission: 'invitations.accept', in: undefined }, work => {
    const waiting = invitationsOf(work.tx, work.actor.personId, work.now)
    const invitation = found(
      waiting.find(each => each.partnershipId === partnership),
      'invitation',
    )
    acceptInvitation(work, invitation.id)
  })
  introduce(story, who)
}

/** Job title, and how much others see: said once, with the first invitation. */
export function introduce(story: Story, who: PersonKey): void {
  const { name, jobTitle, alias, directoryVisibility = 'members' } = personContent[who]
  story.as(who, { permission: 'account.use', in: undefined }, work => {
    const known = found(personByEmail(work.tx, addressOf(who)), 'person')
    const details = OwnDetails.parse({ name, jobTitle, alias, directoryVisibility })
    if (known.jobTitle !== jobTitle) changeOwnDetails(work, { details, version: known.version }, [followPerson])
  })
}

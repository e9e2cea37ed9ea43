import { z } from 'zod'
import { holdingsIn } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { passActionsOn } from '../actions/pass-on.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aLine, anAddress } from '../input.ts'
import { inviteToComingMeetings } from '../meetings/invites.ts'
import { placesFor } from '../partnerships/group-members-store.ts'
import { activeMembers } from '../partnerships/store.ts'
import { personByEmail } from '../people/store.ts'
import { close } from './end-membership.ts'
import { sendWelcome } from './letters.ts'
import { openInvitation } from './open-invitation.ts'
import { passPlacesOn } from './pass-places-on.ts'
import { refuseToLeaveWithoutChair, refuseUnlessMayDecideOn } from './policy.ts'
import { membershipState } from './states.ts'
import { addMembership, changeMembership, type Membership, membershipById, openMembership } from './store.ts'

export const Successor = z.strictObject({
  successorPersonId: z
    .uuid({ error: 'Choose who comes instead' })
    .optional()
    .meta({ description: 'Who is a member already; leave it out to invite somebody new' }),
  name: aLine('Enter their name', 100).optional(),
  email: anAddress('Enter their work e-mail address').optional(),
})
export type Successor = z.output<typeof Successor>

type Replacing = Work<'members.replace'>

/**
 * Somebody else speaks for the organisation from now on, in the same role: its seat stays, and what it has to do stays
 * its own. Who is a member already takes over at once, anybody else is invited. Answers whether they took over.
 */
export function replaceMember(
  work: Replacing,
  id: string,
  { version, ...wanted }: Successor & { version: number },
): { tookOver: boolean } {
  const leaver = found(membershipById(work.tx, work.partnershipId, id), 'member')
  refuseUnlessMayDecideOn(work.holdings, leaver.role)
  if (membershipState(leaver, work.now) !== 'active')
    throw new Refusal('conflict', 'They are not a member yet. Take their invitation back and invite somebody else')
  const personId = memberNamed(work, wanted)
  if (personId === leaver.personId)
    throw new InvalidInput([{ field: personIn(wanted), words: 'Choose somebody other than who leaves' }])
  const places = placesFor(work.tx, work.partnershipId, leaver)
  if (personId) takeOver(work, leaver, personId)
  const successorId = personId ?? inviteInstead(work, leaver, wanted)
  refuseToLeaveWithoutChair(work.tx, [leaver], work.now)
  passActionsOn(work, leaver, personId)
  close(work, { ...leaver, version })
  const { organisationId } = leaver
  passPlacesOn(work, places, { personId: successorId, organisationId, isMember: personId !== undefined })
  if (personId) inviteToComingMeetings(work, work.partnershipId, personId)
  return { tookOver: personId !== undefined }
}

const personIn = (wanted: Successor) => (wanted.successorPersonId ? 'successorPersonId' : 'email')

/** Whoever is a member here already, chosen or known by their address. */
function memberNamed(
  { tx, partnershipId, now }: Replacing,
  { successorPersonId, email }: Successor,
): string | undefined {
  if (successorPersonId && !activeMembers(tx, partnershipId, now).some(each => each.personId === successorPersonId))
    throw new InvalidInput([{ field: 'successorPersonId', words: 'Choose somebody who is a member now' }])
  if (successorPersonId) return successorPersonId
  const known = email ? personByEmail(tx, email) : undefined
  return known && holdingsIn(tx, partnershipId, known.id, now).length > 0 ? known.id : undefined
}

/** They have given the undertaking for this partnership, so there is nothing to accept. */
function takeOver(work: Replacing, leaver: Membership, personId: string): void {
  const { tx, partnershipId, now } = work
  const { organisationId, role } = leaver
  const known = openMembership(tx, partnershipId, { personId, organisationId })
  if (known && membershipState(known, now) === 'active') return
  const id = known?.id ?? work.ids.newId()
  const terms = { role, startedAt: now, expiresAt: null, invitedName: null }
  if (known) changeMembership(tx, partnershipId, { id, version: known.version, values: terms })
  else
    addMembership(tx, {
      id,
      personId,
      partnershipId,
      organisationId,
      invitedAt: now,
      invitedBy: work.actor.personId,
      ...terms,
    })
  noteActivity(work, {
    deed: 'member.took over',
    subjectType: 'membership',
    subjectId: id,
    words: `Made a member speak for another organisation, as ${role}`,
    organisationId,
  })
  sendWelcome(work, found(membershipById(tx, partnershipId, id), 'member'))
}

/** Answers who is invited. */
function inviteInstead(work: Replacing, leaver: Membership, { name, email }: Successor): string {
  if (!email) throw new InvalidInput([{ field: 'email', words: 'Choose a member, or enter who is to be invited' }])
  if (!name) throw new InvalidInput([{ field: 'name', words: 'Enter their name' }])
  const { organisationName: organisation, role } = leaver
  const { id } = openInvitation(work, work.partnershipId, { name, email, organisation, role })
  return found(membershipById(work.tx, work.partnershipId, id), 'member').personId
}

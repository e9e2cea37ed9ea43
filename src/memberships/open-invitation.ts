import { z } from 'zod'
import { roles } from '../access/roles.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { aDate, aLine, anAddress } from '../input.ts'
import { organisationTypes } from '../partnerships/kinds.ts'
import { addPerson, personByEmail } from '../people/store.ts'
import { sendInvitation } from './letters.ts'
import { membershipState } from './states.ts'
import { addMembership, changeMembership, membershipById, openMembership } from './store.ts'
import { knownOrNewOrganisation } from './take-seat.ts'

export const INVITATION_DAYS = 14

export const MemberInvitation = z.strictObject({
  name: aLine('Enter their name', 100).meta({ example: 'Tom Okoro' }),
  email: anAddress('Enter their work e-mail address'),
  organisation: aLine('Enter the organisation they will represent', 150).meta({ example: 'Harbour Housing' }),
  organisationType: z
    .enum(organisationTypes, { error: 'Choose what kind of organisation it is' })
    .optional()
    .meta({ description: 'Needed where the organisation is not known here yet' }),
  role: z.enum(roles, { error: 'Choose their role' }),
  startsOn: aDate('Enter their first day')
    .optional()
    .meta({ description: 'Their first day, where it is later than the day they accept' }),
})
export type MemberInvitation = z.output<typeof MemberInvitation>

/** The person with that address; somebody new where nobody has it. */
export function knownOrNewPerson(work: Work, named: { name: string; email: string }): string {
  const known = personByEmail(work.tx, named.email)
  if (known) return known.id
  const id = work.ids.newId()
  addPerson(work.tx, {
    id,
    name: named.name,
    email: named.email,
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
  })
  return id
}

/**
 * Asks a person into a partnership for an organisation, which takes its seat once somebody accepts. Signing in with that
 * address shows the invitation, for 14 days.
 */
export function openInvitation(work: Work, partnershipId: string, wanted: MemberInvitation): { id: string } {
  const personId = knownOrNewPerson(work, wanted)
  const organisationId = knownOrNewOrganisation(work, wanted)
  const known = openMembership(work.tx, partnershipId, { personId, organisationId })
  const state = known && membershipState(known, work.now)
  if (state === 'active' || state === 'starting')
    throw new Refusal('conflict', `They are already a member for ${known?.organisationName}`)
  if (state === 'invited')
    throw new Refusal(
      'conflict',
      `They have been invited for ${known?.organisationName} already and have not answered yet`,
    )
  const terms = {
    role: wanted.role,
    invitedName: wanted.name,
    invitedAt: work.now,
    invitedBy: work.actor.personId,
    expiresAt: later(work.now, { days: INVITATION_DAYS }),
    startsOn: wanted.startsOn ?? null,
  }
  const id = known?.id ?? work.ids.newId()
  if (known) changeMembership(work.tx, partnershipId, { id, version: known.version, values: terms })
  else addMembership(work.tx, { id, personId, partnershipId, organisationId, ...terms })
  noteActivity(work, {
    deed: 'member.invited',
    subjectType: 'membership',
    subjectId: id,
    words: `Invited somebody as ${wanted.role}`,
    organisationId,
    partnershipId,
  })
  sendInvitation(work, membershipById(work.tx, partnershipId, id))
  return { id }
}

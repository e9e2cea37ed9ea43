import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import { aLine, anAddress } from '../input.ts'
import { openInvitation } from '../memberships/open-invitation.ts'
import { knownOrNewOrganisation, takeSeat } from '../memberships/take-seat.ts'
import { cadences, organisationTypes } from '../partnerships/kinds.ts'
import { addPartnership, areaById, isTaken } from './store.ts'

/** What stands in an address where a short word would: whatever were called so could not be reached. */
export const ofOurOwn = ['new']

/** The short word in an address: it never changes, so it is chosen with care. */
export const aShortWord = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Use small letters, digits and single hyphens only, such as sams' })
    .max(40, { error: 'Use 40 characters or fewer' })
    .refine(word => !ofOurOwn.includes(word), { error: 'This word stands for a page of ours. Choose another' })

export const NewPartnership = z.strictObject({
  name: aLine('Enter the name of the partnership'),
  shortName: aLine('Enter its short name', 20),
  id: aShortWord('Enter the short word for its address'),
  areaName: aLine('Enter the area it works in'),
  policeAreaId: aLine('Choose the police area'),
  cadence: z.enum(cadences, { error: 'Choose how often it meets' }),
  organisation: aLine('Enter the organisation that hosts it', 150),
  organisationType: z.enum(organisationTypes).optional(),
  chairName: aLine('Enter the chair’s name', 100),
  chairEmail: anAddress('Enter the chair’s work e-mail address'),
})
export type NewPartnership = z.output<typeof NewPartnership>

/** Creates a partnership: its host takes the first seat and its first chair is invited by letter. */
export function createPartnership(work: Work<'partnerships.create'>, wanted: NewPartnership): { id: string } {
  const { chairName, chairEmail, organisation, organisationType, ...described } = wanted
  refuseWrongPlace(work, wanted)
  const host = { organisation, organisationType }
  const hostOrganisationId = knownOrNewOrganisation(work, host)
  addPartnership(work.tx, {
    ...described,
    status: 'forming',
    hostOrganisationId,
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
  })
  noteActivity(work, {
    deed: 'partnership.created',
    subjectType: 'partnership',
    subjectId: wanted.id,
    words: `Created the partnership ${wanted.name}`,
    partnershipId: wanted.id,
    policeAreaId: wanted.policeAreaId,
  })
  takeSeat(work, wanted.id, hostOrganisationId)
  openInvitation(work, wanted.id, { ...host, name: chairName, email: chairEmail, role: 'chair' })
  return { id: wanted.id }
}

function refuseWrongPlace(work: Work<'partnerships.create'>, wanted: NewPartnership): void {
  if (isTaken(work.tx, wanted.id))
    throw new InvalidInput([{ field: 'id', words: 'Another partnership has this address' }])
  if (!areaById(work.tx, wanted.policeAreaId))
    throw new InvalidInput([{ field: 'policeAreaId', words: 'Choose the police area' }])
}

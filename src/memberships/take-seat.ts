import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import type { OrganisationType } from '../partnerships/kinds.ts'
import { addOrganisation, organisationByName } from '../partnerships/store.ts'
import { addSeat } from './store.ts'

/** An organisation as somebody names it: one we know by that name, or a new one, whose kind we then need. */
export interface NamedOrganisation {
  organisation: string
  organisationType?: OrganisationType | undefined
}

/** The organisation of that name, made known here if it is new. */
export function knownOrNewOrganisation(work: Work, named: NamedOrganisation): string {
  const known = organisationByName(work.tx, named.organisation)
  if (known) return known.id
  if (!named.organisationType)
    throw new InvalidInput([
      {
        field: 'organisationType',
        words: `“${named.organisation}” is new here: choose what kind of organisation it is`,
      },
    ])
  const id = work.ids.newId()
  addOrganisation(work.tx, {
    id,
    legalName: named.organisation,
    displayName: named.organisation,
    type: named.organisationType,
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
  })
  return id
}

/** The organisation of that name, seated in the partnership from now on if it was not before. */
export function seatedOrganisation(work: Work, partnershipId: string, named: NamedOrganisation): string {
  const organisationId = knownOrNewOrganisation(work, named)
  takeSeat(work, partnershipId, organisationId)
  return organisationId
}

/** An organisation takes its seat with the first who acts for it: whom it was only asked for seats nobody. */
export function takeSeat(work: Work, partnershipId: string, organisationId: string): void {
  const seat = { id: work.ids.newId(), organisationId, joinedOn: londonDate(work.now) }
  if (addSeat(work.tx, partnershipId, seat))
    noteActivity(work, {
      deed: 'organisation.joined',
      subjectType: 'organisation',
      subjectId: organisationId,
      words: 'Gave an organisation a seat',
      organisationId,
      partnershipId,
    })
}

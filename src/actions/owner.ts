import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { speakersFor } from '../partnerships/speakers.ts'
import { activeMembers, isSeated, type Member, partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { pathToAction } from './paths.ts'
import type { Action } from './store.ts'

interface Owner {
  ownerOrganisationId: string
  ownerPersonId?: string | undefined
}

type InPartnership = Work & { partnershipId: string }

/** An action is owned by an organisation with a seat and, where a person is named, by one who acts for it now. */
export function refuseForeignOwner(work: InPartnership, { ownerOrganisationId, ownerPersonId }: Owner): void {
  if (!isSeated(work.tx, work.partnershipId, ownerOrganisationId))
    throw new InvalidInput([{ field: 'ownerOrganisationId', words: 'Choose an organisation of this partnership' }])
  const actsForIt = membersOf(work, ownerOrganisationId).some(each => each.personId === ownerPersonId)
  if (ownerPersonId && !actsForIt)
    throw new InvalidInput([{ field: 'ownerPersonId', words: 'Choose a person who acts for that organisation' }])
}

/** Writes to whoever has to do it, unless they are the one who did this. */
export function tellOwner(work: InPartnership, action: Action): void {
  for (const person of ownersOf(work, action))
    post(work, {
      kind: 'notice',
      // A later owner, or the same one again after somebody else, hears anew.
      cause: `action ${action.id} version ${action.version} given to ${person.personId}`,
      to: person,
      template: 'actions/mail/action-given.njk',
      partnershipId: work.partnershipId,
      subjectId: action.id,
      ...(needsNeutral(person) ? neutralLetter(work, action) : plainLetter(work, action)),
    })
}

function plainLetter(work: InPartnership, action: Action) {
  const { name, shortName } = partnershipById(work.tx, work.partnershipId)
  return {
    fromName: name,
    subject: `${shortName}: an action for ${action.ownerOrganisationName}, ${action.reference}`,
    view: {
      from: name,
      facts: [
        ['Action', action.reference],
        ['To do', action.text],
        ['For', action.ownerOrganisationName],
        ['Due', shortDate(action.dueOn)],
      ],
      url: work.config.publicUrl + pathToAction(work.partnershipId, action.id),
    },
  }
}

const neutralLetter = (work: InPartnership, action: Action) => ({
  fromName: NEUTRAL,
  subject: `${NEUTRAL}: something for you to do by ${shortDate(action.dueOn)}`,
  view: { from: NEUTRAL, facts: [['Due', shortDate(action.dueOn)]], url: `${work.config.publicUrl}/` },
})

/** The person named; where none is, whoever speaks for the organisation. */
function ownersOf(work: InPartnership, action: Action): Member[] {
  const members = membersOf(work, action.ownerOrganisationId)
  const owners = action.ownerPersonId
    ? members.filter(each => each.personId === action.ownerPersonId)
    : speakersFor(members, action.ownerOrganisationId)
  return owners.filter(each => each.personId !== work.actor.personId)
}

const membersOf = (work: InPartnership, organisationId: string): Member[] =>
  activeMembers(work.tx, work.partnershipId, work.now).filter(each => each.organisationId === organisationId)

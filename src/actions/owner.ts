import type { Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { speakersFor } from '../partnerships/speakers.ts'
import { activeMembers, isSeated, type Member, partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { doorToActions } from './door.ts'
import { pathToAction } from './paths.ts'
import type { Action } from './store.ts'

interface Owned {
  ownerOrganisationId: string
  ownerPersonId: string | null
}

interface Owner {
  ownerOrganisationId: string
  ownerPersonId?: string | undefined
}

type Looking = Pick<Work, 'tx' | 'now' | 'actor'> & { partnershipId: string }
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
      ...(needsNeutral(person) ? neutralLetter(work, action) : plainLetter(work, action, person.personId)),
    })
}

function plainLetter(work: InPartnership, action: Action, personId: string) {
  const { name, shortName } = partnershipById(work.tx, work.partnershipId)
  return {
    fromName: name,
    subject: `${shortName}: an action for ${action.ownerOrganisationName}, ${action.reference}`,
    view: {
      from: name,
      facts: factsOf(action),
      url: doorToActions(work, { personId, partnershipId: work.partnershipId }),
      registerUrl: work.config.publicUrl + pathToAction(work.partnershipId, action.id),
    },
  }
}

/** What a letter says of an action. */
export const factsOf = (action: Action): [string, string][] => [
  ['Action', action.reference],
  ['To do', action.text],
  ['For', action.ownerOrganisationName],
  ['Due', shortDate(action.dueOn)],
]

const neutralLetter = (work: InPartnership, action: Action) => ({
  fromName: NEUTRAL,
  subject: `${NEUTRAL}: something for you to do by ${shortDate(action.dueOn)}`,
  view: { from: NEUTRAL, facts: [['Due', shortDate(action.dueOn)]], url: `${work.config.publicUrl}/`, registerUrl: '' },
})

/** Who is written to about it: the person named; where none is, whoever speaks for the organisation; never who acts. */
export function ownersOf(work: Looking, action: Owned): Member[] {
  const members = membersOf(work, action.ownerOrganisationId)
  const owners = action.ownerPersonId
    ? members.filter(each => each.personId === action.ownerPersonId)
    : speakersFor(members, action.ownerOrganisationId)
  return owners.filter(each => each.personId !== work.actor.personId)
}

const membersOf = (work: Looking, organisationId: string): Member[] =>
  activeMembers(work.tx, work.partnershipId, work.now).filter(each => each.organisationId === organisationId)

import { z } from 'zod'
import { isOfOthersClosedGroup } from '../access/group-store.ts'
import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { aDate } from '../input.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { isOpen, isOverdue, isOwner, mayProgress } from './policy.ts'
import { actionsIn, type Which } from './register-store.ts'
import { datesAsked, offersTo, requestsWaiting } from './requests-store.ts'
import { actionSeen } from './sight-store.ts'
import { actionStates } from './states.ts'
import type { Action } from './store.ts'
import { updatesOf } from './updates-store.ts'

export const showings = ['open', 'overdue', 'mine', 'all'] as const

/** What the register may be narrowed to. */
export const Filter = z.object({
  show: z.enum(showings).default('open').meta({ description: '`mine` is yours and your organisation’s, still open' }),
  text: z.string().max(200).optional().meta({ description: 'Words in the action or its reference' }),
  organisationId: z.uuid().optional(),
  personId: z.uuid().optional(),
  state: z.enum(actionStates).optional(),
  dueBy: aDate('').optional().meta({ description: 'Due on that day or before' }),
  meetingId: z.uuid().optional().meta({ description: 'Agreed at that meeting' }),
  fourP: z.enum(fourPs).optional(),
})
export type Filter = z.output<typeof Filter>

/** The same from a page’s address, where an empty box asks for nothing and what nobody knows is passed over. */
export const PageFilter = z.object({
  show: Filter.shape.show.catch('open'),
  text: Filter.shape.text.catch(undefined),
  organisationId: Filter.shape.organisationId.catch(undefined),
  personId: Filter.shape.personId.catch(undefined),
  state: Filter.shape.state.catch(undefined),
  dueBy: Filter.shape.dueBy.catch(undefined),
  meetingId: Filter.shape.meetingId.catch(undefined),
  fourP: Filter.shape.fourP.catch(undefined),
})

/** One page of the register of actions and one row more, each with whether it is overdue today. */
export function register(
  reading: Reading<'actions.read'>,
  { filter, after, size }: { filter: Filter; after: string[] | undefined; size: number },
) {
  const { show, ...narrower } = filter
  const which: Which = {
    ...narrower,
    // Who asks for a state that is over, or for one meeting's, means all of them.
    isOpen: show !== 'all' && (narrower.state === undefined || isOpen({ state: narrower.state })),
    overdueOn: show === 'overdue' ? londonDate(reading.now) : undefined,
    owner: show === 'mine' ? mine(reading) : undefined,
  }
  return actionsIn(reading, { which, after, size }).map(row => asRead(reading, row))
}

const mine = ({ actor, holdings }: Reading<'actions.read'>) => ({
  personId: actor.personId,
  organisationIds: holdings.map(held => held.organisationId),
})

/** An action as every member may read it. */
export const withOverdue = ({ now }: { now: string }, { ownerKnownAs: _, ...action }: Action) => ({
  ...action,
  isOverdue: isOverdue(action, londonDate(now)),
})

/** The same for this reader: who keeps the register, and whose it is, know its owner by name. */
export function asRead(reading: Pick<Reading<'actions.read'>, 'now' | 'actor' | 'holdings'>, action: Action) {
  const isTheirs = action.ownerPersonId === reading.actor.personId
  const ownerName = isTheirs || isSecretariat(reading.holdings) ? action.ownerKnownAs : action.ownerName
  return withOverdue(reading, { ...action, ownerName })
}

/** One action, what was said about it, what waits to be answered, and what this reader may do with it. */
export function oneAction(reading: Reading<'actions.read'>, actionId: string) {
  const { tx, partnershipId } = reading
  const action = actionSeen(reading, actionId)
  const waiting = requestsWaiting(tx, partnershipId, actionId)
  const offer = waiting.find(each => each.kind === 'new owner')
  return {
    ...asRead(reading, action),
    history: updatesOf(tx, partnershipId, { actionId, reader: reading }),
    offer,
    mayAnswerOffer: offer !== undefined && isOffered(reading, offer),
    dateAsked: waiting.find(each => each.kind === 'new date'),
    mayProgress: mayProgress(reading, action),
    // Whoever owns what a closed sub-group agreed finds the action, not the meeting.
    mayOpenMeeting: action.raisedAtMeetingId !== null && !isOfOthersClosedGroup(reading, action.raisedAtMeetingId),
  }
}

const isOffered = (
  who: Pick<Reading<'actions.read'>, 'holdings' | 'actor'>,
  offer: { toOrganisationId: string | null; toPersonId: string | null },
): boolean => isOwner(who, { ownerOrganisationId: offer.toOrganisationId ?? '', ownerPersonId: offer.toPersonId })

/** What waits for this reader: offers to take or decline, and, for who keeps the register, later dates to grant. */
export function requestsFor(reading: Reading<'actions.read' | 'actions.progress'>, keepsRegister: boolean) {
  const { tx, partnershipId, holdings } = reading
  const organisationIds = holdings.map(held => held.organisationId)
  return {
    offers: offersTo(tx, partnershipId, organisationIds).filter(offer => isOffered(reading, offer)),
    dates: keepsRegister ? datesAsked(tx, partnershipId) : [],
  }
}

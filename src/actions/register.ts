import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { isOverdue, mayProgress } from './policy.ts'
import { type Action, actionById, actionsIn, type Which } from './store.ts'
import { updatesOf } from './updates-store.ts'

export const showings = ['open', 'overdue', 'mine', 'all'] as const

/** Which part of the register is asked for; anything we do not know is the open ones. */
export const Showing = z.enum(showings).default('open').catch('open')
export type Showing = z.output<typeof Showing>

/** One page of the register of actions and one row more, each with whether it is overdue today. */
export function register(
  reading: Reading<'actions.read'>,
  { show, after, size }: { show: Showing; after: string[] | undefined; size: number },
) {
  const which: Which = {
    isOpen: show !== 'all',
    overdueOn: show === 'overdue' ? londonDate(reading.now) : undefined,
    owner: show === 'mine' ? mine(reading) : undefined,
  }
  return actionsIn(reading.tx, reading.partnershipId, { which, after, size }).map(row => withOverdue(reading, row))
}

const mine = ({ actor, holdings }: Reading<'actions.read'>) => ({
  personId: actor.personId,
  organisationIds: holdings.map(held => held.organisationId),
})

export const withOverdue = (reading: { now: string }, action: Action) => ({
  ...action,
  isOverdue: isOverdue(action, londonDate(reading.now)),
})

/** One action, what was said about it, and whether this reader may report on it. */
export function oneAction(reading: Reading<'actions.read'>, actionId: string) {
  const action = actionById(reading.tx, reading.partnershipId, actionId)
  return {
    ...withOverdue(reading, action),
    history: updatesOf(reading.tx, reading.partnershipId, actionId),
    mayProgress: mayProgress(reading, action),
  }
}

import type { Work } from '../access/work.ts'
import type { CalendarDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { type GrantState, grantMoves } from './states.ts'
import { hasReference, possibleRecipients } from './store.ts'

/** A partnership is seldom a legal person: the money goes to its host or to one of its organisations. */
export function refuseForeignRecipient(
  tx: Tx,
  partnership: { id: string; hostOrganisationId: string },
  recipientId: string,
): void {
  if (!possibleRecipients(tx, partnership).some(each => each.id === recipientId))
    throw new InvalidInput([
      {
        field: 'recipientOrganisationId',
        words: 'Choose the organisation that hosts the partnership, or one that holds a seat in it',
      },
    ])
}

/** A grant runs for some time, so its last day comes after its first. */
export function refuseImpossiblePeriod(grant: { periodStartsOn: CalendarDate; periodEndsOn: CalendarDate }): void {
  if (grant.periodEndsOn <= grant.periodStartsOn)
    throw new InvalidInput([{ field: 'periodEndsOn', words: 'The last day must be after the first day' }])
}

/** A decision is published under its reference, so two grants cannot share one. */
export function refuseTakenReference(
  { tx, policeAreaId }: Work<'grants.record'>,
  reference: string,
  exceptId?: string,
): void {
  const other = hasReference(tx, policeAreaId, reference)
  if (other && other.id !== exceptId)
    throw new InvalidInput([{ field: 'decisionReference', words: 'Another grant already has this reference' }])
}

export const isFinal = (state: GrantState): boolean => grantMoves[state].length === 0

/** A grant moves along the steps of `grantMoves`, never past one. */
export function refuseMove(from: GrantState, to: GrantState): void {
  if (from === to) throw new Refusal('conflict', `This grant is already ${to}`)
  if (!grantMoves[from].includes(to)) throw new Refusal('conflict', `A grant that is ${from} cannot become ${to}`)
}

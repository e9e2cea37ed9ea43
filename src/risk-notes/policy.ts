import type { Work } from '../access/work.ts'
import { type CalendarDate, type Instant, londonDate } from '../clock.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { isSeated } from '../partnerships/store.ts'
import type { RiskNote } from './store.ts'

/** A note is looked at again by its day; the day after it is overdue. */
const isReviewOverdue = ({ state, reviewOn }: Pick<RiskNote, 'state' | 'reviewOn'>, today: CalendarDate): boolean =>
  state === 'open' && reviewOn < today

/** A note as it is read at this moment. */
export const withOverdue = ({ now }: { now: Instant }, note: RiskNote) => ({
  ...note,
  isReviewOverdue: isReviewOverdue(note, londonDate(now)),
})

/** Whoever keeps an eye on a risk sits at the table. */
export function refuseUnseatedOwner(
  { tx, partnershipId }: Work<'risk-notes.keep'>,
  { ownerOrganisationId }: Pick<RiskNote, 'ownerOrganisationId'>,
): void {
  if (!isSeated(tx, partnershipId, ownerOrganisationId))
    throw new InvalidInput([
      { field: 'ownerOrganisationId', words: 'Choose an organisation that has a seat in the partnership' },
    ])
}

export function refuseClosed({ state }: Pick<RiskNote, 'state'>): void {
  if (state === 'closed') throw new Refusal('conflict', 'This risk note is closed: write a new one if the risk is back')
}

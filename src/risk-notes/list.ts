import type { Reading } from '../access/work.ts'
import { type CalendarDate, londonDate } from '../clock.ts'
import { shortDate } from '../words.ts'
import type { RiskNoteState } from './kinds.ts'
import { type RiskNote, riskNotesIn } from './store.ts'

/** A note is looked at again by its day; the day after it is overdue. */
const isReviewOverdue = ({ state, reviewOn }: Pick<RiskNote, 'state' | 'reviewOn'>, today: CalendarDate) =>
  state === 'open' && reviewOn < today

export type SeenRiskNote = RiskNote & { isReviewOverdue: boolean }

/** A note as it is read on that day. */
export const seenOn =
  (today: CalendarDate) =>
  (note: RiskNote): SeenRiskNote => ({
    ...note,
    isReviewOverdue: isReviewOverdue(note, today),
  })

type Looking = Pick<Reading<'risk-notes.read' | 'local-picture.read' | 'meetings.read'>, 'tx' | 'partnershipId' | 'now'>

/** Notes of a partnership, the open ones whose review is overdue first. */
export const riskNotesSeen = (
  { tx, partnershipId, now }: Looking,
  asked: { state: RiskNoteState; after?: string[] | undefined; size: number },
): SeenRiskNote[] => riskNotesIn(tx, partnershipId, { after: undefined, ...asked }).map(seenOn(londonDate(now)))

/** How bad and how soon, in one line: `likely, serious impact; to be reviewed by 3 March 2027`. */
export const standingWords = ({ likelihood, impact, reviewOn }: RiskNote): string =>
  `${likelihood}, ${impact} impact; to be reviewed by ${shortDate(reviewOn)}`

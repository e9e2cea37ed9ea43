import type { Reading } from '../access/work.ts'
import { shortDate } from '../words.ts'
import type { RiskNoteState } from './kinds.ts'
import { withOverdue } from './policy.ts'
import { type RiskNote, riskNotesIn } from './store.ts'

type Looking = Pick<Reading<'risk-notes.read' | 'local-picture.read' | 'meetings.read'>, 'tx' | 'partnershipId' | 'now'>

/** Notes of a partnership, the open ones whose review is overdue first. */
export const riskNotesSeen = (
  { tx, partnershipId, now }: Looking,
  asked: { state: RiskNoteState; after?: string[] | undefined; size: number },
) => riskNotesIn(tx, partnershipId, asked).map(note => withOverdue({ now }, note))

/** How bad and how soon, in one line: `likely, serious impact; to be reviewed by 3 March 2027`. */
export const standingWords = ({ likelihood, impact, reviewOn }: RiskNote): string =>
  `${likelihood}, ${impact} impact; to be reviewed by ${shortDate(reviewOn)}`

import type { CalendarDate, Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { titleTold } from '../meetings/facts.ts'
import { shortDate } from '../words.ts'
import { datesToAnswer, datesToSettle } from './date-reminder-store.ts'
import { type Entry, entry, type ShortNames } from './entries.ts'
import { pathTo } from './paths.ts'

const MOST = 20

interface Facts {
  personId: string
  now: Instant
  today: CalendarDate
  names: ShortNames
}

/** Meetings for which a date is being found and this person has not said when they could. */
export const toSayWhen = (tx: Tx, { personId, now, today, names }: Facts): Entry[] =>
  datesToAnswer(tx)
    .all({ personId, now, today, most: MOST })
    .map(each =>
      entry('date to answer', names, {
        partnershipId: each.partnershipId,
        text: `Say when you can meet: ${titleTold(each)}`,
        note: `answer by ${shortDate(each.answerBy)}`,
        path: `${pathTo.date(each)}/answer`,
        on: each.answerBy,
      }),
    )

/** Dates that wait for whoever calls the meetings: the answers are in. */
export const toSettle = (tx: Tx, { personId, now, names }: Facts): Entry[] =>
  datesToSettle(tx)
    .all({ personId, now, most: MOST })
    .map(each =>
      entry('date to settle', names, {
        partnershipId: each.partnershipId,
        text: `Choose the date: ${titleTold(each)}`,
        note: 'the answers are in',
        path: pathTo.date(each),
      }),
    )

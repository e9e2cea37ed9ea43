import type { Work } from '../access/work.ts'
import { workingDaysAfter, workingDaysBetween } from '../bank-holidays.ts'
import { type CalendarDate, later, laterDate, londonInstant } from '../clock.ts'
import { openTimes } from '../dates/ask-people.ts'
import { noteReminded } from '../dates/asks-store.ts'
import { askingLetter } from '../dates/letters.ts'
import { findingById } from '../dates/store.ts'
import { post } from '../mail/post.ts'
import { dateReminders } from './date-reminder-store.ts'
import { unsubscribeUrl } from './digest-letter.ts'
import type { Turn } from './in-turns.ts'
import { reminderDate } from './periods.ts'

/** So many working days before the last day for answers, whoever has not answered is reminded, once. */
const WORKING_DAYS_BEFORE = 2

type Reminder = ReturnType<ReturnType<typeof dateReminders>['all']>[number]

/** Reminds some of those who have not said when they can meet; says whether there may be more. */
export function remindOfDates(work: Work<'reminders.send'>, most: number): Turn {
  const due = lastDaysDue(reminderDate(work.now))
    .flatMap(answerBy =>
      dateReminders(work.tx).all({
        answerBy,
        now: work.now,
        dueOn: dueOn(answerBy),
        dueAt: londonInstant(dueOn(answerBy), '00:00'),
        dayAgo: later(work.now, { days: -1 }),
        most,
      }),
    )
    .slice(0, most)
  for (const reminder of due) remind(work, reminder)
  return { sent: due.length, last: due.length < most ? undefined : 'more' }
}

/** The last days whose reminders are due by then; those that are over ask for nothing any more. */
function lastDaysDue(today: CalendarDate): CalendarDate[] {
  const beyond = workingDaysAfter(today, WORKING_DAYS_BEFORE + 1)
  const days: CalendarDate[] = []
  for (let day = today; day < beyond; day = laterDate(day, { days: 1 })) days.push(day)
  return days
}

/** The first date on which no more than two working days are left. */
function dueOn(answerBy: CalendarDate): CalendarDate {
  let day = answerBy
  while (workingDaysBetween(laterDate(day, { days: -1 }), answerBy) <= WORKING_DAYS_BEFORE)
    day = laterDate(day, { days: -1 })
  return day
}

function remind(work: Work<'reminders.send'>, reader: Reminder): void {
  const { findingId, partnershipId, personId, answerBy } = reader
  const finding = findingById(work.tx, partnershipId, findingId)
  const times = openTimes(work, finding)(personId)
  const stopUrl = unsubscribeUrl(work, personId, 'reminders')
  const letter = askingLetter(work, finding, { reader, times, kind: 'reminder', occasion: answerBy })
  post(work, { ...letter, view: { ...letter.view, stopUrl }, unsubscribeUrl: stopUrl })
  noteReminded(work.tx, partnershipId, { findingId, personIds: [personId], at: work.now })
}

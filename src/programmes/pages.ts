import type { Reading } from '../access/work.ts'
import { laterDate, londonDate, weekdayInMonth, weekdayOf } from '../clock.ts'
import { crumbsOfMeetings } from '../meetings/paths.ts'
import { allMeetings } from '../meetings/store.ts'
import type { Cadence } from '../partnerships/kinds.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { emptyForm, readForm } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { monthNames } from '../words.ts'
import { datesView } from './dates-pages.ts'
import { type Repeat, repeats, weekdays, weeks } from './kinds.ts'
import { pathToProgramme } from './paths.ts'
import { valuesOf } from './rows-pages.ts'
import { MOST_MONTHS, meetingsBy, monthAfter, monthNameOf, Rule } from './rule.ts'
import { withWarnings } from './warnings.ts'

/** The page on which a rule is chosen; its dates are looked at on the next. */
export function programmePages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/programmes/new',
    permission: 'programmes.schedule',
    params: InPartnership,
    start: reading => usualRule(reading),
    draw: reading => {
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      return {
        template: 'programmes/new.njk',
        view: {
          partnership,
          crumbs: crumbsOfMeetings(partnership),
          paths: { lastYear: `${pathToProgramme.dates(partnership.id)}?from=last-year` },
          weekdays,
          weeks: weeks.map(value => ({ value, text: value })),
          repeats,
          monthNames,
          fromMonths: monthsFrom(reading),
        },
      }
    },
    submit: (work, { body }) => {
      const form = emptyForm(valuesOf(withWarnings(work, meetingsBy(readForm(Rule, body), work.now))))
      const { template, view } = datesView(work, form)
      return { template, view: { ...view, form } }
    },
  })
}

function monthsFrom({ now }: Pick<Reading, 'now'>) {
  const thisMonth = londonDate(now).slice(0, 7)
  return Array.from({ length: MOST_MONTHS + 1 }, (_, ahead) => {
    const value = monthAfter(thisMonth, ahead)
    return { value, text: `${monthNameOf(value)} ${value.slice(0, 4)}` }
  })
}

const repeatOf: Record<Cadence, { repeat: Repeat; months: number }> = {
  monthly: { repeat: 'every month', months: 1 },
  bimonthly: { repeat: 'every 2 months', months: 2 },
  quarterly: { repeat: 'every 3 months', months: 3 },
}

/** What stands in the form at first: it goes on from the last meeting there is, as often as the partnership says it meets. */
function usualRule({ tx, partnershipId, now }: Reading<'programmes.schedule'>): Record<string, unknown> {
  const { repeat, months } = repeatOf[partnershipById(tx, partnershipId).cadence]
  const latest = allMeetings(tx, partnershipId, { after: undefined, withDrafts: true, size: 5 })
  const last = latest.find(({ state }) => state !== 'cancelled')
  const nextMonth = monthAfter(londonDate(now).slice(0, 7), 1)
  const rule = { repeat, fromMonth: nextMonth, monthsAhead: '12', mode: 'in person' }
  if (!last) return rule
  const { title, startTime, endTime, mode, venue, joiningLink, heldOn } = last
  const inTurn = monthAfter(heldOn.slice(0, 7), months)
  return {
    ...{ ...rule, title, startTime, endTime, mode },
    fromMonth: inTurn > nextMonth ? inTurn : nextMonth,
    venue: venue ?? '',
    joiningLink: joiningLink ?? '',
    weekday: weekdays[weekdayOf(heldOn) - 1] ?? '',
    week: weekOf(heldOn),
  }
}

const weekOf = (date: string): string => {
  const isLast = weekdayInMonth(date.slice(0, 7), weekdayOf(date), 'last') === date
  const isFifth = laterDate(date, { days: -28 }).slice(0, 7) === date.slice(0, 7)
  return isLast && isFifth ? 'last' : (weeks[Math.ceil(Number(date.slice(8)) / 7) - 1] ?? 'last')
}

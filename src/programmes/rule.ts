import { z } from 'zod'
import { type CalendarDate, type Instant, laterDate, londonDate, londonInstant, weekdayInMonth } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { MeetingPlan } from '../meetings/meeting-plan.ts'
import { monthNames } from '../words.ts'
import { type Repeat, repeats, weekdays, weeks } from './kinds.ts'

export const MOST_MONTHS = 24
/** More than this many letters at once to everybody is no programme any more. */
export const MOST_MEETINGS = 60

/** One meeting of a programme: what the platform proposes, and what comes back once somebody has looked at it. */
export const ProgrammeMeeting = MeetingPlan.pick({
  title: true,
  heldOn: true,
  startTime: true,
  endTime: true,
  mode: true,
  venue: true,
  joiningLink: true,
})
export type ProgrammeMeeting = z.output<typeof ProgrammeMeeting>

/** When a partnership meets, in plain words: the second Tuesday of every third month, from January 2027. */
export const Rule = ProgrammeMeeting.omit({ heldOn: true }).extend({
  title: ProgrammeMeeting.shape.title.meta({
    description: '[month], [year] and [number] stand for those of each meeting',
    example: '[month] meeting',
  }),
  week: z.enum(weeks, { error: 'Choose which week of the month' }),
  weekday: z.enum(weekdays, { error: 'Choose a day from Monday to Friday' }),
  repeat: z.enum(repeats, { error: 'Choose how often' }),
  months: z
    .array(z.enum(monthNames, { error: 'Choose months by their names' }))
    .max(12, { error: 'Choose each month once' })
    .default([])
    .meta({ description: 'With `chosen months`', example: [] }),
  everyWeeks: z
    .int({ error: 'Enter a whole number of weeks' })
    .min(1, { error: 'Enter 1 week or more' })
    .max(26, { error: 'Enter 26 weeks or fewer' })
    .optional()
    .meta({ description: 'With `every few weeks`', example: 6 }),
  fromMonth: z
    .string({ error: 'Choose the month it begins in' })
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'Choose the month it begins in' })
    .meta({ example: '2027-01' }),
  monthsAhead: z
    .int({ error: 'Enter how many months, as a whole number' })
    .min(1, { error: 'Plan at least 1 month ahead' })
    .max(MOST_MONTHS, { error: `Plan at most ${MOST_MONTHS} months ahead` })
    .meta({ example: 12 }),
})
export type Rule = z.output<typeof Rule>

/** The meetings that a rule gives, those still to come only; or what is wrong with it. */
export function meetingsBy(rule: Rule, now: Instant): ProgrammeMeeting[] {
  refuseUnfinished(rule, londonDate(now).slice(0, 7))
  const dates = datesBy(rule).filter(date => londonInstant(date, rule.startTime) > now)
  if (dates.length === 0) throw wrong('monthsAhead', 'No date of this rule lies ahead. Plan more months')
  if (dates.length > MOST_MEETINGS)
    throw wrong(
      'monthsAhead',
      `That would be ${dates.length} meetings, and ${MOST_MEETINGS} are the most. Plan fewer months`,
    )
  const { startTime, endTime, mode, venue, joiningLink } = rule
  return dates.map((heldOn, index) => ({
    title: titleOf(rule.title, heldOn, index + 1),
    heldOn,
    startTime,
    endTime,
    mode,
    venue,
    joiningLink,
  }))
}

const wrong = (field: string, words: string) => new InvalidInput([{ field, words }])

function refuseUnfinished(rule: Rule, thisMonth: string): void {
  if (rule.repeat === 'chosen months' && rule.months.length === 0) throw wrong('months', 'Choose at least one month')
  if (rule.repeat === 'every few weeks' && rule.everyWeeks === undefined)
    throw wrong('everyWeeks', 'Enter every how many weeks')
  if (rule.endTime <= rule.startTime) throw wrong('endTime', 'The meeting must end after it begins')
  if (rule.fromMonth < thisMonth) throw wrong('fromMonth', 'That month has passed. Choose this one or a later one')
  if (rule.fromMonth > monthAfter(thisMonth, MOST_MONTHS))
    throw wrong('fromMonth', `Choose a month within the next ${MOST_MONTHS}`)
}

/** Every date of the rule, in order, whether or not it has passed. */
export function datesBy(
  rule: Pick<Rule, 'week' | 'weekday' | 'repeat' | 'months' | 'everyWeeks' | 'fromMonth' | 'monthsAhead'>,
): CalendarDate[] {
  const months = Array.from({ length: rule.monthsAhead }, (_, ahead) => monthAfter(rule.fromMonth, ahead))
  const inMonth = (month: string) => weekdayInMonth(month, weekdays.indexOf(rule.weekday) + 1, ordinalOf(rule.week))
  if (rule.repeat !== 'every few weeks') return months.filter(wantedBy(rule)).map(inMonth)
  const end = `${monthAfter(rule.fromMonth, rule.monthsAhead)}-01`
  const dates: CalendarDate[] = []
  for (let date = inMonth(rule.fromMonth); date < end; date = laterDate(date, { days: 7 * (rule.everyWeeks ?? 1) }))
    dates.push(date)
  return dates
}

const everyMonths: Partial<Record<Repeat, number>> = {
  'every month': 1,
  'every 2 months': 2,
  'every 3 months': 3,
  'every 6 months': 6,
}

const wantedBy =
  ({ repeat, months }: Pick<Rule, 'repeat' | 'months'>) =>
  (month: string, index: number): boolean =>
    repeat === 'chosen months' ? months.includes(monthNameOf(month)) : index % (everyMonths[repeat] ?? 1) === 0

const ordinals = { first: 1, second: 2, third: 3, fourth: 4, last: 'last' } as const
const ordinalOf = (week: Rule['week']) => ordinals[week]

/** The month so many months after one given as `2027-01`. */
export const monthAfter = (month: string, count: number): string =>
  laterDate(`${month}-01`, { months: count }).slice(0, 7)

/** `January`, of `2027-01` or any date in it. */
export const monthNameOf = (month: string) => monthNames[Number(month.slice(5, 7)) - 1] ?? 'January'

const titleOf = (pattern: string, date: CalendarDate, number: number): string =>
  pattern
    .replaceAll('[month]', monthNameOf(date))
    .replaceAll('[year]', date.slice(0, 4))
    .replaceAll('[number]', String(number))
    .slice(0, 150)

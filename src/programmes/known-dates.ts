import type { CalendarDate } from '../clock.ts'
import type { DateKind } from './kinds.ts'

/** A date to mind when planning: once, or every year on the same day. */
export interface MindedDate {
  onDate: CalendarDate
  isYearly: boolean
  kind: DateKind
  name: string
  reason: string
}

const everyYear = (onDate: CalendarDate, kind: DateKind, name: string, reason: string): MindedDate => ({
  onDate,
  isYearly: true,
  kind,
  name,
  reason,
})

const feast = (name: string, reason: string, ...days: CalendarDate[]): MindedDate[] =>
  days.map(onDate => ({ onDate, isYearly: false, kind: 'sensitive', name, reason }))

const STAYS_AWAY = 'Colleagues and speakers who keep it may be away'
const BY_THE_MOON = 'Expected: the moon decides which of two days it is'

/**
 * What every partnership minds. Christmas and Easter are bank holidays and stand there. Jewish dates follow from their
 * calendar; the two feasts of Islam are given on both days on which they may fall. Add the years that follow here.
 */
export const knownDates: readonly MindedDate[] = [
  everyYear('2019-10-23', 'sensitive', 'Anniversary of the 39 deaths at Grays', 'Nothing celebratory on this day'),
  everyYear('2010-10-18', 'notable', 'Anti-Slavery Day', 'Events and media calls crowd this day'),
  everyYear(
    '2014-07-30',
    'notable',
    'World Day Against Trafficking in Persons',
    'Events and media calls crowd this day',
  ),
  ...feast('Rosh Hashanah', STAYS_AWAY, '2027-10-02', '2027-10-03', '2028-09-21', '2028-09-22'),
  ...feast('Yom Kippur', STAYS_AWAY, '2027-10-11', '2028-09-30'),
  ...feast('First day of Passover', STAYS_AWAY, '2027-04-22', '2028-04-11'),
  ...feast('Diwali', STAYS_AWAY, '2027-10-29', '2028-10-17'),
  ...feast('Eid al-Fitr', BY_THE_MOON, '2027-03-09', '2027-03-10', '2028-02-26', '2028-02-27'),
  ...feast('Eid al-Adha', BY_THE_MOON, '2027-05-16', '2027-05-17', '2028-05-05', '2028-05-06'),
]

/** When a date comes next, from a day on; one that has passed for good comes no more. */
export function nextOf({ onDate, isYearly }: Pick<MindedDate, 'onDate' | 'isYearly'>, from: CalendarDate) {
  if (!isYearly || onDate >= from) return onDate >= from ? onDate : undefined
  const thisYear = from.slice(0, 4) + onDate.slice(4)
  return thisYear >= from ? thisYear : String(Number(from.slice(0, 4)) + 1) + onDate.slice(4)
}

/** Those that fall on this day. */
export const fallingOn = <D extends Pick<MindedDate, 'onDate' | 'isYearly'>>(
  dates: readonly D[],
  day: CalendarDate,
): D[] =>
  dates.filter(
    ({ onDate, isYearly }) => onDate === day || (isYearly && onDate < day && onDate.slice(5) === day.slice(5)),
  )

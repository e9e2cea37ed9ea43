import fc from 'fast-check'
import t from 'tap'
import { inLondon, londonInstant, weekdayOf } from '#src/clock.ts'
import { InvalidInput } from '#src/errors.ts'
import { repeats, weekdays, weeks } from '#src/programmes/kinds.ts'
import { fallingOn, knownDates, nextOf } from '#src/programmes/known-dates.ts'
import { sameDayAYearOn } from '#src/programmes/last-year.ts'
import { datesBy, MOST_MEETINGS, meetingsBy, type Rule } from '#src/programmes/rule.ts'
import { monthNames } from '#src/words.ts'

const NOW = '2027-03-01T10:00:00.000Z'
const rule = {
  title: 'Quarterly meeting',
  week: 'second',
  weekday: 'Tuesday',
  repeat: 'every 3 months',
  months: [],
  fromMonth: '2027-04',
  monthsAhead: 12,
  startTime: '10:00',
  endTime: '12:00',
  mode: 'online',
} as const satisfies Rule

function fieldRefused(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof InvalidInput ? error.fields[0]?.field : undefined
  }
}

const aRule = fc.record({
  week: fc.constantFrom(...weeks),
  weekday: fc.constantFrom(...weekdays),
  repeat: fc.constantFrom(...repeats.filter(each => each !== 'every few weeks')),
  months: fc.uniqueArray(fc.constantFrom(...monthNames), { minLength: 1 }),
  fromMonth: fc
    .tuple(fc.integer({ min: 2020, max: 2060 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  monthsAhead: fc.integer({ min: 1, max: 24 }),
})
const daysIn = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()

t.test('Whatever the rule, each date is that weekday in that week of its month', async () => {
  fc.assert(
    fc.property(aRule, each => {
      for (const date of datesBy(each)) {
        const day = Number(date.slice(8))
        const isInItsWeek =
          each.week === 'last' ? day + 7 > daysIn(date) : Math.ceil(day / 7) === weeks.indexOf(each.week) + 1
        if (weekdayOf(date) !== weekdays.indexOf(each.weekday) + 1 || !isInItsWeek) return false
      }
      return true
    }),
  )
})

t.test(
  'Whatever the rule, its months are those it says, in order, from the first and no further than asked',
  async () => {
    fc.assert(
      fc.property(aRule, each => {
        const all = Array.from({ length: each.monthsAhead }, (_, ahead) => {
          const at = Number(each.fromMonth.slice(0, 4)) * 12 + Number(each.fromMonth.slice(5)) - 1 + ahead
          return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
        })
        const step = Number(/\d/.exec(each.repeat)?.[0] ?? 1)
        const expected = all.filter((month, index) =>
          each.repeat === 'chosen months'
            ? each.months.includes(monthNames[Number(month.slice(5)) - 1] ?? 'January')
            : index % step === 0,
        )
        return JSON.stringify(datesBy(each).map(date => date.slice(0, 7))) === JSON.stringify(expected)
      }),
    )
  },
)

t.test('Every so many weeks stays so many weeks, on one weekday, within the months asked for', async () => {
  fc.assert(
    fc.property(aRule, fc.integer({ min: 1, max: 26 }), (each, everyWeeks) => {
      const dates = datesBy({ ...each, repeat: 'every few weeks', everyWeeks })
      const gaps = dates.slice(1).map((date, index) => (Date.parse(date) - Date.parse(dates[index] ?? '')) / 86_400_000)
      return (
        dates.length > 0 &&
        gaps.every(gap => gap === everyWeeks * 7) &&
        dates.every(date => weekdayOf(date) === weekdays.indexOf(each.weekday) + 1)
      )
    }),
  )
})

t.test('Across both changes of the clocks, ten o’clock in London stays ten o’clock', async t => {
  const dates = datesBy({ ...rule, repeat: 'every few weeks', everyWeeks: 1, fromMonth: '2027-03', monthsAhead: 9 })
  const offsets = new Set(
    dates.map(date => {
      const instant = londonInstant(date, '10:00')
      t.strictSame(inLondon(instant), { date, time: '10:00', weekday: 2 })
      return instant.slice(11, 16)
    }),
  )
  t.strictSame([...offsets].sort(), ['09:00', '10:00'], 'in UTC it is an hour apart')
  fc.assert(
    fc.property(aRule, each => datesBy(each).every(date => inLondon(londonInstant(date, '09:30')).time === '09:30')),
  )
})

t.test('The second Tuesday of every third month is what a calendar says', async t => {
  t.strictSame(datesBy(rule), ['2027-04-13', '2027-07-13', '2027-10-12', '2028-01-11'])
  t.strictSame(
    datesBy({ ...rule, week: 'last', weekday: 'Friday', repeat: 'chosen months', months: ['May', 'October'] }),
    ['2027-05-28', '2027-10-29'],
  )
})

t.test('Titles take month, year and number, and what has passed is not proposed', async t => {
  const proposed = meetingsBy(
    { ...rule, title: '[month] meeting [year], no. [number]', fromMonth: '2027-03' },
    '2027-03-10T10:00:00.000Z',
  )
  t.strictSame(
    proposed.map(each => each.title),
    ['June meeting 2027, no. 1', 'September meeting 2027, no. 2', 'December meeting 2027, no. 3'],
  )
})

t.test('A rule that cannot be is refused at the box that says so', async t => {
  const wrong: [Partial<Rule>, string][] = [
    [{ repeat: 'chosen months' }, 'months'],
    [{ repeat: 'every few weeks' }, 'everyWeeks'],
    [{ endTime: '10:00' }, 'endTime'],
    [{ fromMonth: '2027-02' }, 'fromMonth'],
    [{ fromMonth: '2029-04' }, 'fromMonth'],
    [{ repeat: 'chosen months', months: ['January'], monthsAhead: 2 }, 'monthsAhead'],
    [{ repeat: 'every few weeks', everyWeeks: 1, monthsAhead: 24 }, 'monthsAhead'],
  ]
  for (const [change, field] of wrong)
    t.equal(
      fieldRefused(() => meetingsBy({ ...rule, ...change }, NOW)),
      field,
    )
  t.ok(meetingsBy({ ...rule, repeat: 'every few weeks', everyWeeks: 1 }, NOW).length <= MOST_MEETINGS)
})

t.test('A year on, a meeting is on the same weekday of the same month; a fifth one becomes the last', async t => {
  t.equal(sameDayAYearOn('2026-04-14'), '2027-04-13')
  t.equal(sameDayAYearOn('2026-03-31'), '2027-03-30')
  t.equal(sameDayAYearOn('2026-06-30'), '2027-06-29')
  t.equal(sameDayAYearOn('2026-07-31'), '2027-07-30')
  t.equal(sameDayAYearOn('2028-02-29'), '2029-02-27')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9000 }), days => {
      const date = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
      const next = sameDayAYearOn(date)
      return weekdayOf(next) === weekdayOf(date) && next.slice(5, 7) === date.slice(5, 7)
    }),
  )
})

t.test('The days that follow from a calendar are where that calendar has them', async t => {
  const says = (calendar: string, date: string) =>
    new Intl.DateTimeFormat('en-GB', { calendar, timeZone: 'UTC', day: 'numeric', month: 'long' }).format(
      new Date(`${date}T00:00:00Z`),
    )
  const daysOf = (name: string) => knownDates.filter(each => each.name === name).map(each => each.onDate)
  t.strictSame(
    daysOf('Yom Kippur').map(date => says('hebrew', date)),
    ['10 Tishri', '10 Tishri'],
  )
  t.strictSame(new Set(daysOf('Rosh Hashanah').map(date => says('hebrew', date))), new Set(['1 Tishri', '2 Tishri']))
  t.strictSame(
    daysOf('First day of Passover').map(date => says('hebrew', date)),
    ['15 Nisan', '15 Nisan'],
  )
  for (const name of ['Eid al-Fitr', 'Eid al-Adha'])
    t.ok(
      daysOf(name).some(date => /^(1 Shawwal|10 Dhu)/.test(says('islamic-umalqura', date))),
      name,
    )
})

t.test('A day that returns every year is minded from its year on', async t => {
  const names = (day: string) => fallingOn(knownDates, day).map(each => each.name)
  t.strictSame(names('2027-10-23'), ['Anniversary of the 39 deaths at Grays'])
  t.strictSame(names('2018-10-23'), [])
  t.strictSame(names('2027-10-18'), ['Anti-Slavery Day'])
  t.strictSame(names('2027-10-19'), [])
})

t.test('A date to mind is told as it comes next', async t => {
  const yearly = { onDate: '2019-10-23', isYearly: true }
  t.equal(nextOf(yearly, '2027-03-01'), '2027-10-23')
  t.equal(nextOf(yearly, '2027-10-23'), '2027-10-23')
  t.equal(nextOf(yearly, '2027-10-24'), '2028-10-23')
  t.equal(nextOf({ onDate: '2027-10-11', isYearly: false }, '2027-10-12'), undefined)
})

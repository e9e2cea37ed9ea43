import t from 'tap'
import { bankHolidayOn, bankHolidays, isWorkingDay, workingDaysAfter, workingDaysBetween } from '#src/bank-holidays.ts'

// As gov.uk/bank-holidays lists them for England and Wales.
const published: Record<number, string[]> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
}

t.test('The bank holidays of eight years are those that were published', async t => {
  for (const [year, days] of Object.entries(published))
    t.strictSame(
      [...bankHolidays(Number(year)).keys()].sort(),
      days.map(day => `${year}-${day}`),
      year,
    )
})

t.test('Ten working days after a meeting leave out weekends, Good Friday and Easter Monday', async t => {
  t.equal(workingDaysAfter('2027-03-01', 10), '2027-03-15')
  t.equal(workingDaysAfter('2027-03-22', 10), '2027-04-07')
  t.equal(workingDaysAfter('2027-12-24', 1), '2027-12-29')
})

t.test('Working days left are counted to the day itself, and a day gone by leaves none', async t => {
  t.equal(workingDaysBetween('2027-03-25', '2027-03-30'), 1)
  t.equal(workingDaysBetween('2027-03-30', '2027-03-25'), 0)
  t.equal(isWorkingDay('2027-03-26'), false)
  t.equal(isWorkingDay('2027-03-27'), false)
  t.equal(isWorkingDay('2027-03-25'), true)
})

t.test('A bank holiday is known by its name, and one at a weekend by the day that makes up for it', async t => {
  t.equal(bankHolidayOn('2027-03-26'), 'Good Friday')
  t.equal(bankHolidayOn('2027-05-31'), 'Spring bank holiday')
  t.equal(bankHolidayOn('2027-12-27'), 'Christmas Day (substitute day)')
  t.equal(bankHolidayOn('2022-12-26'), 'Boxing Day')
  t.equal(bankHolidayOn('2022-12-27'), 'Christmas Day (substitute day)')
  t.equal(bankHolidayOn('2027-12-24'), undefined)
})

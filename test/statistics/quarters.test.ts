import t from 'tap'
import { dayAfter, quarterIn, quartersBefore, quarterWords } from '#src/statistics/quarters.ts'

t.test('A quarter is found however a publication writes it', t => {
  for (const text of [
    'UK, Quarter 4 2023 – October to December',
    'Table 13: referrals by police, October to December 2023',
    '1 October to 31 December 2023',
    'October – December 2023',
    'NRM statistics: Q4 2023',
    'nrm 2023 q4',
    '2023, Quarter 4',
    'Q4 of 2023 (October to December 2023)',
  ])
    t.equal(quarterIn(text), '2023-Q4', text)
  t.equal(quarterIn('January to March 2024'), '2024-Q1')
  t.equal(quarterIn('July to September 2023'), '2023-Q3')
  t.end()
})

t.test('A year, two quarters and a day of publication are no quarter', t => {
  for (const text of [
    'End of year summary 2023',
    'Q3 2023 compared with Q4 2023',
    'Published 7 March 2024',
    '',
    'Q5 2023',
  ])
    t.equal(quarterIn(text), undefined, text)
  t.end()
})

t.test('Quarters are reckoned across the turn of the year', t => {
  t.equal(quartersBefore('2024-Q1', 1), '2023-Q4')
  t.equal(quartersBefore('2023-Q4', 4), '2022-Q4')
  t.equal(quartersBefore('2023-Q4', -1), '2024-Q1')
  t.equal(dayAfter('2023-Q4'), '2024-01-01')
  t.equal(quarterWords('2022-Q2'), 'April to June 2022')
  t.end()
})

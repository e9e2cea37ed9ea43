import t from 'tap'
import { columnShares } from '#src/printing/column-shares.ts'

/** In characters, as bold letters need more room and each cell has an edge. */
const roomIn = (share: number) => (share * 86 - 2) / 1.2

const quorum = {
  is: 'table',
  caption: 'Quorum as the meeting opened, at each decision and when somebody came or left',
  head: ['When', 'Why counted', 'Organisations', 'Quorum'],
  rows: [
    ['10am', 'The meeting opened', '6 there, 4 needed', 'Met'],
    ['10:42am', 'Decision on item 4: the training plan of the sub-group', '3 there, 4 needed', 'Not met; no police'],
  ],
} as const
const long = 'Every front desk of the council and of its partners has the list of signs'
const register = {
  is: 'table',
  caption: 'Actions',
  head: ['Reference', 'Action', 'Organisations concerned', 'What the owner says of it'],
  rows: [['RAS-2027-001', long, 'Council', long]],
} as const

t.test('No heading of a table is broken within a word, however much its neighbours have to say', async t => {
  for (const table of [quorum, register, { ...quorum, rows: [['10am', long, '1', long.repeat(4)]] }]) {
    const shares = columnShares(table)
    for (const [at, words] of table.head.entries())
      for (const word of words.split(' ')) t.ok(roomIn(shares[at] ?? 0) >= word.length, `${word} in ${shares[at]}`)
    t.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9, 'the columns fill the page')
  }
})

t.test('A column of short cells keeps what they need, and the others share the rest by what they hold', async t => {
  const [reference = 0, action = 0, , said = 0] = columnShares(register)
  t.ok(roomIn(reference) >= 'Reference'.length)
  t.ok(action > 0.25 && said > 0.25)
})

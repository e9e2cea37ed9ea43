import t from 'tap'
import { readActionLine } from '../../templates/assets/action-line.js'

// A Monday.
const known = {
  today: '2027-03-01',
  organisations: ['Essex Police', 'Essex County Council', 'Together Free', 'Justice and Care'].map(name => ({
    id: name,
    name,
  })),
  people: [{ id: 'amina', name: 'Amina Shah', organisationName: 'Together Free' }],
}

const lines: [line: string, text: string, owner: string, dueOn: string][] = [
  ['@Essex Police by 3 March: send the briefing', 'Send the briefing', 'Essex Police', '2027-03-03'],
  ['@ep send the briefing by Friday', 'Send the briefing', 'Essex Police', '2027-03-05'],
  ['@ECC: circulate the dates by 3/2', 'Circulate the dates', 'Essex County Council', '2028-02-03'],
  ['Essex Police to write up the plan, due 2027-05-01', 'Write up the plan', 'Essex Police', '2027-05-01'],
  ['@Amina by next Friday: ring the bank by noon', 'Ring the bank by noon', 'Together Free', '2027-03-12'],
  ['send 3 letters @together by end of March', 'Send 3 letters', 'Together Free', '2027-03-31'],
  ['@Justice and Care in two weeks: meet on 3 March', 'Meet on 3 March', 'Justice and Care', '2027-03-15'],
  [
    '@Together Free by 12th June 2028 to draft the 10 May report',
    'Draft the 10 May report',
    'Together Free',
    '2028-06-12',
  ],
  ['@TOGETHER FREE before the 1st of April: book a room', 'Book a room', 'Together Free', '2027-04-01'],
  ['@tf find out where they sat', 'Find out where they sat', 'Together Free', ''],
  ['@Essex: two of them begin like that', '@Essex: two of them begin like that', '', ''],
  ['@Together Free by 31 February: no such day', '31 February: no such day', 'Together Free', ''],
  ['Somebody should do something', 'Somebody should do something', '', ''],
  ['', '', '', ''],
]

t.test('An action in one line is understood as a colleague would, and what it does not say stays open', async t => {
  for (const [line, text, owner, dueOn] of lines) {
    const read = readActionLine(line, known)
    t.same({ text: read.text, owner: read.ownerOrganisationId, dueOn: read.dueOn }, { text, owner, dueOn }, line)
  }
  t.match(readActionLine('@Amina Shah by tomorrow: x', known), { ownerPersonId: 'amina', dueOn: '2027-03-02' })
})

import { headOfWritten } from '../meetings/written.ts'
import type { MinutesRecord } from '../minutes/recorded.ts'
import { briefDate, clockTime, counted, longDate, sentence, timeRange } from '../words.ts'
import { type Block, heading, tableOr, text } from './document.ts'
import type { Item } from './minutes-document.ts'

/** The text of the minutes without its title. */
export const minutesBlocks = (record: MinutesRecord): Block[] => [
  ...meetingBlocks(record),
  text(record.confidentiality, confidentialityLead(record)),
  heading(2, 'Attendance'),
  text(quorumInWords(record)),
  attendanceTable(record),
  ...interestsBlocks(record),
  ...stampBlocks(record),
  heading(2, 'Items'),
  ...record.items.flatMap(itemBlocks),
  ...(record.otherWritten ? [heading(3, 'Written to the meeting'), ...writtenBlocks(record.otherWritten)] : []),
  ...(record.otherActions.length > 0
    ? [heading(3, 'Other actions'), actionsTable(record.otherActions, 'Other actions agreed')]
    : []),
]

/** When, where and under whom the meeting was held. */
export function meetingBlocks({ meeting }: MinutesRecord): Block[] {
  const facts: [string, string][] = [
    ['Held', `${longDate(meeting.heldOn)}, ${timeRange(meeting.startTime, meeting.endTime)}`],
    ['Where', meeting.place],
    ['Chair', meeting.chair],
    ['Minutes taken by', meeting.minuteTaker],
  ]
  return facts.filter(([, words]) => words !== '').map(([lead, words]) => text(words, lead))
}

function quorumInWords({ quorum }: MinutesRecord): string {
  const present = `${sentence(counted(quorum.organisationsPresent, 'organisation'))} present.`
  if (quorum.needed === 0) return present
  return `${present} The quorum of ${quorum.needed} was ${quorum.met ? 'met' : 'not met'}.`
}

/** Who sat there, and for whom. */
export const nameInRegister = (seat: MinutesRecord['attendance'][number]): string =>
  seat.isSubstitute ? `${seat.name} for ${seat.substituteFor ?? seat.organisation}` : seat.name

const attendanceTable = ({ attendance }: MinutesRecord): Block =>
  tableOr(
    {
      caption: 'Who was there, sent apologies or was missed',
      head: ['Organisation', 'Name', 'Attendance'],
      rows: attendance.map(seat => [seat.organisation, nameInRegister(seat), attendanceInWords(seat)]),
    },
    'Nobody is in the register.',
  )

const attendanceInWords = (seat: MinutesRecord['attendance'][number]): string =>
  [
    sentence(seat.attendance),
    seat.arrivedAt ? `from ${clockTime(seat.arrivedAt)}` : '',
    seat.leftAt ? `until ${clockTime(seat.leftAt)}` : '',
    seat.acknowledged ? 'acknowledged the confidentiality statement' : '',
  ]
    .filter(Boolean)
    .join(', ')

const confidentialityLead = ({ confidentialityVersion }: MinutesRecord): string =>
  confidentialityVersion ? `Confidentiality statement, version ${confidentialityVersion}` : ''

function interestsBlocks({ attendance }: MinutesRecord): Block[] {
  const items = attendance
    .filter(seat => seat.interests)
    .map(seat => `${seat.name}, ${seat.organisation}: ${seat.interests}`)
  return items.length > 0 ? [heading(3, 'Interests declared'), { is: 'list', items }] : []
}

function stampBlocks({ quorumStamps = [] }: MinutesRecord): Block[] {
  if (quorumStamps.length === 0) return []
  const rows = quorumStamps.map(stamp => [
    clockTime(stamp.at),
    stamp.why,
    stamp.needed ? `${stamp.organisations} there, ${stamp.needed} needed` : String(stamp.organisations),
    [stamp.needed ? (stamp.met ? 'Met' : 'Not met') : 'None set', stamp.missing].filter(Boolean).join('; '),
  ])
  return [
    heading(3, 'Quorum through the meeting'),
    {
      is: 'table',
      caption: 'Quorum as the meeting opened, at each decision and when somebody came or left',
      head: ['When', 'Why counted', 'Organisations', 'Quorum'],
      rows,
    },
  ]
}

const itemBlocks = (item: Item): Block[] => [
  heading(3, `${item.number}. ${item.title}`),
  ...(item.text ? [text(item.text)] : []),
  ...writtenBlocks(item.written),
  ...(item.decision ? [text(item.decision, 'Decision')] : []),
  ...(item.outcome ? [text(sentence(item.outcome), 'Outcome')] : []),
  ...(item.dissent ? [text(item.dissent, 'Did not agree')] : []),
  ...(item.actions.length > 0 ? [actionsTable(item.actions, `Actions agreed under item ${item.number}`)] : []),
]

/** What organisations and sub-groups wrote to the meeting, in their own words. */
const writtenBlocks = (written: Item['written'] = []): Block[] =>
  written.map(each => text(each.text, headOfWritten(each)))

const actionsTable = (actions: Item['actions'], caption: string): Block => ({
  is: 'table',
  caption,
  head: ['Reference', 'Action', 'Owner', 'Due'],
  rows: actions.map(action => [
    action.reference,
    action.text,
    [action.organisation, action.person].filter(Boolean).join(', '),
    briefDate(action.dueOn),
  ]),
})

import type { Reading } from '../access/work.ts'
import { meetingById } from '../meetings/store.ts'
import { headOfWritten } from '../meetings/written.ts'
import { isGenuine } from '../minutes/genuine.ts'
import { readableMinutes } from '../minutes/policy.ts'
import { type MinutesRecord, recordOf } from '../minutes/record.ts'
import { addendaOf, type Minutes } from '../minutes/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { briefDate, clockTime, counted, dateOf, longDate, sentence, shortDate, timeRange } from '../words.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, tableOr, text } from './document.ts'

type Item = MinutesRecord['items'][number]

/** The minutes of a meeting, exactly as the page shows them to this reader. */
export function minutesDocument(looking: Reading<'minutes.read'>, meetingId: string): PrintedDocument {
  const { tx, partnershipId } = looking
  const minutes = readableMinutes(looking, meetingId)
  const record = recordOf(tx, minutes)
  return {
    title: `Minutes: ${record.meeting.title}`,
    partnership: record.partnership,
    fileName: fileNameOf(partnershipById(tx, partnershipId).shortName, 'minutes', record.meeting.heldOn),
    standing: standingOfMinutes(minutes),
    blocks: [
      heading(1, `Minutes: ${record.meeting.title}`),
      ...approvalBlocks(looking, minutes),
      ...minutesBlocks(record),
      ...addendaBlocks(looking, minutes),
      ...(minutes.approvedHash ? [text(minutes.approvedHash, 'Fingerprint of the approved text (SHA-256)')] : []),
    ],
  }
}

export const standingOfMinutes = ({ state, approvedAt }: Minutes): string => {
  if (state === 'draft') return 'Draft: not circulated yet'
  return approvedAt ? `Approved on ${dateOf(approvedAt)}` : 'Draft: circulated, not approved yet'
}

/** Which later meeting agreed to the text, and a warning where it is no longer the one that was approved. */
function approvalBlocks({ tx, partnershipId }: Reading<'minutes.read'>, minutes: Minutes): Block[] {
  const agreedAt = minutes.approvedAtMeetingId && meetingById(tx, partnershipId, minutes.approvedAtMeetingId)
  return [
    ...(agreedAt ? [text(`Agreed at the meeting of ${shortDate(agreedAt.heldOn)}`, 'Approved')] : []),
    ...(isGenuine(minutes)
      ? []
      : [
          text(
            'This text is not the one that was approved: its fingerprint differs. Tell the administrator',
            'Warning',
          ),
        ]),
  ]
}

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

function meetingBlocks({ meeting }: MinutesRecord): Block[] {
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

const attendanceTable = ({ attendance }: MinutesRecord): Block =>
  tableOr(
    {
      caption: 'Who was there, sent apologies or was missed',
      head: ['Organisation', 'Name', 'Attendance'],
      rows: attendance.map(seat => [
        seat.organisation,
        seat.isSubstitute ? `${seat.name} for ${seat.substituteFor ?? seat.organisation}` : seat.name,
        attendanceInWords(seat),
      ]),
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
    stamp.needed ? `${stamp.organisations} of ${stamp.needed} needed` : String(stamp.organisations),
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

function addendaBlocks({ tx, partnershipId }: Reading<'minutes.read'>, { meetingId }: Minutes): Block[] {
  const addenda = addendaOf(tx, partnershipId, meetingId)
  if (addenda.length === 0) return []
  return [
    heading(2, 'Addenda'),
    ...addenda.map(addendum => text(addendum.text, `${dateOf(addendum.addedAt)}, ${addendum.addedByName}`)),
  ]
}

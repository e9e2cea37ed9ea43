import type { Reading } from '../access/work.ts'
import { invitationsTo } from '../meetings/invitations-store.ts'
import { meetingById } from '../meetings/store.ts'
import { readableMinutes, writesMinutes } from '../minutes/policy.ts'
import { recordOf } from '../minutes/record.ts'
import type { MinutesRecord } from '../minutes/recorded.ts'
import { minutesOf } from '../minutes/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { sentence } from '../words.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, tableOr, text } from './document.ts'
import { factsOfMeeting } from './facts-of-meeting.ts'
import { meetingBlocks, nameInRegister } from './minutes-blocks.ts'
import { standingOfMinutes, warningBlocks } from './minutes-document.ts'

type Looking = Reading<'minutes.read'>
type Seat = MinutesRecord['attendance'][number]

/** Who was asked and who was there; before the meeting, for whoever runs it, a sheet to sign on the day. */
export function registerDocument(looking: Looking, meetingId: string): PrintedDocument {
  const { tx, partnershipId } = looking
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  const isBefore = writesMinutes(looking) && !minutesOf(tx, partnershipId, meetingId)
  const kept = isBefore ? undefined : keptRegister(looking, meetingId)
  const { title: of, heldOn } = kept?.record.meeting ?? meeting
  const title = `Attendance register: ${of}`
  return {
    title,
    partnership: kept?.record.partnership ?? partnership.name,
    fileName: fileNameOf(partnership.shortName, 'register', heldOn),
    standing: kept?.standing ?? 'To sign at the meeting',
    blocks: [heading(1, title), ...(kept?.blocks ?? [...factsOfMeeting(meeting), sheetToSign(looking, meetingId)])],
  }
}

/** From the day the minutes are circulated their record says who was there; no later change of names or seats reaches it. */
function keptRegister(looking: Looking, meetingId: string) {
  const minutes = readableMinutes(looking, meetingId)
  const record = recordOf(looking.tx, minutes)
  const { approvedHash } = minutes
  return {
    record,
    standing: standingOfMinutes(minutes),
    blocks: [
      ...warningBlocks(minutes),
      ...meetingBlocks(record),
      whoWasThere(record),
      ...(approvedHash ? [text(approvedHash, 'Fingerprint of the approved minutes that say so (SHA-256)')] : []),
    ],
  }
}

const sheetToSign = ({ tx, partnershipId }: Looking, meetingId: string): Block =>
  tableOr(
    {
      caption: 'Invited',
      head: ['Organisation', 'Name', 'Answer', 'Signature'],
      rows: invitationsTo(tx, partnershipId, meetingId).map(asked => [
        asked.organisationName,
        asked.name,
        asked.answer === 'delegated' ? `${asked.substituteName} comes instead` : sentence(asked.answer),
        '',
      ]),
    },
    'Nobody has been invited yet.',
  )

type Column = [head: string, of: (seat: Seat) => string]
const invitedColumn: Column = ['Invited', seat => (seat.invited ? 'Yes' : 'No')]

function whoWasThere({ attendance, confidentialityVersion }: MinutesRecord): Block {
  // Records of an earlier release do not say who was asked.
  const saysWhoWasAsked = attendance.some(seat => seat.invited)
  const version = confidentialityVersion ? ` (version ${confidentialityVersion})` : ''
  const columns: Column[] = [
    ['Organisation', seat => seat.organisation],
    ['Name', nameInRegister],
    ...(saysWhoWasAsked ? [invitedColumn] : []),
    ['Attendance', seat => sentence(seat.attendance)],
    ['Confidentiality acknowledged', seat => (seat.acknowledged ? `Yes${version}` : 'No')],
  ]
  return tableOr(
    {
      caption: saysWhoWasAsked ? 'Invited and present' : 'Who was there, sent apologies or was missed',
      head: columns.map(([head]) => head),
      rows: attendance.map(seat => columns.map(([, of]) => of(seat))),
    },
    'Nobody is in the register.',
  )
}

import type { Reading } from '../access/work.ts'
import { invitationsTo } from '../meetings/invitations-store.ts'
import { meetingById } from '../meetings/store.ts'
import { attendanceOf } from '../minutes/attendance-store.ts'
import { readableMinutes, writesMinutes } from '../minutes/policy.ts'
import { minutesOf } from '../minutes/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { sentence } from '../words.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, tableOr } from './document.ts'
import { factsOfMeeting } from './facts-of-meeting.ts'
import { standingOfMinutes } from './minutes-document.ts'

type Looking = Reading<'minutes.read'>

/** Who was asked and who was there; before the meeting, for whoever runs it, a sheet to sign on the day. */
export function registerDocument(looking: Looking, meetingId: string): PrintedDocument {
  const { tx, partnershipId } = looking
  const isBefore = writesMinutes(looking) && !minutesOf(tx, partnershipId, meetingId)
  const standing = isBefore ? 'To sign at the meeting' : standingOfMinutes(readableMinutes(looking, meetingId))
  const meeting = meetingById(tx, partnershipId, meetingId)
  const partnership = partnershipById(tx, partnershipId)
  const title = `Attendance register: ${meeting.title}`
  return {
    title,
    partnership: partnership.name,
    fileName: fileNameOf(partnership.shortName, 'register', meeting.heldOn),
    standing,
    blocks: [
      heading(1, title),
      ...factsOfMeeting(meeting),
      isBefore ? sheetToSign(looking, meetingId) : whoWasThere(looking, meetingId),
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

function whoWasThere({ tx, partnershipId }: Looking, meetingId: string): Block {
  const asked = new Set(invitationsTo(tx, partnershipId, meetingId).map(each => each.personId))
  const rows = attendanceOf(tx, partnershipId, meetingId).map(seat => [
    seat.organisationName,
    seat.substituteName ? `${seat.name} for ${seat.forName ?? seat.organisationName}` : seat.name,
    seat.personId && asked.has(seat.personId) ? 'Yes' : 'No',
    sentence(seat.attendance),
    seat.acknowledgedAt ? `Yes (version ${seat.acknowledgedVersion})` : 'No',
  ])
  return tableOr(
    {
      caption: 'Invited and present',
      head: ['Organisation', 'Name', 'Invited', 'Attendance', 'Confidentiality acknowledged'],
      rows,
    },
    'Nobody is in the register.',
  )
}

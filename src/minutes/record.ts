import { type Action, actionsRaisedAt } from '../actions/store.ts'
import { inLondon } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { hashOf } from '../ids.ts'
import { invitationsTo, meetingById } from '../meetings/store.ts'
import { takenUpBy, writtenTo } from '../meetings/written.ts'
import { isQuorate } from '../partnerships/quorum.ts'
import { missingInWords } from '../partnerships/sectors.ts'
import { partnershipById } from '../partnerships/store.ts'
import { needsOf } from '../partnerships/sub-group-store.ts'
import { type Attendance, attendanceOf } from './attendance-store.ts'
import { statementAt } from './confidentiality.ts'
import { organisationsPresent, quorumMet } from './quorum.ts'
import type { MinutesRecord, RecordedAction, RecordedItem, RecordedStamp, RecordedWriting } from './recorded.ts'
import { type QuorumStamp, stampsOf } from './sitting-store.ts'
import { stampInWords } from './stamp-quorum.ts'
import { itemsOf, type MinutedItem, type Minutes } from './store.ts'

/** The minutes as they read now: from the day they are circulated, exactly what was circulated and then approved. */
export function recordOf(tx: Tx, minutes: Minutes): MinutesRecord {
  const kept = minutes.approvedRecord ?? minutes.circulatedRecord
  return kept === null ? recordNow(tx, minutes) : (JSON.parse(kept) as MinutesRecord)
}

function recordNow(tx: Tx, { partnershipId, meetingId }: Minutes): MinutesRecord {
  const partnership = partnershipById(tx, partnershipId)
  const { quorum } = needsOf(tx, partnership, meetingById(tx, partnershipId, meetingId))
  const register = attendanceOf(tx, partnershipId, meetingId)
  const asked = new Set(invitationsTo(tx, partnershipId, meetingId).map(each => each.personId))
  const actions = actionsRaisedAt(tx, partnershipId, meetingId)
  const items = itemsOf(tx, partnershipId, meetingId)
  const statement = statementAt(tx, partnershipId, meetingId)
  const stamps = stampsOf(tx, partnershipId, meetingId).map(stamp => recordedStamp(stamp, items))
  const written = takenUpBy(
    items,
    writtenTo(tx, partnershipId, meetingId).filter(each => !each.isLeftOut),
  )
  return {
    partnership: partnership.name,
    meeting: meetingFacts(tx, partnershipId, meetingId),
    confidentiality: statement.text,
    confidentialityVersion: statement.number,
    quorum: {
      needed: quorum,
      organisationsPresent: organisationsPresent(register).size,
      met: quorumMet(register, quorum),
    },
    attendance: register.map(seat => recordedSeat(seat, seat.personId !== null && asked.has(seat.personId))),
    ...(stamps.length > 0 ? { quorumStamps: stamps } : {}),
    items: items.map(item => ({ ...recordedItem(item, actions), ...withWritten('written', written.under(item.id)) })),
    otherActions: actions.filter(action => !items.some(item => item.id === action.agendaItemId)).map(recordedAction),
    ...withWritten('otherWritten', written.rest),
  }
}

/** Only where there is any: older records have no such field, and are the same to the byte. */
const withWritten = <Name extends string>(name: Name, written: readonly RecordedWriting[]) =>
  (written.length > 0 ? { [name]: written.map(({ kind, from, text }) => ({ kind, from, text })) } : {}) as {
    [key in Name]?: RecordedWriting[]
  }

function meetingFacts(tx: Tx, partnershipId: string, meetingId: string): MinutesRecord['meeting'] {
  const meeting = meetingById(tx, partnershipId, meetingId)
  return {
    title: meeting.title,
    heldOn: meeting.heldOn,
    startTime: meeting.startTime,
    endTime: meeting.endTime,
    place:
      meeting.mode === 'online'
        ? 'Online'
        : [meeting.venue, meeting.mode === 'hybrid' ? 'and online' : ''].join(' ').trim(),
    chair: meeting.chairName ?? '',
    minuteTaker: meeting.minuteTakerName ?? '',
  }
}

const recordedSeat = (seat: Attendance, isAsked: boolean): MinutesRecord['attendance'][number] => ({
  organisation: seat.organisationName,
  name: seat.recordedName,
  substituteFor: seat.recordedForName,
  isSubstitute: seat.substituteName !== null,
  attendance: seat.attendance,
  attendanceId: seat.id,
  // Only what there is: a record that says nothing of it reads, and hashes, as one of an earlier release.
  ...(isAsked ? { invited: true as const } : {}),
  ...(seat.arrivedAt ? { arrivedAt: inLondon(seat.arrivedAt).time } : {}),
  ...(seat.leftAt ? { leftAt: inLondon(seat.leftAt).time } : {}),
  ...(seat.acknowledgedAt ? { acknowledged: true as const } : {}),
  ...(seat.interests ? { interests: seat.interests } : {}),
})

const recordedStamp = (stamp: QuorumStamp, items: MinutedItem[]): RecordedStamp => ({
  at: inLondon(stamp.at).time,
  why: stampInWords(stamp, items),
  organisations: stamp.organisations,
  needed: stamp.needed,
  met: isQuorate(stamp.organisations, stamp.needed),
  missing: missingInWords(stamp.missing).join(''),
})

function recordedItem(item: MinutedItem, actions: Action[]): RecordedItem {
  const isClosed = item.kind === 'closed'
  return {
    agendaItemId: item.id,
    number: item.number,
    // What a closed item was about is not for the record, which every member reads.
    title: isClosed ? 'Closed item' : item.title,
    isClosed,
    text: isClosed ? closedPointer(item.owner) : item.text,
    decision: isClosed ? '' : item.decision,
    outcome: isClosed ? null : item.outcome,
    ...(item.dissent && !isClosed ? { dissent: item.dissent } : {}),
    actions: actions.filter(action => action.agendaItemId === item.id).map(recordedAction),
  }
}

const recordedAction = (action: Action): RecordedAction => ({
  reference: action.reference,
  text: action.text,
  organisation: action.ownerOrganisationName,
  person: action.ownerName ?? '',
  dueOn: action.dueOn,
})

const closedPointer = (owner: string) => `Discussed in closed session; a note is held by ${owner || 'the chair'}.`

/** One text for one content: keys in order and no space, so that anyone can compute the same fingerprint. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** SHA-256 in hexadecimal, as `sha256sum` prints it for the downloaded record. */
export const fingerprint = (text: string): string => Buffer.from(hashOf(text), 'base64url').toString('hex')

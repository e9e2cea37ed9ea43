import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { Tx } from '../database/database.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { minutesOut, paperLaid } from './agenda-store.ts'
import { type Meeting, meetingById } from './store.ts'

/** The meeting, if its agenda may still change: not once it is cancelled, nor while members read or once they approved its minutes. */
export function meetingWithOpenAgenda(tx: Tx, partnershipId: string, meetingId: string): Meeting {
  const meeting = meetingById(tx, partnershipId, meetingId)
  if (meeting.state === 'cancelled') throw new Refusal('conflict', 'This meeting is cancelled')
  const minutes = minutesOut(tx, partnershipId, meetingId)
  if (minutes === 'circulated')
    throw new Refusal(
      'conflict',
      'The minutes of this meeting have been circulated. Take them back to draft before changing its agenda or papers',
    )
  if (minutes === 'approved')
    throw new Refusal('conflict', 'The minutes of this meeting are approved, so its agenda stays as it is')
  return meeting
}

/** What is discussed in closed session is not kept here, not even in a note. */
export function refuseClosedContent(item: { kind: string; note: string }): void {
  if (item.kind === 'closed' && item.note.trim() !== '')
    throw new InvalidInput([
      {
        field: 'note',
        words: 'A closed item holds no note here. Leave it empty; the organisation that brings it keeps the record',
      },
    ])
}

/** A paper opens as its meeting does: of a draft, and under a closed item, only to those who arrange the agenda. */
export function mayOpenPaper(reading: Reading<'papers.read'>, documentId: string): boolean {
  const laid = paperLaid(reading.tx, reading.partnershipId, documentId)
  if (!laid) return true
  if (laid.discardedAt) return false
  return (laid.state !== 'draft' && laid.kind !== 'closed') || may('agendas.arrange', reading)
}

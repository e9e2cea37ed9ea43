import { isOfOthersClosedGroup } from '../access/group-store.ts'
import { may } from '../access/permissions.ts'
import type { Reading, Work } from '../access/work.ts'
import type { Tx } from '../database/database.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { activeMembers, isSeated } from '../partnerships/store.ts'
import { minutesOut } from './agenda-store.ts'
import { paperLaid } from './papers-store.ts'
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

/**
 * Whether this reader arranges the agenda of this meeting: the secretariat that of every one. A rule that depends on
 * the meeting, such as a sub-group's lead for the sub-group's own, belongs here.
 */
export const mayArrange = (reading: Pick<Reading<'meetings.read'>, 'holdings'>, _meeting: { id: string }): boolean =>
  may('agendas.arrange', reading)

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

interface PaperOwner {
  kind: string
  paperFromOrganisationId?: string | undefined
  paperFromPersonId?: string | undefined
}

/** A paper is expected from an organisation with a seat and, where a person is named, from one who acts for it now. */
export function refuseForeignPaperOwner(work: Work & { partnershipId: string }, item: PaperOwner): void {
  const { paperFromOrganisationId: organisationId, paperFromPersonId: personId } = item
  const refuse = (field: string, words: string) => {
    throw new InvalidInput([{ field, words }])
  }
  if (item.kind === 'closed' && (organisationId || personId))
    refuse('paperFromOrganisationId', 'A closed item has no papers here, so none is expected')
  if (personId && !organisationId) refuse('paperFromOrganisationId', 'Choose the organisation this person acts for')
  if (!organisationId) return
  if (!isSeated(work.tx, work.partnershipId, organisationId))
    refuse('paperFromOrganisationId', 'Choose an organisation of this partnership')
  const acts = activeMembers(work.tx, work.partnershipId, work.now).some(
    each => each.organisationId === organisationId && each.personId === personId,
  )
  if (personId && !acts) refuse('paperFromPersonId', 'Choose a person who acts for that organisation')
}

/** A paper opens as its meeting does: of a draft, and under a closed item, only to those who arrange the agenda. */
export function mayOpenPaper(reading: Reading<'papers.read'>, documentId: string): boolean {
  const laid = paperLaid(reading.tx, reading.partnershipId, documentId)
  if (!laid) return true
  if (laid.discardedAt || isOfOthersClosedGroup(reading, laid.meetingId)) return false
  return (laid.state !== 'draft' && laid.kind !== 'closed') || may('agendas.arrange', reading)
}

import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { post } from '../mail/post.ts'
import { activeMembers, partnershipById } from '../partnerships/store.ts'
import { counted, longDate, shortDate, timeRange } from '../words.ts'
import { agendaOf, CLOSED_TITLE } from './agenda.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { guiseFor } from './guise.ts'
import { keepPaperLabels } from './papers-store.ts'
import { changeMeetingRow, invitationsTo, type Meeting, meetingById } from './store.ts'

interface Reader {
  personId: string
  name: string
  alias: string | null
  email: string
  organisationName: string
}

/** Who will get the papers: everyone asked to the meeting who is a member still, once each. */
export function papersGoTo(
  { tx, partnershipId, now }: Pick<Reading<'papers.add'>, 'tx' | 'partnershipId' | 'now'>,
  meetingId: string,
): Reader[] {
  const members = new Map(activeMembers(tx, partnershipId, now).map(member => [member.personId, member]))
  return invitationsTo(tx, partnershipId, meetingId).flatMap(({ personId, name, organisationName }): Reader[] => {
    const member = members.get(personId)
    return member ? [{ personId, name, organisationName, email: member.email, alias: member.alias }] : []
  })
}

/** Sends agenda and papers out to everyone asked to the meeting; sent again, everyone hears again. */
export function sendPapers(work: Work<'papers.add'>, meetingId: string, version: number): number {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  if (meeting.state !== 'scheduled' && meeting.state !== 'papers out')
    throw new Refusal('conflict', `This meeting is ${inWords[meeting.state]}, so its papers cannot go out`)
  const readers = papersGoTo(work, meetingId)
  if (readers.length === 0) throw new Refusal('conflict', 'Nobody has been asked to this meeting yet')
  changeMeetingRow(work.tx, meeting, {
    version,
    at: work.now,
    by: work.actor.personId,
    values: { state: 'papers out' },
  })
  keepPaperLabels(work.tx, work.partnershipId, meetingId)
  noteActivity(work, {
    deed: 'papers.sent',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: `Sent the papers of a meeting to ${counted(readers.length, 'person', 'people')}`,
  })
  for (const reader of readers) postPapers(work, { ...meeting, version: version + 1 }, reader)
  return readers.length
}

const inWords = { draft: 'not scheduled yet', held: 'over', cancelled: 'cancelled' } as const

function postPapers(work: Work<'papers.add'>, meeting: Meeting, to: Reader): void {
  const partnership = partnershipById(work.tx, work.partnershipId)
  const guise = guiseFor(partnership, { ...to, meeting })
  const agenda = agendaOf(work.tx, work.partnershipId, meeting.id)
  const path = guise.isNeutral ? '/' : pathToAgenda(work.partnershipId, meeting.id)
  post(work, {
    kind: 'notice',
    cause: `papers of meeting ${meeting.id} version ${meeting.version} to ${to.personId}`,
    to,
    subject: `${guise.isNeutral ? guise.name : partnership.shortName}: agenda and papers for ${shortDate(meeting.heldOn)}`,
    template: 'meetings/mail/papers-out.njk',
    view: {
      whose: guise.name,
      day: longDate(meeting.heldOn),
      time: timeRange(meeting.startTime, meeting.endTime),
      items: guise.isNeutral || meeting.isTitleRestricted ? [] : agenda.items.map(titleInMail),
      papers: counted(agenda.paperCount, 'paper'),
      url: work.config.publicUrl + path,
    },
    fromName: guise.name,
    partnershipId: work.partnershipId,
    subjectId: meeting.id,
  })
}

/** What is said in closed session has no title in anybody's mailbox. */
export const titleInMail = (item: { number: number; title: string; isClosed: boolean }) =>
  `${item.number}. ${item.isClosed ? CLOSED_TITLE : item.title}`

import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { agendaFor } from '../meetings/agenda.ts'
import type { Paper } from '../meetings/papers-store.ts'
import { meetingInSight } from '../meetings/policy.ts'
import type { Meeting } from '../meetings/store.ts'
import { lastMinutesBefore } from '../minutes/last-minutes-store.ts'
import { recordOf } from '../minutes/record.ts'
import { partnershipById } from '../partnerships/store.ts'
import { longDate } from '../words.ts'
import { actionsBlock, agendaBlocks, paperLine, standingOf } from './agenda-document.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, text } from './document.ts'
import { factsOfMeeting } from './facts-of-meeting.ts'
import { minutesBlocks } from './minutes-blocks.ts'
import { standingOfMinutes, warningBlocks } from './minutes-document.ts'

type Looking = Reading<'meetings.read'>

/** One pack: agenda, the papers and where they are, the open actions, and the minutes of the last meeting. */
export function packDocument(looking: Looking, meetingId: string): PrintedDocument {
  const meeting = meetingInSight(looking, meetingId)
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  const title = `Meeting pack: ${meeting.title}`
  return {
    title,
    partnership: partnership.name,
    fileName: fileNameOf(partnership.shortName, 'pack', meeting.heldOn),
    standing: standingOf(meeting),
    blocks: [
      heading(1, title),
      ...factsOfMeeting(meeting),
      heading(1, 'Agenda'),
      ...agendaBlocks(looking, meeting),
      { is: 'page break' },
      heading(1, 'Papers'),
      ...paperBlocks(looking, meeting),
      ...openActionsUnlessListed(looking, meeting),
      { is: 'page break' },
      ...lastMinutes(looking, meeting),
    ],
  }
}

/** Papers keep the form they came in; the pack says which there are and where each opens. */
function paperBlocks(looking: Looking, meeting: Meeting): Block[] {
  const { partnershipId, config } = looking
  const agenda = agendaFor(looking, meeting.id)
  const papers = [...agenda.items.flatMap(item => item.papers), ...agenda.papers]
  if (papers.length === 0) return [text('There are no papers.')]
  const link = (paper: Paper): Block => ({
    is: 'link',
    text: paperLine(paper),
    href: `${config.publicUrl}/partnerships/${partnershipId}/documents/${paper.documentId}`,
  })
  const late = papers.filter(paper => paper.isLate)
  return [
    ...papers.filter(paper => !paper.isLate).map(link),
    // Whoever printed the pack before adds these at its end.
    ...(late.length > 0 ? [heading(2, 'Late papers, added after the pack was sent'), ...late.map(link)] : []),
  ]
}

/** Where an item of the agenda goes through them they stand there already. */
const openActionsUnlessListed = (looking: Looking, meeting: Meeting): Block[] =>
  agendaFor(looking, meeting.id).items.some(item => item.listsActions)
    ? []
    : [heading(1, 'Open actions'), actionsBlock(looking, meeting)]

/** What members may read of it: minutes still in draft are the secretariat's alone. */
function lastMinutes(looking: Looking, meeting: Meeting): Block[] {
  const last = lastMinutesBefore(looking.tx, looking.partnershipId, {
    startsAt: meeting.startsAt,
    subGroupId: meeting.subGroupId,
    withDrafts: may('minutes.write', looking),
  })
  return [
    heading(1, `Minutes of the last ${last.length > 1 ? 'meetings' : 'meeting'}`),
    ...(last.length === 0 ? [text('There are no minutes of an earlier meeting to read.')] : []),
    ...last.flatMap(minutes => [
      text(`${minutes.title}, ${longDate(minutes.heldOn)}. ${standingOfMinutes(minutes)}.`),
      ...warningBlocks(minutes),
      ...minutesBlocks(recordOf(looking.tx, minutes)),
    ]),
  ]
}

import type { Reading } from '../access/work.ts'
import { actionsForAgenda } from '../actions/for-agenda.ts'
import { factsKnown } from '../agendas/known.ts'
import { untold } from '../meetings/agenda.ts'
import type { FilledFacts } from '../meetings/agenda-facts.ts'
import { filledAgenda } from '../meetings/filled-agenda.ts'
import type { Paper } from '../meetings/papers-store.ts'
import { meetingInSight } from '../meetings/policy.ts'
import type { Meeting } from '../meetings/store.ts'
import { headOfWritten } from '../meetings/written.ts'
import { partnershipById } from '../partnerships/store.ts'
import { briefDate, clockTime, counted, sentence } from '../words.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, tableOr, text } from './document.ts'
import { factsOfMeeting } from './facts-of-meeting.ts'

type Looking = Reading<'meetings.read'>
type Item = ReturnType<typeof filledAgenda>['items'][number]

/** The agenda of a meeting, as far as this reader may see it. */
export function agendaDocument(looking: Looking, meetingId: string): PrintedDocument {
  const meeting = meetingInSight(looking, meetingId)
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  return {
    title: `Agenda: ${meeting.title}`,
    partnership: partnership.name,
    fileName: fileNameOf(partnership.shortName, 'agenda', meeting.heldOn),
    standing: standingOf(meeting),
    blocks: [heading(1, `Agenda: ${meeting.title}`), ...factsOfMeeting(meeting), ...agendaBlocks(looking, meeting)],
  }
}

/** Whether what is printed is still being written. */
export const standingOf = ({ state }: Meeting): string => {
  if (state === 'draft') return 'Draft: this meeting is not scheduled yet'
  return state === 'cancelled' ? 'This meeting is cancelled' : ''
}

/** The times in a table to find one's way by, then each item with what there is to know before it. */
export function agendaBlocks(looking: Looking, meeting: Meeting): Block[] {
  const filled = filledAgenda(looking, { meeting, factsFor: factsKnown })
  // A file is passed on, so it names a closed item for nobody.
  const agenda = { ...filled, items: filled.items.map(untold) }
  if (agenda.items.length === 0) return [text('There is no agenda yet.')]
  return [
    {
      is: 'table',
      caption: 'Items and times',
      head: ['Item', 'Starts', 'Minutes', 'Led by'],
      rows: agenda.items.map(item => [
        `${item.number}. ${item.title}`,
        clockTime(item.startsAtTime),
        item.minutesOver > 0
          ? `${item.minutesAllotted} (${counted(item.minutesOver, 'minute')} past the end)`
          : String(item.minutesAllotted || ''),
        item.owner,
      ]),
    },
    ...agenda.items.flatMap(item => itemBlocks(item, agenda.hasSections, () => actionsBlock(looking, meeting))),
    ...(agenda.written.length > 0 ? [heading(2, 'Written to the meeting'), ...writtenBlocks(agenda.written)] : []),
    ...papersBlocks('Papers for the whole meeting', agenda.papers),
  ]
}

function itemBlocks(item: Item, hasSections: boolean, openActions: () => Block): Block[] {
  const minutes = item.minutesAllotted > 0 && counted(item.minutesAllotted, 'minute')
  const facts = [sentence(item.kind), item.owner, minutes].filter(Boolean).join(', ')
  return [
    ...(item.opensSection ? [heading(2, item.opensSection)] : []),
    heading(hasSections ? 3 : 2, `${item.number}. ${item.title}`),
    text(`${sentence(clockTime(item.startsAtTime))}. ${facts}`),
    ...(item.note ? [text(item.note)] : []),
    ...(item.papers.length > 0 ? [{ is: 'list', items: item.papers.map(paperLine) } as const] : []),
    ...writtenBlocks(item.written),
    ...item.facts.flatMap(factsBlocks),
    ...(item.listsActions ? [openActions()] : []),
  ]
}

const writtenBlocks = (written: Item['written']): Block[] => written.map(each => text(each.text, headOfWritten(each)))

/** What is known for an item on the day it is printed. */
const factsBlocks = ({ title, lines, nothing }: FilledFacts): Block[] =>
  lines.length === 0
    ? [text(`${sentence(nothing)}.`, title)]
    : [text('', title), { is: 'list', items: lines.map(line => line.text + (line.mark ? ` (${line.mark})` : '')) }]

/** What members know a paper by, and whether it came after the others had been sent. */
export const paperLine = (paper: Paper): string =>
  `Paper ${paper.label}: ${paper.title}${paper.isLate ? ' (late)' : ''}`

const papersBlocks = (title: string, papers: readonly Paper[]): Block[] =>
  papers.length > 0 ? [heading(2, title), { is: 'list', items: papers.map(paperLine) }] : []

/** Every open action, those put off again and again first, then the overdue. */
export function actionsBlock(looking: Looking, meeting: Meeting): Block {
  const actions = actionsForAgenda(looking, meeting)
  const rows = actions.map(action => [
    action.reference,
    action.text,
    [action.ownerOrganisationName, action.ownerName].filter(Boolean).join(', '),
    `${briefDate(action.dueOn)}${action.isOverdue ? ', overdue' : ''}${action.timesDeferred ? `, put off ${counted(action.timesDeferred, 'time')}` : ''}`,
  ])
  return tableOr({ caption: 'Open actions', head: ['Reference', 'Action', 'Owner', 'Due'], rows }, 'No action is open.')
}

import type { Reading } from '../access/work.ts'
import { withOverdue } from '../actions/register.ts'
import { openActions } from '../actions/store.ts'
import { agendaFor } from '../meetings/agenda.ts'
import type { Paper } from '../meetings/agenda-store.ts'
import { meetingInSight } from '../meetings/policy.ts'
import type { Meeting } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { briefDate, clockTime, counted, sentence } from '../words.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, tableOr, text } from './document.ts'
import { factsOfMeeting } from './facts-of-meeting.ts'

type Looking = Reading<'meetings.read'>
type Item = ReturnType<typeof agendaFor>['items'][number]

/** The agenda of a meeting, as far as this reader may see it. */
export function agendaDocument(looking: Looking, meetingId: string): PrintedDocument {
  const meeting = meetingInSight(looking, meetingId)
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  return {
    title: `Agenda: ${meeting.title}`,
    partnership: partnership.name,
    fileName: fileNameOf(partnership.shortName, 'agenda', meeting.heldOn),
    standing: standingOf(meeting),
    blocks: [heading(1, `Agenda: ${meeting.title}`), ...factsOfMeeting(meeting), ...agendaBlocks(looking, meetingId)],
  }
}

/** Whether what is printed is still being written. */
export const standingOf = ({ state }: Meeting): string => {
  if (state === 'draft') return 'Draft: this meeting is not scheduled yet'
  return state === 'cancelled' ? 'This meeting is cancelled' : ''
}

/** The times in a table to find one's way by, then each item with what there is to know before it. */
export function agendaBlocks(looking: Looking, meetingId: string): Block[] {
  const agenda = agendaFor(looking, meetingId)
  if (agenda.items.length === 0) return [text('There is no agenda yet.')]
  return [
    {
      is: 'table',
      caption: 'Items and times',
      head: ['Item', 'Starts', 'Minutes', 'Led by'],
      rows: agenda.items.map(item => [
        `${item.number}. ${item.title}`,
        clockTime(item.startsAtTime),
        String(item.minutesAllotted),
        item.owner,
      ]),
    },
    ...agenda.items.flatMap(item => itemBlocks(looking, item)),
    ...papersBlocks('Papers for the whole meeting', agenda.papers),
  ]
}

function itemBlocks(looking: Looking, item: Item): Block[] {
  const facts = [sentence(item.kind), item.owner, counted(item.minutesAllotted, 'minute')].filter(Boolean).join(', ')
  return [
    heading(2, `${item.number}. ${item.title}`),
    text(`${sentence(clockTime(item.startsAtTime))}. ${facts}`),
    ...(item.note ? [text(item.note)] : []),
    ...(item.papers.length > 0 ? [{ is: 'list', items: item.papers.map(paperLine) } as const] : []),
    ...(item.listsActions ? [actionsBlock(looking)] : []),
  ]
}

const paperLine = (paper: Paper): string => `Paper ${paper.number}: ${paper.title}`

const papersBlocks = (title: string, papers: readonly Paper[]): Block[] =>
  papers.length > 0 ? [heading(2, title), { is: 'list', items: papers.map(paperLine) }] : []

/** Every open action, those longest due first. */
export function actionsBlock(looking: Looking): Block {
  const actions = openActions(looking.tx, looking.partnershipId).map(action => withOverdue(looking, action))
  const rows = actions.map(action => [
    action.reference,
    action.text,
    [action.ownerOrganisationName, action.ownerName].filter(Boolean).join(', '),
    `${briefDate(action.dueOn)}${action.isOverdue ? ', overdue' : ''}${action.timesDeferred ? `, put off ${counted(action.timesDeferred, 'time')}` : ''}`,
  ])
  return tableOr({ caption: 'Open actions', head: ['Reference', 'Action', 'Owner', 'Due'], rows }, 'No action is open.')
}

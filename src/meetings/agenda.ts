import type { Reading } from '../access/work.ts'
import type { WallTime } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { counted } from '../words.ts'
import { mayArrange } from './agenda-policy.ts'
import { type AgendaItem, agendaItemsOf } from './agenda-store.ts'
import { type Paper, papersFor } from './papers-store.ts'
import { meetingById } from './store.ts'
import { takenUpBy, type Written, writtenTo } from './written.ts'

const MINUTES_A_DAY = 24 * 60
/** What members, letters and minutes call an item that is discussed in closed session. */
export const CLOSED_TITLE = 'Closed item'
const closedWords = (holder: string) => `Discussed in closed session${holder ? `; a note is held by ${holder}` : ''}`

/** An item as the agenda prints it: numbered, with the time at which it begins and its papers. */
type PrintedItem = AgendaItem & {
  number: number
  startsAtTime: WallTime
  endsAtTime: WallTime
  /** By how many minutes it runs past the end of the meeting; nought while it does not. */
  minutesOver: number
  isClosed: boolean
  papers: Paper[]
  /** A paper is expected and none lies under it yet. */
  isPaperOwed: boolean
  /** The heading to print above it; empty where it stands under the same one as the item before. */
  opensSection: string
  /** What organisations and sub-groups wrote to it beforehand. */
  written: Written[]
}

/** A meeting's agenda as it is printed: the items in order with their running times, and the papers of the whole meeting. */
export function agendaOf(tx: Tx, partnershipId: string, meetingId: string) {
  const meeting = meetingById(tx, partnershipId, meetingId)
  const items = agendaItemsOf(tx, partnershipId, meetingId)
  const papers = papersFor(tx, partnershipId, meetingId)
  const minutesNeeded = items.reduce((sum, item) => sum + item.minutesAllotted, 0)
  const shown = new Set(items.map(item => item.id))
  const written = takenUpBy(items, writtenTo(tx, partnershipId, meetingId))
  return {
    meetingId,
    partnershipId,
    items: printed(items, papers, { starts: minutesIn(meeting.startTime), length: lengthOf(meeting) }).map(item => ({
      ...item,
      written: written.under(item.id),
    })),
    written: written.rest,
    // A paper whose item was removed stays a paper of the meeting.
    papers: papers.filter(paper => paper.agendaItemId === null || !shown.has(paper.agendaItemId)),
    paperCount: papers.length,
    hasSections: items.some(item => item.section !== ''),
    minutesNeeded,
    fit: fitInWords(minutesNeeded, lengthOf(meeting)),
    isTooLong: minutesNeeded > lengthOf(meeting),
  }
}

/** The same as this reader may see it: what a closed item is about is for those who arrange the agenda, and for those listed as its readers. */
export function agendaFor(
  reading: Pick<Reading<'meetings.read'>, 'tx' | 'partnershipId' | 'holdings' | 'actor'>,
  meetingId: string,
) {
  const agenda = agendaOf(reading.tx, reading.partnershipId, meetingId)
  if (mayArrange(reading, { id: meetingId })) return agenda
  const reader = [reading.actor.personId, ...reading.holdings.map(held => held.organisationId)]
  return {
    ...agenda,
    items: agenda.items.map(item => (item.closedTo.some(id => reader.includes(id)) ? item : untold(item))),
  }
}

/** An item as everybody may know it: what a closed one is about is left out. */
export const untold = <Item extends { isClosed: boolean; title: string }>(item: Item): Item =>
  item.isClosed ? { ...item, title: CLOSED_TITLE } : item

function printed(
  items: AgendaItem[],
  papers: Paper[],
  meeting: { starts: number; length: number },
): Omit<PrintedItem, 'written'>[] {
  let minute = meeting.starts
  return items.map((item, index) => {
    const startsAtTime = wallTime(minute)
    minute += item.minutesAllotted
    const isClosed = item.kind === 'closed'
    const own = isClosed ? [] : papers.filter(paper => paper.agendaItemId === item.id)
    return {
      ...item,
      // A closed item is a pointer only, whatever the row may have held before it was closed.
      note: isClosed ? closedWords(item.noteHeldBy) : item.note,
      number: index + 1,
      startsAtTime,
      endsAtTime: wallTime(minute),
      minutesOver: Math.max(0, minute - meeting.starts - meeting.length),
      isClosed,
      papers: own,
      isPaperOwed: item.paperFromOrganisationId !== null && !isClosed && own.length === 0,
      opensSection: item.section === (items[index - 1]?.section ?? '') ? '' : item.section || 'Other items',
    }
  })
}

const minutesIn = (time: WallTime): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const wallTime = (minutes: number): WallTime => {
  const inDay = minutes % MINUTES_A_DAY
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** How many minutes the meeting has. */
export const lengthOf = ({ startTime, endTime }: { startTime: WallTime; endTime: WallTime }): number =>
  (minutesIn(endTime) - minutesIn(startTime) + MINUTES_A_DAY) % MINUTES_A_DAY

/** Whether what is planned fits into the meeting, as a chair would say it. */
function fitInWords(needed: number, length: number): string {
  const plan = `The items take ${counted(needed, 'minute')} and the meeting has ${length}`
  if (needed > length) return `${plan}: ${counted(needed - length, 'minute')} too long.`
  if (needed < length) return `${plan}: ${counted(length - needed, 'minute')} to spare.`
  return `${plan}: they fit exactly.`
}

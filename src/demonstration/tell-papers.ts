import type { CalendarDate } from '../clock.ts'
import { found } from '../errors.ts'
import { addPaper, PaperContent as Paper } from '../meetings/add-paper.ts'
import { agendaItemsOf } from '../meetings/agenda-store.ts'
import { meetingsComing, meetingsHeld, type Planned } from './calendar.ts'
import { type PaperContent, papers } from './content/papers.ts'
import { type Sitting, topics } from './content/shapes.ts'
import { comingDates, inOffice, onDay, quartersBefore } from './dates.ts'
import type { Moment, Story } from './story.ts'
import { idOf } from './tell-meetings.ts'

const DAYS_BEFORE = 9

/** Papers come in before they go out with the agenda; those for what is coming are in already. */
export const tellPapers = (today: CalendarDate): Moment[] =>
  papers.map((paper, place) => {
    const planned = meetingOf(paper, today)
    const minute = 40 + place
    const at =
      paper.quartersBefore === 0 ? onDay(planned.askedOn, 0, minute) : inOffice(planned.heldOn, -DAYS_BEFORE, minute)
    return { at, tell: story => add(story, planned, paper) }
  })

function meetingOf({ partnership, quartersBefore: quarters }: PaperContent, today: CalendarDate): Planned<Sitting> {
  const coming = comingDates(today)[partnership]
  const heldOn = quarters === 0 ? coming : quartersBefore(coming, quarters)
  return found(
    [...meetingsHeld(today), ...meetingsComing(today)].find(
      each => each.partnership === partnership && each.heldOn === heldOn,
    ),
    'meeting',
  )
}

function add(story: Story, planned: Planned<Sitting>, { topic, title, fileName, lines }: PaperContent): void {
  const meetingId = idOf(story, planned)
  story.as(planned.meeting.minuteTaker, { permission: 'papers.add', in: planned.partnership }, work => {
    const items = agendaItemsOf(work.tx, planned.partnership, meetingId)
    const agendaItemId = items.find(item => item.title.includes(topics[topic]))?.id
    const file = { fileName, bytes: Buffer.from(`${lines.join('\n')}\n`) }
    addPaper(work, meetingId, { ...Paper.parse({ title, agendaItemId }), file })
  })
}

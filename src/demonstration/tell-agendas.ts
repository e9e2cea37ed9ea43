import type { CalendarDate } from '../clock.ts'
import { agendaItemsOf } from '../meetings/agenda-store.ts'
import { changeAgendaItem } from '../meetings/change-agenda-item.ts'
import { saveAsTemplate } from '../meetings/keep-template.ts'
import { partnershipById } from '../partnerships/store.ts'
import { proposeItem } from '../proposals/propose-item.ts'
import { meetingsComing, meetingsHeld, type Planned } from './calendar.ts'
import { partnershipKeys } from './content/partnerships.ts'
import type { PersonKey } from './content/people.ts'
import type { Sitting } from './content/shapes.ts'
import { onDay } from './dates.ts'
import type { Moment, Story } from './story.ts'
import { idOf } from './tell-meetings.ts'

/** Each partnership keeps the agenda of its last meeting as a template of its own, and awaits a paper for the next. */
export const tellAgendas = (today: CalendarDate): Moment[] => [
  ...partnershipKeys.flatMap(partnership => {
    const last = meetingsHeld(today).findLast(each => each.partnership === partnership)
    return last ? [{ at: onDay(last.heldOn, 1, 200), tell: (story: Story) => keepTemplate(story, last) }] : []
  }),
  ...meetingsComing(today).map(planned => ({
    at: onDay(planned.askedOn, 0, 200),
    tell: (story: Story) => awaitPaper(story, planned),
  })),
  ...meetingsComing(today).flatMap(planned => {
    const [first] = planned.meeting.answers
    return first
      ? [{ at: onDay(planned.askedOn, 0, 240), tell: (story: Story) => propose(story, planned, first.who) }]
      : []
  }),
]

function keepTemplate(story: Story, planned: Planned<Sitting>): void {
  const { partnership, meeting } = planned
  story.as(meeting.minuteTaker, { permission: 'agenda-templates.keep', in: partnership }, work => {
    const { shortName } = partnershipById(work.tx, partnership)
    saveAsTemplate(work, idOf(story, planned), { name: `${shortName} quarterly` })
  })
}

/** A member would like to talk about something, and nobody has settled it yet. */
function propose(story: Story, { partnership }: Planned<Sitting>, who: PersonKey): void {
  story.as(who, { permission: 'proposals.make', in: partnership }, work =>
    proposeItem(work, {
      title: 'A shared leaflet for short-term lets',
      why: 'Hosts ask each of us the same questions. One leaflet of us all would be read more than five.',
      kind: 'discussion',
      minutesWanted: 10,
    }),
  )
}

/** The co-ordinator's own organisation writes on the theme. */
function awaitPaper(story: Story, planned: Planned<Sitting>): void {
  const { partnership, meeting } = planned
  const meetingId = idOf(story, planned)
  story.as(meeting.minuteTaker, { permission: 'agendas.arrange', in: partnership }, work => {
    const item = agendaItemsOf(work.tx, partnership, meetingId).find(each => each.kind === 'presentation')
    if (!item) return
    const { title, kind, owner, minutesAllotted, note, listsActions, section, fills, version } = item
    const content = { title, kind, owner, minutesAllotted, note, listsActions, section, fills }
    const paperFromOrganisationId = work.holdings[0]?.organisationId
    changeAgendaItem(work, { meetingId, itemId: item.id }, { ...content, paperFromOrganisationId, version })
  })
}

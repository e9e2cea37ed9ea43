import type { Work } from '../access/work.ts'
import { workingDaysBefore } from '../bank-holidays.ts'
import type { CalendarDate } from '../clock.ts'
import { found } from '../errors.ts'
import { AgendaItemContent, addAgendaItem } from '../meetings/add-agenda-item.ts'
import { agendaItemsOf } from '../meetings/agenda-store.ts'
import { answerMeeting, MeetingAnswer } from '../meetings/answer-meeting.ts'
import { changeAgendaItem } from '../meetings/change-agenda-item.ts'
import { draftMeeting } from '../meetings/draft-meeting.ts'
import { layStandingAgenda } from '../meetings/lay-standing-agenda.ts'
import { MeetingPlan } from '../meetings/meeting-plan.ts'
import { removeAgendaItem } from '../meetings/remove-agenda-item.ts'
import { scheduleMeeting } from '../meetings/schedule-meeting.ts'
import { sendPapers } from '../meetings/send-papers.ts'
import { meetingById } from '../meetings/store.ts'
import { meetingsComing, meetingsHeld, nameOf, type Planned } from './calendar.ts'
import { type ComingMeeting, type HeldMeeting, type Sitting, topics } from './content/shapes.ts'
import { onDay } from './dates.ts'
import type { Moment, Story } from './story.ts'

const DAYS_BEFORE_FOR_PAPERS = 6

/** Meetings are planned, members asked and papers sent; members answer. */
export const tellMeetings = (today: CalendarDate): Moment[] => [
  ...meetingsHeld(today).flatMap(planned => [
    ...scheduled(planned),
    ...answered(planned, answersBefore(planned.meeting)),
    { at: onDay(planned.heldOn, -DAYS_BEFORE_FOR_PAPERS, 300), tell: (story: Story) => send(story, planned) },
  ]),
  ...meetingsComing(today).flatMap(planned => [...scheduled(planned), ...answered(planned, planned.meeting.answers)]),
]

const scheduled = (planned: Planned<Sitting>): Moment[] => [
  { at: onDay(planned.askedOn, 0), tell: story => draft(story, planned) },
  { at: onDay(planned.askedOn, 0, 10), tell: story => arrange(story, planned) },
  { at: onDay(planned.askedOn, 0, 25), tell: story => schedule(story, planned) },
]

function draft(story: Story, planned: Planned<Sitting>): void {
  const { title, theme, venue, mode, startTime, endTime, chair, minuteTaker } = planned.meeting
  const plan = MeetingPlan.parse({
    ...{ title, theme, mode, startTime, endTime, heldOn: planned.heldOn },
    ...(venue ? { venue } : {}),
    ...(mode === 'in person' ? {} : { joiningLink: `https://meet.partnerships.example/${planned.partnership}` }),
    chairPersonId: story.person.get(chair),
    minuteTakerPersonId: story.person.get(minuteTaker),
    papersDueOn: workingDaysBefore(planned.heldOn, 5),
  })
  const { id } = story.as(minuteTaker, doing(planned, 'meetings.draft'), work => draftMeeting(work, plan))
  story.thing.set(nameOf(planned), id)
}

/** The standing agenda made to measure, or the meeting's own. */
function arrange(story: Story, planned: Planned<Sitting>): void {
  const { minuteTaker, ownAgenda, more } = planned.meeting
  const meetingId = idOf(story, planned)
  story.as(minuteTaker, doing(planned, 'agendas.arrange'), work => {
    if (!ownAgenda) makeToMeasure(work, meetingId, planned.meeting.theme)
    const section = ownAgenda ? '' : 'Our work together'
    for (const { title, kind, owner, minutes } of [...(ownAgenda ?? []), ...(more ?? [])])
      addAgendaItem(work, meetingId, AgendaItemContent.parse({ title, kind, owner, minutesAllotted: minutes, section }))
  })
}

/** Nothing was discussed in closed session this year, and each meeting had its theme. */
function makeToMeasure(work: Work<'agendas.arrange'>, meetingId: string, theme: string): void {
  layStandingAgenda(work, meetingId)
  for (const item of agendaItemsOf(work.tx, work.partnershipId, meetingId)) {
    const which = { meetingId, itemId: item.id }
    if (item.kind === 'closed') removeAgendaItem(work, which, item.version)
    if (item.kind !== 'presentation') continue
    const { kind, owner, minutesAllotted, section, version } = item
    const title = `${topics.theme}: ${theme}`
    const content = AgendaItemContent.parse({ title, kind, owner, minutesAllotted, section })
    changeAgendaItem(work, which, { ...content, version })
  }
}

function schedule(story: Story, planned: Planned<Sitting>): void {
  const id = idOf(story, planned)
  story.as(planned.meeting.minuteTaker, doing(planned, 'meetings.schedule'), work => {
    const { version } = meetingById(work.tx, planned.partnership, id)
    scheduleMeeting(work, id, { version, tell: 'send' })
  })
}

function send(story: Story, planned: Planned<Sitting>): void {
  const id = idOf(story, planned)
  story.as(planned.meeting.minuteTaker, doing(planned, 'papers.add'), work =>
    sendPapers(work, id, meetingById(work.tx, planned.partnership, id).version),
  )
}

type GivenAnswer = ComingMeeting['answers'][number]

/** Who came had said so, who was excused too; the rest never answered. */
const answersBefore = ({ present, part = [], substitutes = [], apologies }: HeldMeeting): GivenAnswer[] => [
  ...[...present, ...part].map(who => ({ who, answer: 'accepted' as const })),
  ...substitutes.map(each => ({ who: each.for, answer: 'delegated' as const, substitute: each.name })),
  ...apologies.map(who => ({ who, answer: 'declined' as const })),
]

/** Answers come in over the days after members were asked. */
const answered = (planned: Planned<Sitting>, answers: readonly GivenAnswer[]): Moment[] =>
  answers.map((given, place) => ({
    at: onDay(planned.askedOn, 1 + (place % 2), 60 + 11 * place),
    tell: story => answer(story, planned, given),
  }))

function answer(story: Story, planned: Planned<Sitting>, { who, answer, note, substitute }: GivenAnswer): void {
  const said = MeetingAnswer.parse({ answer, note, substituteName: substitute })
  story.as(who, doing(planned, 'answers.give'), work => answerMeeting(work, idOf(story, planned), said))
}

const doing = <P extends string>({ partnership }: Planned<Sitting>, permission: P) => ({ permission, in: partnership })

/** The id of a meeting of the story. */
export const idOf = (story: Story, planned: Planned<Sitting>): string =>
  found(story.thing.get(nameOf(planned)), 'meeting')

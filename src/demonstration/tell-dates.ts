import { type CalendarDate, laterDate } from '../clock.ts'
import { answerDates } from '../dates/answer-dates.ts'
import { Proposal } from '../dates/proposal.ts'
import { proposeDates } from '../dates/propose-dates.ts'
import type { TimeAnswer } from '../dates/states.ts'
import { timesOf } from '../dates/times-store.ts'
import { found } from '../errors.ts'
import { meetingsComing, type Planned } from './calendar.ts'
import type { ComingMeeting } from './content/shapes.ts'
import { onDay, workingDayFrom } from './dates.ts'
import type { Moment, Story } from './story.ts'

const DAYS_TO_ANSWER = 10
/** The training afternoon is some weeks after the coming meeting, on one of these days. */
const DAYS_AFTER_MEETING = [20, 23, 28, 34] as const

/** Each partnership is finding a date for a training afternoon; some members have answered. */
export const tellDates = (today: CalendarDate): Moment[] =>
  meetingsComing(today).flatMap(planned => [
    { at: onDay(planned.askedOn, 0, 200), tell: story => propose(story, planned, today) },
    ...planned.meeting.answers.map((given, place) => ({
      at: onDay(planned.askedOn, 1, 230 + 9 * place),
      tell: (story: Story) => answer(story, planned, { who: given.who, place }),
    })),
  ])

const nameOf = ({ partnership }: Planned<ComingMeeting>): string => `date finding of ${partnership}`

function propose(story: Story, planned: Planned<ComingMeeting>, today: CalendarDate): void {
  const { minuteTaker, venue } = planned.meeting
  const proposal = Proposal.parse({
    title: 'Training afternoon',
    purpose: 'Spotting the signs and referring well: new workers and whoever wants to refresh what they know.',
    mode: venue ? 'in person' : 'online',
    ...(venue ? { venue } : {}),
    answerBy: workingDayFrom(laterDate(today, { days: DAYS_TO_ANSWER })),
    ask: 'everyone',
    times: DAYS_AFTER_MEETING.map(days => ({
      heldOn: workingDayFrom(laterDate(planned.heldOn, { days })),
      startTime: '13:30',
      endTime: '16:30',
    })),
  })
  const doing = { permission: 'dates.arrange', in: planned.partnership } as const
  const { id } = story.as(minuteTaker, doing, work => proposeDates(work, proposal))
  story.thing.set(nameOf(planned), id)
}

/** What people say of the four days, one after another. */
const said: readonly (readonly TimeAnswer[])[] = [
  ['yes', 'yes', 'no', 'if need be'],
  ['no', 'yes', 'yes', 'no'],
  ['if need be', 'yes', 'no', 'yes'],
  ['yes', 'if need be', 'no', 'no'],
]

function answer(
  story: Story,
  planned: Planned<ComingMeeting>,
  { who, place }: { who: ComingMeeting['answers'][number]['who']; place: number },
): void {
  const id = found(story.thing.get(nameOf(planned)), 'date finding')
  story.as(who, { permission: 'dates.answer', in: planned.partnership }, work => {
    const answers = timesOf(work.tx, planned.partnership, id).map((time, at) => ({
      timeId: time.id,
      answer: said[place % said.length]?.[at] ?? 'no',
    }))
    answerDates(work, id, { answers })
  })
}

import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { type FieldError, InvalidInput } from '../errors.ts'
import { aTick } from '../input.ts'
import { draftMeeting } from '../meetings/draft-meeting.ts'
import { whenOf } from '../meetings/facts.ts'
import { layStandingAgenda } from '../meetings/lay-standing-agenda.ts'
import { columnsOf } from '../meetings/meeting-plan.ts'
import { scheduleMeeting } from '../meetings/schedule-meeting.ts'
import { toldInWords } from '../meetings/tell.ts'
import { membersToAsk } from '../meetings/telling.ts'
import { counted, shortDate } from '../words.ts'
import { MOST_MEETINGS, ProgrammeMeeting } from './rule.ts'
import { whyImpossible } from './warnings.ts'

/** Whether members are told now, later, or the meetings stay drafts that only chair and co-ordinator see. */
export const programmeTellings = ['send', 'save only', 'draft'] as const
export type ProgrammeTelling = (typeof programmeTellings)[number]

export const Programme = z.strictObject({
  meetings: z
    .array(ProgrammeMeeting)
    .min(1, { error: 'Choose at least one date' })
    .max(MOST_MEETINGS, { error: `Schedule at most ${MOST_MEETINGS} meetings at once` }),
  hasStandingAgenda: aTick().meta({ description: 'Each agenda begins from the standing one' }),
  tell: z
    .enum(programmeTellings, { error: 'Choose whether to tell people' })
    .meta({ description: '`send` mails every member once for each meeting; `draft` keeps them to the secretariat' }),
})
export type Programme = z.output<typeof Programme>

export interface ScheduledProgramme {
  meetingIds: string[]
  letters: number
}

/** Puts a whole year's meetings into the calendar, each an event of its own: all of them or, if one cannot be, none. */
export function scheduleProgramme(work: Work<'programmes.schedule'>, programme: Programme): ScheduledProgramme {
  const meetings = programme.meetings.toSorted((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1))
  refuseImpossible(work, programme.meetings)
  const dates = meetings.map(whenOf)
  const meetingIds = meetings.map((plan, index) => {
    const among = meetings.length > 1 ? { number: index + 1, dates } : undefined
    return scheduleOne(work, { ...programme, plan, among })
  })
  const told = programme.tell === 'send' ? membersToAsk(work, work.partnershipId).length : 0
  const [first, last] = [meetings[0]?.heldOn ?? '', meetings.at(-1)?.heldOn ?? '']
  noteActivity(work, {
    deed: programme.tell === 'draft' ? 'programme.drafted' : 'programme.scheduled',
    subjectType: 'partnership',
    subjectId: work.partnershipId,
    words: `${programme.tell === 'draft' ? 'Drafted' : 'Scheduled'} ${counted(meetings.length, 'meeting')} from ${shortDate(first)} to ${shortDate(last)}${toldInWords(told)}`,
  })
  return { meetingIds, letters: told * meetings.length }
}

const inOrder = ({ heldOn, startTime }: ProgrammeMeeting) => `${heldOn} ${startTime}`

type One = Omit<Programme, 'meetings'> & {
  plan: ProgrammeMeeting
  among: { number: number; dates: string[] } | undefined
}

function scheduleOne(work: Work<'programmes.schedule'>, { plan, among, tell, hasStandingAgenda }: One): string {
  const { id, version } = draftMeeting(work, plan)
  if (hasStandingAgenda) layStandingAgenda(work, id)
  if (tell !== 'draft') scheduleMeeting(work, id, { version, tell, among })
  return id
}

/** All that is wrong, meeting by meeting, as `meetings.2.heldOn`: who corrects twelve dates wants to see every fault at once. */
export function refuseImpossible(work: Work<'programmes.schedule'>, meetings: ProgrammeMeeting[]): void {
  const wrong = meetings.flatMap((meeting, index) =>
    faultsOf(work, meeting, meetings.slice(0, index)).map(({ field, words }) => ({
      field: `meetings.${index}.${field}`,
      words,
    })),
  )
  if (wrong.length > 0) throw new InvalidInput(wrong)
}

function faultsOf(
  work: Work<'programmes.schedule'>,
  meeting: ProgrammeMeeting,
  before: ProgrammeMeeting[],
): FieldError[] {
  const barred = whyImpossible(meeting, work.now)
  if (barred) return [{ field: 'heldOn', words: barred.words }]
  if (before.some(each => inOrder(each) === inOrder(meeting)))
    return [{ field: 'heldOn', words: 'This date and time stands here twice. Leave one out' }]
  try {
    columnsOf(meeting, work)
    return []
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields
    throw error
  }
}

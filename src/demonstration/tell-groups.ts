import { type CalendarDate, laterDate } from '../clock.ts'
import { found } from '../errors.ts'
import { MeetingPlan } from '../meetings/meeting-plan.ts'
import { scheduleMeeting } from '../meetings/schedule-meeting.ts'
import { membersHere } from '../meetings/telling.ts'
import { writeUpdate } from '../meetings/write-update.ts'
import { addMember } from '../sub-groups/add-member.ts'
import { createSubGroup } from '../sub-groups/create-sub-group.ts'
import { planGroupMeeting } from '../sub-groups/plan-meeting.ts'
import { SubGroupContent } from '../sub-groups/sub-group-content.ts'
import { writeReport } from '../sub-groups/write-report.ts'
import { meetingsComing, meetingsHeld } from './calendar.ts'
import { colchesterLaunch } from './content/colchester.ts'
import { colchesterGroups, type GroupKey, trainingReport, updatesToComing } from './content/groups.ts'
import type { PersonKey } from './content/people.ts'
import { onDay, workingDayFrom } from './dates.ts'
import type { Moment, Story } from './story.ts'
import { idOf } from './tell-meetings.ts'

const DAYS_AFTER_FIRST = 10
const DAYS_AT_WORK = 540
const DAYS_BEFORE_MAIN = 14
const by = 'tegan'

/** Colchester works in five groups: one meets before the coming meeting, one reports to it, and two organisations write to it. */
export function tellGroups(today: CalendarDate): Moment[] {
  const first = meetingsHeld(today).find(each => each.partnership === 'cams' && each.heldOn !== colchesterLaunch.heldOn)
  const coming = meetingsComing(today).find(each => each.partnership === 'cams')
  if (!first || !coming) return []
  const { askedOn } = coming
  const heldOn = workingDayFrom(laterDate(coming.heldOn, { days: -DAYS_BEFORE_MAIN }))
  return [
    ...keys.map((key, place) => ({
      at: onDay(first.heldOn, DAYS_AFTER_FIRST, 10 * place),
      tell: (story: Story) => setUp(story, key, laterDate(first.heldOn, { days: DAYS_AT_WORK })),
    })),
    { at: onDay(askedOn, 0, 260), tell: story => meet(story, heldOn) },
    { at: onDay(askedOn, 0, 280), tell: story => report(story, idOf(story, coming)) },
    ...updatesToComing.map((update, place) => ({
      at: onDay(askedOn, 0, 300 + 10 * place),
      tell: (story: Story) => write(story, idOf(story, coming), update),
    })),
  ]
}

const keys = Object.keys(colchesterGroups) as GroupKey[]
const nameOf = (key: GroupKey) => `sub-group ${key} of cams`
const groupOf = (story: Story, key: GroupKey): string => found(story.thing.get(nameOf(key)), 'sub-group')

/** The co-ordinator sets up a group with its lead, and asks its members in. */
function setUp(story: Story, key: GroupKey, endsOn: CalendarDate): void {
  const { lead, members, ...said } = colchesterGroups[key]
  const content = SubGroupContent.parse({
    ...said,
    isClosed: false,
    leadPersonId: story.person.get(lead),
    ...(said.kind === 'standing' ? {} : { endsOn }),
  })
  const { id } = story.as(by, { permission: 'sub-groups.create', in: 'cams' }, work => createSubGroup(work, content))
  story.thing.set(nameOf(key), id)
  story.as(by, { permission: 'sub-groups.change', in: 'cams' }, work => {
    const wanted = members.map((who: PersonKey) => story.person.get(who))
    const asked = membersHere(work, 'cams').filter(each => wanted.includes(each.personId))
    for (const { membershipId } of asked) addMember(work, id, { membershipId })
  })
}

/** The group on training meets two weeks before the whole partnership does. */
function meet(story: Story, heldOn: CalendarDate): void {
  const plan = MeetingPlan.parse({
    title: 'Training group',
    ...{ heldOn, startTime: '14:00', endTime: '15:00', mode: 'online' },
    joiningLink: 'https://meet.partnerships.example/cams-training',
    chairPersonId: story.person.get(colchesterGroups.training.lead),
  })
  const group = groupOf(story, 'training')
  const { id, version } = story.as(by, { permission: 'meetings.draft', in: 'cams' }, work =>
    planGroupMeeting(work, group, { ...plan, template: 'sub-group' }),
  )
  story.as(by, { permission: 'meetings.schedule', in: 'cams' }, work =>
    scheduleMeeting(work, id, { version, tell: 'send' }),
  )
}

function report(story: Story, meetingId: string): void {
  const which = { subGroupId: groupOf(story, 'training'), meetingId, version: 0 }
  const { lead } = colchesterGroups.training
  story.as(lead, { permission: 'sub-groups.report', in: 'cams' }, work =>
    writeReport(work, which, { text: trainingReport }),
  )
}

function write(story: Story, meetingId: string, { who, text }: { who: PersonKey; text: string }): void {
  story.as(who, { permission: 'updates.write', in: 'cams' }, work => {
    const { organisationId } = found(work.holdings[0], 'member')
    writeUpdate(work, { meetingId, organisationId, version: 0 }, { text })
  })
}

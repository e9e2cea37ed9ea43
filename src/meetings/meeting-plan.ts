import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { type Instant, inLondon, londonInstant } from '../clock.ts'
import { type FieldError, InvalidInput } from '../errors.ts'
import { aDate, aLine, aText, aTime, aWebAddress } from '../input.ts'
import { activeMembers } from '../partnerships/store.ts'
import { clockTime } from '../words.ts'
import { builtInTemplates, meetingModes } from './states.ts'

/** What a chair or co-ordinator says of a meeting. */
export const MeetingPlan = z.strictObject({
  title: aLine('Enter a title, such as Quarterly meeting', 150).meta({ example: 'Quarterly meeting' }),
  isTitleRestricted: z
    .boolean()
    .optional()
    .meta({ description: 'Letters and calendars then say ‘Restricted meeting’, and not what it is about' }),
  purpose: aText(2000).optional(),
  theme: aLine('Enter the theme').optional(),
  heldOn: aDate('Enter the date of the meeting'),
  startTime: aTime('Enter when it begins, such as 10:00'),
  endTime: aTime('Enter when it ends, such as 12:00').meta({ example: '12:00' }),
  mode: z.enum(meetingModes, { error: 'Choose whether people meet in person, online or both' }),
  venue: aLine('Enter the place', 300).optional(),
  joiningLink: aWebAddress().optional(),
  chairPersonId: z.uuid({ error: 'Choose who chairs it' }).optional(),
  minuteTakerPersonId: z.uuid({ error: 'Choose who takes the minutes' }).optional(),
  papersDueOn: aDate('Enter the date').meta({ example: '2027-06-03' }).optional(),
})
/** The agenda that a meeting starts with; none where it is left out. */
export const StartingPoint = z.strictObject({
  template: z
    .union([z.enum(builtInTemplates), z.uuid()], { error: 'Choose an agenda from the list' })
    .optional()
    .meta({ description: 'The agenda template it starts from; left out, it has no agenda yet', example: 'quarterly' }),
})

export type MeetingPlan = z.output<typeof MeetingPlan>

/** The columns that a plan fills, once it holds together; `keepsTime` where it stays when it was. */
export function columnsOf(plan: MeetingPlan, reading: Reading & { partnershipId: string }, keepsTime = false) {
  const startsAt = londonInstant(plan.heldOn, plan.startTime)
  const endsAt = londonInstant(plan.heldOn, plan.endTime)
  const wrong = [
    ...(keepsTime ? [] : wrongTimes(plan, { startsAt, endsAt, now: reading.now })),
    ...wrongPapers(plan),
    ...wrongPeople(plan, reading),
  ]
  if (wrong.length > 0) throw new InvalidInput(wrong)
  return {
    ...plan,
    isTitleRestricted: plan.isTitleRestricted ?? false,
    purpose: plan.purpose ?? '',
    theme: plan.theme ?? null,
    venue: plan.venue ?? null,
    joiningLink: plan.joiningLink ?? null,
    chairPersonId: plan.chairPersonId ?? null,
    minuteTakerPersonId: plan.minuteTakerPersonId ?? null,
    papersDueOn: plan.papersDueOn ?? null,
    startsAt,
    endsAt,
  }
}

/** What is wrong with the hours of a meeting, or of one that may come about. */
export function wrongTimes(
  plan: Pick<MeetingPlan, 'heldOn' | 'startTime' | 'endTime'>,
  at: { startsAt: Instant; endsAt: Instant; now: Instant },
): FieldError[] {
  const skipped = (['startTime', 'endTime'] as const).filter(
    name => inLondon(londonInstant(plan.heldOn, plan[name])).time !== plan[name],
  )
  return [
    ...skipped.map(field => ({
      field,
      words: `The clocks go forward that night, so there is no ${clockTime(plan[field])}. Choose another time`,
    })),
    ...(at.endsAt > at.startsAt ? [] : [{ field: 'endTime', words: 'The meeting must end after it begins' }]),
    ...(at.startsAt > at.now ? [] : [{ field: 'heldOn', words: 'The meeting must be in the future' }]),
  ]
}

const wrongPapers = (plan: MeetingPlan): FieldError[] =>
  plan.papersDueOn && plan.papersDueOn > plan.heldOn
    ? [{ field: 'papersDueOn', words: 'Papers must be due on or before the day of the meeting' }]
    : []

function wrongPeople(plan: MeetingPlan, { tx, now, partnershipId }: Reading & { partnershipId: string }): FieldError[] {
  const named = (['chairPersonId', 'minuteTakerPersonId'] as const).filter(field => plan[field])
  if (named.length === 0) return []
  const members = new Set(activeMembers(tx, partnershipId, now).map(member => member.personId))
  return named
    .filter(field => !members.has(plan[field] ?? ''))
    .map(field => ({ field, words: 'Choose somebody who is a member now' }))
}

import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import { dateTime } from '../words.ts'
import { tellOwners } from './agreed-letters.ts'
import { attendanceOf } from './attendance-store.ts'
import { USUAL_WORKING_DAYS, windowFrom } from './corrections.ts'
import { hasBegun, minutesToWrite } from './hold-meeting.ts'
import { tellReaders } from './letters.ts'
import { organisationsPresent } from './quorum.ts'
import { canonical, recordOf } from './record.ts'
import { changeMinutes } from './store.ts'

/** Whether the letters go out, or the minutes are only opened to members. */
export const Circulation = z.strictObject({
  telling: z.enum(['send', 'save'], { error: 'Choose whether to send the letters' }),
  correctionDays: z
    .int({ error: 'Enter a whole number of working days' })
    .min(1, { error: 'Give members 1 working day or more' })
    .max(60, { error: 'Give members 60 working days or fewer' })
    .optional()
    .meta({ description: `Working days in which members may propose corrections; ${USUAL_WORKING_DAYS} unless given` }),
})

/** Opens the minutes to every member, to be checked before approval; says how many letters went out. */
export function circulateMinutes(
  work: Work<'minutes.circulate'>,
  which: { meetingId: string; version: number },
  { telling, correctionDays = USUAL_WORKING_DAYS }: z.output<typeof Circulation>,
): number {
  const minutes = minutesToWrite(work, which.meetingId)
  const why = whyNotCirculate(work, which.meetingId)
  if (why) throw new Refusal('conflict', why.words)
  changeMinutes(work.tx, minutes, {
    version: which.version,
    at: work.now,
    by: work.actor.personId,
    values: {
      state: 'circulated',
      circulatedAt: work.now,
      firstCirculatedAt: minutes.firstCirculatedAt ?? work.now,
      takenBackAt: null,
      circulatedBy: work.actor.personId,
      correctionsUntil: windowFrom(work.now, correctionDays),
      circulatedRecord: canonical(recordOf(work.tx, minutes)),
    },
  })
  noteActivity(work, {
    deed: 'minutes.circulated',
    subjectType: 'meeting',
    subjectId: which.meetingId,
    words: telling === 'send' ? 'Circulated the minutes' : 'Circulated the minutes without telling anyone',
  })
  // What was agreed never leaves later than the minutes that say so.
  return telling === 'send' ? tellOwners(work, which.meetingId) + tellReaders(work, which.meetingId) : 0
}

/** What stands against circulating the minutes now, and whether the register mends it; nothing where nothing does. */
export function whyNotCirculate(
  { tx, partnershipId, now }: Reading<'minutes.circulate'>,
  meetingId: string,
): { words: string; isRegister: boolean } | undefined {
  const meeting = meetingById(tx, partnershipId, meetingId)
  if (!hasBegun(meeting, now))
    return {
      words: `The meeting has not begun yet. Its minutes can be circulated from ${dateTime(meeting.startsAt)}`,
      isRegister: false,
    }
  // Nobody's absence means anything where nobody is marked as there.
  return organisationsPresent(attendanceOf(tx, partnershipId, meetingId)).size === 0
    ? { words: 'Nobody is marked as there yet. Mark who was there first', isRegister: true }
    : undefined
}

import { type House, inJob, type Work } from '../access/work.ts'
import { remindOfDates } from './date-reminders.ts'
import { inTurns } from './in-turns.ts'
import { remindOfMeetings } from './meeting-reminders.ts'
import { remindOfWhatIsOwed } from './owed-reminders.ts'
import { remindOfPapers } from './paper-reminders.ts'
import { remindSecretaries } from './secretary-reminders.ts'

/** Letters, or people looked at, in one transaction. */
const AT_A_TURN = 10

/** Sends every reminder that is due and was not sent; answers how many letters were written. */
export async function sendReminders(house: House): Promise<number> {
  const ofMeetings = await inTurns(() => asClockwork(house, work => remindOfMeetings(work, AT_A_TURN)))
  const ofDates = await inTurns(() => asClockwork(house, work => remindOfDates(work, AT_A_TURN)))
  const ofPapers = await inTurns(() => asClockwork(house, work => remindOfPapers(work, AT_A_TURN)))
  const ofFollowUp = await inTurns(() => asClockwork(house, remindSecretaries))
  return (
    ofFollowUp +
    ofMeetings +
    ofDates +
    ofPapers +
    (await inTurns(after => asClockwork(house, work => remindOfWhatIsOwed(work, after, AT_A_TURN))))
  )
}

const asClockwork = <R>(house: House, act: (work: Work<'reminders.send'>) => R): R =>
  inJob(house, { permission: 'reminders.send', via: 'clockwork', here: { posts: [] } }, act)

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
export async function sendReminders(house: House, ending?: AbortSignal): Promise<number> {
  const rounds = [remindOfMeetings, remindOfDates, remindOfPapers, remindSecretaries, remindOfWhatIsOwed]
  let sent = 0
  for (const remind of rounds)
    sent += await inTurns(after => asClockwork(house, work => remind(work, AT_A_TURN, after)), ending)
  return sent
}

const asClockwork = <R>(house: House, act: (work: Work<'reminders.send'>) => R): R =>
  inJob(house, { permission: 'reminders.send', via: 'clockwork', here: { posts: [] } }, act)

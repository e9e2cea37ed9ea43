import { setImmediate as others } from 'node:timers/promises'
import { type House, inJob, type Work } from '../access/work.ts'
import { remindOfMeetings } from './meeting-reminders.ts'
import { remindOfWhatIsOwed } from './owed-reminders.ts'

/** Letters, or people looked at, in one transaction: nobody's request waits long behind a round. */
const CHUNK = 100

/** Sends every reminder that is due and was not sent; answers how many letters were written. */
export async function sendReminders(house: House): Promise<number> {
  return (await ofMeetings(house)) + (await ofWhatIsOwed(house))
}

async function ofMeetings(house: House): Promise<number> {
  let sent = 0
  for (;;) {
    const chunk = asClockwork(house, work => remindOfMeetings(work, CHUNK))
    sent += chunk.sent
    if (chunk.isDone) return sent
    await others()
  }
}

async function ofWhatIsOwed(house: House): Promise<number> {
  let after = ''
  let sent = 0
  for (;;) {
    const chunk = asClockwork(house, work => remindOfWhatIsOwed(work, after, CHUNK))
    sent += chunk.sent
    if (!chunk.last) return sent
    after = chunk.last
    await others()
  }
}

const asClockwork = <R>(house: House, act: (work: Work<'reminders.send'>) => R): R =>
  inJob(house, { permission: 'reminders.send', via: 'clockwork', here: { posts: [] } }, act)

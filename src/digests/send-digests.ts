import { type House, inJob, type Work } from '../access/work.ts'
import { type Instant, later, laterDate, londonDate } from '../clock.ts'
import { post } from '../mail/post.ts'
import { digestLetter, namedIn } from './digest-letter.ts'
import { inTurns, type Turn } from './in-turns.ts'
import { letStandForReminder } from './owed-reminders.ts'
import { type Due, lastDue, stepBefore } from './periods.ts'
import { usualChoice } from './preferences.ts'
import { SETTLED_SECONDS } from './settled.ts'
import { coverPeriod, noteDigestLetter, type Reader, readersAfter } from './store.ts'
import { type Awaiting, whatAwaits } from './what-awaits.ts'

/** People looked at in one transaction. */
const AT_A_TURN = 10
const DIGEST_DAYS_AHEAD = 28

/** Sends everybody the digest that is due to them and was not sent; answers how many letters were written. */
export async function sendDigests(house: House, ending?: AbortSignal): Promise<number> {
  const job = { permission: 'digests.send', via: 'clockwork', here: { posts: [] } } as const
  return inTurns(after => inJob(house, job, work => sendSome(work, after)), ending)
}

function sendSome(work: Work<'digests.send'>, after: string): Turn {
  const readers = readersAfter(work.tx, after, { now: work.now, most: AT_A_TURN })
  const letters = readers.filter(reader => sendDigest(work, reader))
  return { sent: letters.length, last: readers.length === AT_A_TURN ? readers.at(-1)?.personId : undefined }
}

/** Covers the period since the last digest, and writes a letter if there is something to say; says whether it did. */
function sendDigest(work: Work<'digests.send'>, reader: Reader): boolean {
  const due = dueTo(reader, work.now)
  if (!due) return false
  const period = periodOf(reader, due, work.now)
  const { personId } = reader
  if (!coverPeriod(work.tx, { personId, dueOn: due.on, ...period })) return false
  const awaiting = worthALetter(
    whatAwaits(work.tx, { personId, now: work.now, since: untoldSince(reader, period), until: period.coveredTo }),
    work.now,
  )
  if (!awaiting) return false
  const letterId = post(work, digestLetter(work, reader, { due, awaiting }))
  if (letterId === undefined) return false
  noteDigestLetter(work.tx, { personId, dueOn: due.on }, letterId)
  letStandForReminder(work, reader, { letterId, named: namedIn(awaiting, 'owed') })
  return true
}

/** The digest that is due to a reader and was not made; after days without us only the last one is. */
function dueTo(reader: Reader, now: Instant): Due | undefined {
  if (!reader.memberSince) return undefined
  const due = lastDue(choiceOf(reader), now)
  if (!due || due.on <= (reader.lastDigestOn ?? '')) return undefined
  const since = [reader.memberSince, reader.chosenAt ?? ''].toSorted().at(-1) ?? ''
  return due.at > since ? due : undefined
}

const choiceOf = ({ frequency, weekday, hour }: Reader) => ({
  frequency: frequency ?? usualChoice.frequency,
  weekday: weekday ?? usualChoice.weekday,
  hour: hour ?? usualChoice.hour,
})

/** `[last end, this end)`: what happens at the very end belongs to the next. Whoever comes back begins anew. */
function periodOf(reader: Reader, due: Due, now: Instant) {
  const isNew = (reader.coveredTo ?? '') < (reader.memberSince ?? '')
  const begin = isNew || !reader.coveredTo ? stepBefore(choiceOf(reader).frequency, due.on) : reader.coveredTo
  const coveredFrom = [begin, reader.wantedSince ?? ''].toSorted().at(-1) ?? begin
  return { coveredFrom, coveredTo: later(now, { seconds: -SETTLED_SECONDS }) }
}

/** What somebody saw on their home page since is not told them again. */
const untoldSince = (reader: Reader, { coveredFrom }: { coveredFrom: Instant }): Instant =>
  [coveredFrom, reader.seenAt ?? ''].toSorted().at(-1) ?? coveredFrom

/** What belongs in a letter: not what is due in half a year. Nothing, where nothing is left. */
function worthALetter(awaiting: Awaiting, now: Instant): Awaiting | undefined {
  const horizon = laterDate(londonDate(now), { days: DIGEST_DAYS_AHEAD })
  const owed = awaiting.owed.filter(each => each.kind === 'quiet pledge' || (each.on ?? '') <= horizon)
  const coming = awaiting.coming.filter(each => (each.on ?? '') <= horizon)
  const counts = { ...awaiting.counts, owed: owed.length, coming: coming.length }
  const entries = owed.length + awaiting.awaiting.length + awaiting.changed.length + coming.length
  return entries > 0 ? { ...awaiting, owed, coming, counts } : undefined
}

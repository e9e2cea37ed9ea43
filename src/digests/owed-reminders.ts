import { holdingsIn } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { type CalendarDate, londonDate } from '../clock.ts'
import { needsNeutral, senderFor } from '../mail/neutral.ts'
import { type Letter, post } from '../mail/post.ts'
import { counted, listed } from '../words.ts'
import { rowFor, unsubscribeUrl } from './digest-letter.ts'
import { actionEntry, pledgeEntry, pledgeLimits } from './due-entries.ts'
import type { Entry } from './entries.ts'
import { glimpse } from './glimpse.ts'
import type { Turn } from './in-turns.ts'
import { actionsOwed, pledgesOwed } from './owed-store.ts'
import { lastReminderDate, reminderDate } from './periods.ts'
import { owedCause, type Reader, readersAfter, takeReminderDay } from './store.ts'
import { belongings } from './what-awaits.ts'

const MOST_OWED = 200
const MOST_NAMED = 8

/** Reminds some people of what falls due or is overdue, each in one letter; answers where to go on, if there are more. */
export function remindOfWhatIsOwed(work: Work<'reminders.send'>, most: number, after: string): Turn {
  const readers = readersAfter(work.tx, after, { now: work.now, most })
  const reminded = readers.filter(reader => remind(work, reader))
  return { sent: reminded.length, last: readers.length === most ? readers.at(-1)?.personId : undefined }
}

/** One letter a day at most, and only about what came due since the last one; says whether there was one. */
function remind(work: Work<'reminders.send'>, reader: Reader): boolean {
  const today = reminderDate(work.now)
  if (reader.reminders === false || !reader.memberSince || (reader.remindedOn ?? '') >= today) return false
  const owed = owedSinceLast(work, reader, today)
  if (owed.length === 0) return false
  if (!takeReminderDay(work.tx, { personId: reader.personId, remindedOn: today, at: work.now })) return false
  return post(work, owedLetter(work, reader, { owed, today })) !== undefined
}

/** Where a digest names all that a reminder would say today, it stands for it: nobody has the same twice in a minute. */
export function letStandForReminder(work: Work, reader: Reader, digest: { letterId: string; named: Entry[] }): void {
  if (reader.reminders === false || needsNeutral(reader)) return
  const { letterId } = digest
  const named = new Set(digest.named.map(each => each.path))
  const today = londonDate(work.now)
  const owed = owedSinceLast(work, reader, today)
  if (owed.length > 0 && owed.every(each => named.has(each.path)))
    takeReminderDay(work.tx, { personId: reader.personId, remindedOn: today, at: work.now, letterId })
}

function owedLetter(work: Work, reader: Reader, { owed, today }: { owed: Entry[]; today: CalendarDate }): Letter {
  const stopUrl = unsubscribeUrl(work, reader.personId, 'reminders')
  const [overdue, soon] = [owed.filter(each => each.isOverdue), owed.filter(each => !each.isOverdue)]
  const named = needsNeutral(reader) ? [] : glimpse(owed, MOST_NAMED)
  return {
    kind: 'reminder',
    cause: owedCause(reader.personId, today),
    to: reader,
    subject: overdue.length > 0 ? 'Something of yours is overdue' : 'Something of yours falls due',
    template: 'digests/mail/owed-reminder.njk',
    view: {
      overdue: countedByKind(overdue),
      overdueCount: overdue.length,
      soon: countedByKind(soon),
      soonCount: soon.length,
      rows: named.map(entry => rowFor(work, reader.personId, { entry, several: true })),
      more: named.length > 0 ? owed.length - named.length : 0,
      homeUrl: `${work.config.publicUrl}/home`,
      stopUrl,
    },
    fromName: senderFor(reader),
    unsubscribeUrl: stopUrl,
  }
}

/** `2 actions and 1 pledge` */
function countedByKind(owed: Entry[]): string {
  const actions = owed.filter(each => each.kind === 'action').length
  const numbers: [number, string][] = [
    [actions, 'action'],
    [owed.length - actions, 'pledge'],
  ]
  return listed(numbers.flatMap(([count, what]) => (count ? counted(count, what) : [])))
}

interface Owed {
  partnershipId: string
  personId: string | null
  createdAt: string
}

/** What came due for a reminder since the last letter: the owner's own, or everybody's where the owner has left. */
function owedSinceLast(work: Work, reader: Reader, today: CalendarDate): Entry[] {
  const { personId } = reader
  const names = new Map(
    belongings(work.tx, { personId, now: work.now }).map(each => [each.partnershipId, each.shortName]),
  )
  const owing = { personId, now: work.now, today, most: MOST_OWED }
  const day = { personId, today, names }
  const isDue = (each: Owed, dueOn: CalendarDate | null) =>
    cameDue({ ...each, dueOn }, reader, today) && isTheirs(work, personId, each)
  return [
    ...actionsOwed(work.tx)
      .all(owing)
      .filter(each => isDue(each, each.dueOn))
      .map(each => actionEntry(each, day)),
    ...pledgesOwed(work.tx)
      .all({ ...owing, ...pledgeLimits(today) })
      .filter(each => isDue(each, each.byWhen))
      .map(each => pledgeEntry(each, day)),
  ].toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''))
}

/** Whose it is: the owner's while they are a member, everybody's in the organisation once they have left. */
const isTheirs = (work: Work, personId: string, owed: Owed): boolean =>
  owed.personId === null ||
  owed.personId === personId ||
  holdingsIn(work.tx, owed.partnershipId, owed.personId, work.now).length === 0

/** Whether its reminder fell due after the last letter, after it was agreed, and while reminders were wanted. */
function cameDue(owed: Owed & { dueOn: CalendarDate | null }, reader: Reader, today: CalendarDate): boolean {
  const on = owed.dueOn ? lastReminderDate(owed.dueOn, today) : undefined
  if (on === undefined || on < (reader.remindersFrom ?? '')) return false
  return on > (reader.remindedOn ?? '') && on > londonDate(owed.createdAt)
}

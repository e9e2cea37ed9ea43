import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { laterDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { dropWaiting } from '../mail/queue-store.ts'
import { personById } from '../people/store.ts'
import { reminderDate } from './periods.ts'
import { type DigestChoice, usualChoice } from './preferences.ts'
import { choiceOf, keepChoice } from './store.ts'

/** What somebody chose about the digest and reminders, or what everyone has who did not. */
export function digestChoice(tx: Tx, personId: string): DigestChoice {
  const chosen = choiceOf(tx, personId)
  if (!chosen) return usualChoice
  const { frequency, weekday, hour, reminders } = chosen
  return { frequency, weekday, hour, reminders }
}

/** Chooses when the digest comes, if it comes at all; holds from now on, and nothing due before is sent late. */
export function chooseDigest(work: Work<'digests.choose'>, choice: DigestChoice): DigestChoice {
  const { personId } = work.actor
  keepChoice(work.tx, { ...choice, ...whatFollows(work, choice), personId })
  // Letters already in the outbox would come after somebody said that none should.
  if (choice.frequency === 'off') dropWaiting(work.tx, { personId, kind: 'digest' })
  if (!choice.reminders) dropWaiting(work.tx, { personId, kind: 'reminder' })
  noteActivity(work, {
    deed: 'digest.chosen',
    subjectType: 'person',
    subjectId: personId,
    words: `Chose the digest: ${choice.frequency}; reminders ${choice.reminders ? 'on' : 'off'}`,
  })
  return choice
}

/** What else is known once this is chosen: since when it holds, and what it was before. */
function whatFollows({ tx, now, actor }: Work<'digests.choose'>, choice: DigestChoice) {
  const kept = choiceOf(tx, actor.personId)
  const before = kept ?? { ...usualChoice, wantedSince: null, remindersFrom: null, frequencyBefore: null }
  const isSameTime = (['frequency', 'weekday', 'hour'] as const).every(part => choice[part] === before[part])
  const isTurnedOn = before.frequency === 'off' && choice.frequency !== 'off'
  const isTurnedOff = before.frequency !== 'off' && choice.frequency === 'off'
  return {
    wantedSince: isTurnedOn ? now : before.wantedSince,
    frequencyBefore: isTurnedOff ? before.frequency : before.frequencyBefore,
    remindersFrom:
      choice.reminders && !before.reminders ? laterDate(reminderDate(now), { days: 1 }) : before.remindersFrom,
    updatedAt: isSameTime ? (kept?.updatedAt ?? found(personById(tx, actor.personId)).createdAt) : now,
  }
}

/** What a letter's unsubscribe link is about. */
const subscriptions = ['digest', 'reminders'] as const
export type Subscription = (typeof subscriptions)[number]

export const isSubscription = (subject: string): subject is Subscription =>
  subscriptions.includes(subject as Subscription)

/** Stops one kind of letter or starts it again as it was, and leaves the other alone. */
export function turn(work: Work<'digests.choose'>, subscription: Subscription, isOn: boolean): DigestChoice {
  const choice = digestChoice(work.tx, work.actor.personId)
  if (subscription === 'reminders') return chooseDigest(work, { ...choice, reminders: isOn })
  if ((choice.frequency !== 'off') === isOn) return choice
  const asBefore = choiceOf(work.tx, work.actor.personId)?.frequencyBefore ?? usualChoice.frequency
  return chooseDigest(work, { ...choice, frequency: isOn ? asBefore : 'off' })
}

import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import type { Tx } from '../database/database.ts'
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
  const before = choiceOf(work.tx, personId)
  const isTurnedOn = before?.frequency === 'off' && choice.frequency !== 'off'
  keepChoice(work.tx, {
    ...choice,
    personId,
    wantedSince: isTurnedOn ? work.now : (before?.wantedSince ?? null),
    updatedAt: work.now,
  })
  noteActivity(work, {
    deed: 'digest.chosen',
    subjectType: 'person',
    subjectId: personId,
    words: `Chose the digest: ${choice.frequency}; reminders ${choice.reminders ? 'on' : 'off'}`,
  })
  return choice
}

/** What a letter's unsubscribe link is about. */
const subscriptions = ['digest', 'reminders'] as const
export type Subscription = (typeof subscriptions)[number]

export const isSubscription = (subject: string): subject is Subscription =>
  subscriptions.includes(subject as Subscription)

/** Stops one kind of letter or starts it again, and leaves the other as it was. */
export function turn(work: Work<'digests.choose'>, subscription: Subscription, isOn: boolean): DigestChoice {
  const choice = digestChoice(work.tx, work.actor.personId)
  if (subscription === 'reminders') return chooseDigest(work, { ...choice, reminders: isOn })
  const isAsWanted = (choice.frequency !== 'off') === isOn
  return isAsWanted ? choice : chooseDigest(work, { ...choice, frequency: isOn ? usualChoice.frequency : 'off' })
}

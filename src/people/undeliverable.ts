import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { noteUndeliverable, type Person, personByEmail } from './store.ts'

/** Who says that an address does not work: our own mail server at the door, or one further on by sending a letter back. */
export type Teller = 'our mail server' | 'a returned letter'

interface Refused {
  email: string
  /** In a line for the co-ordinator: what the server said. */
  why: string
  by: Teller
}

/**
 * Remembers that letters to this address are refused, since when and why; answers whose it is. Nothing where it is
 * nobody's any more. Call it only for what `isAboutTheAddress` says is about the address.
 */
export function markUndeliverable(work: Work, { email, why, by }: Refused): Person | undefined {
  const person = personByEmail(work.tx, email)
  if (!person) return undefined
  const since = person.undeliverableSince ?? work.now
  noteUndeliverable(work.tx, person.id, { since, why: why.slice(0, MOST_WORDS), by })
  if (!person.undeliverableSince)
    note(work, person, { deed: 'person.undeliverable', words: 'Letters to somebody’s address were refused' })
  return person
}

const MOST_WORDS = 300

/**
 * Forgets that the address was refused, because it works after all: its reader used what was sent there, or the mail
 * server that refused it took a letter. That our own server takes a letter says nothing of one that came back later.
 */
export function clearUndeliverable(work: Work, email: string, by: Teller | 'its reader'): void {
  const person = personByEmail(work.tx, email)
  if (!person?.undeliverableSince) return
  if (by !== 'its reader' && person.undeliverableBy !== by) return
  noteUndeliverable(work.tx, person.id, undefined)
  note(work, person, { deed: 'person.deliverable', words: 'Letters reach somebody’s address again' })
}

function note(work: Work, { id }: Person, said: { deed: string; words: string }): void {
  noteActivity(work, { ...said, subjectType: 'person', subjectId: id })
}

import { z } from 'zod'
import { forgetLinksTo } from '../access/link-store.ts'
import { linkFor } from '../access/links.ts'
import { sessionsOf } from '../access/session-store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { anAddress } from '../input.ts'
import { senderFor } from '../mail/neutral.ts'
import { type LetterKind, post } from '../mail/post.ts'
import { follow, type PersonFollower } from './followers.ts'
import { changePerson, type Person, personByEmail, personById } from './store.ts'

const LINK_HOURS = 24
const FRESH_HOURS = 1

export const NewAddress = z.strictObject({ email: anAddress('Enter the new e-mail address') })

/**
 * Asks the new address whether its owner wants this, and tells the old one. An address that somebody else here has
 * gets no letter, and the answer is the same: nobody learns who is known.
 */
export function askForNewAddress(work: Work<'account.use'>, email: string): void {
  refuseUnlessJustSignedIn(work)
  const person = self(work)
  if (email === person.email) throw new InvalidInput([{ field: 'email', words: 'This is your address already' }])
  change(work, person, { wantedEmail: email })
  note(work, 'person.address asked', 'Asked to change their own e-mail address')
  if (!personByEmail(work.tx, email)) askNewAddress(work, person, email)
  tell(work, person, 'asked')
}

/** Makes the confirmed address the one that letters go to and that signs in, and tells the old one. */
export function changeAddress(work: Work<'account.use'>, email: string, followers: readonly PersonFollower[]): Person {
  const person = self(work)
  if (person.wantedEmail !== email) throw spent()
  if (personByEmail(work.tx, email)) throw spent()
  change(work, person, { email, wantedEmail: null, ...worksAgain })
  note(work, 'person.address changed', 'Changed their own e-mail address')
  tell(work, person, 'changed')
  // What lies in the old mailbox acts for them no longer, whoever reads it from now on.
  forgetLinksTo(work.tx, person.id)
  follow(work, person, followers)
  return { ...person, email }
}

// They have just used a letter sent there.
const worksAgain = { undeliverableSince: null, undeliverableWhy: null, undeliverableBy: null }

/** Forgets an address that was asked for and not confirmed; its link no longer does anything. */
export function keepAddress(work: Work<'account.use'>): void {
  const person = self(work)
  if (person.wantedEmail === null) return
  change(work, person, { wantedEmail: null })
  note(work, 'person.address kept', 'Took back a change of their own e-mail address')
}

/** Whether the link to a new address still does something. */
export const isWanted = (person: Person, email: string): boolean => person.wantedEmail === email

const spent = () => new Refusal('gone', 'This link has been used already, or another address was asked for since')

const self = (work: Work<'account.use'>): Person => found(personById(work.tx, work.actor.personId), 'account')

// Whoever sits down at a screen left open must not be able to take the account along.
function refuseUnlessJustSignedIn(work: Work<'account.use'>): void {
  const since = later(work.now, { hours: -FRESH_HOURS })
  const session = sessionsOf(work.tx, work.actor.personId, work.now).find(each => each.id === work.sessionId)
  if (!session || session.openedAt < since)
    throw new Refusal(
      'conflict',
      'You signed in more than an hour ago. Sign out and in again, then change your address',
    )
}

function change(work: Work<'account.use'>, person: Person, values: Partial<Person>): void {
  changePerson(work.tx, person.id, { version: person.version, at: work.now, by: person.id, values })
}

function note(work: Work<'account.use'>, deed: string, words: string): void {
  noteActivity(work, { deed, subjectType: 'person', subjectId: work.actor.personId, words })
}

function askNewAddress(work: Work<'account.use'>, person: Person, email: string): void {
  const expiresAt = later(work.now, { hours: LINK_HOURS })
  const link = linkFor(work, {
    permission: 'account.use',
    personId: person.id,
    partnershipId: null,
    subjectId: email,
    expiresAt,
  })
  const url = `${work.config.publicUrl}/account/address/links/${link}`
  send(work, person, { email, kind: 'invitation', about: 'confirm', view: { url, expiresAt } })
}

/** Both letters go to the address that was good until now. */
function tell(work: Work<'account.use'>, person: Person, about: 'asked' | 'changed'): void {
  const url = `${work.config.publicUrl}/account/address`
  send(work, person, { email: person.email, kind: 'notice', about, view: { about, url } })
}

interface AddressLetter {
  email: string
  kind: LetterKind
  about: 'confirm' | 'asked' | 'changed'
  view: Record<string, unknown>
}

function send(work: Work<'account.use'>, person: Person, letter: AddressLetter): void {
  post(work, {
    kind: letter.kind,
    cause: `address ${letter.about}:${person.id}:${work.ids.newId()}`,
    to: { personId: person.id, email: letter.email },
    subject: letter.about === 'confirm' ? 'Confirm your new e-mail address' : 'Your e-mail address',
    template: letter.about === 'confirm' ? 'people/mail/confirm-address.njk' : 'people/mail/address-notice.njk',
    view: { ...letter.view, sender: senderFor(person) },
    fromName: senderFor(person),
  })
}

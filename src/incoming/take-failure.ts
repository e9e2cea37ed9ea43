import type { Work } from '../access/work.ts'
import { isAboutTheAddress } from '../mail/faults.ts'
import type { AddressOwner } from '../mail/reply-address-store.ts'
import { letterByMessageId, noteReturned } from '../mail/sent-letters-store.ts'
import { personById } from '../people/store.ts'
import { markUndeliverable } from '../people/undeliverable.ts'
import type { Failure, Report } from './read-report.ts'
import { isMeetingHere } from './store.ts'
import type { Verdict } from './verdict.ts'

/**
 * Keeps that a letter came back, and that its address does not work where the server says so. Only a report that names
 * a letter of ours, or that came to somebody's reply address about that very person, is believed.
 */
export function takeFailure(work: Work<'incoming.take'>, report: Report, owner: AddressOwner | undefined): Verdict {
  const failed = report.failures.filter(each => each.action === 'failed')
  if (failed.length === 0) return ignored('A letter is on its way still; the mail server goes on trying')
  const letter = report.messageIds.map(each => letterByMessageId(work.tx, each)).find(each => each)
  if (!letter) return withoutLetter(work, failed, owner)
  const failure = failed.find(each => each.address === letter.toAddress) ?? failed[0]
  const why = wordsOf(failure)
  noteReturned(work.tx, letter.id, { returnedAt: work.now, returnedWhy: why })
  const isDead = marked(work, failure, letter.toAddress)
  const { partnershipId, subjectId } = letter
  return {
    kind: 'delivery failure',
    state: 'taken',
    why: inWords(letter.toAddress, why, isDead),
    partnershipId,
    personId: letter.toPersonId,
    meetingId: partnershipId && subjectId && isMeetingHere(work.tx, partnershipId, subjectId) ? subjectId : null,
  }
}

function withoutLetter(work: Work<'incoming.take'>, failed: Failure[], owner: AddressOwner | undefined): Verdict {
  const person = owner && personById(work.tx, owner.personId)
  const failure = person && failed.find(each => each.address === person.email)
  if (!owner || !failure) return ignored('It names no letter of ours, so nothing proves that it is about one')
  const isDead = marked(work, failure, person.email)
  return {
    kind: 'delivery failure',
    state: 'taken',
    why: inWords(person.email, wordsOf(failure), isDead),
    ...owner,
  }
}

function marked(work: Work<'incoming.take'>, failure: Failure | undefined, email: string): boolean {
  if (!failure || !saysWho(failure)) return false
  markUndeliverable(work, { email, why: wordsOf(failure), by: 'a returned letter' })
  return true
}

/** Given up for good because of the address; a server that was away for days says nothing of that. */
const saysWho = ({ status, why }: Failure): boolean =>
  isAboutTheAddress({
    code: status === '' || status.startsWith('5') ? 550 : 450,
    status: status || undefined,
    words: why,
  })

const wordsOf = (failure: Failure | undefined): string =>
  [failure?.status, failure?.why].filter(Boolean).join(': ') || 'the mail server gave no reason'

const inWords = (email: string, why: string, isDead: boolean): string =>
  `A letter to ${email} came back (${why})${isDead ? '; the address is marked as not working' : ''}`

const ignored = (why: string): Verdict => ({ kind: 'delivery failure', state: 'ignored', why })

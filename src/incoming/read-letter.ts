import PostalMime, { addressParser, type Email } from 'postal-mime'
import { plainAddress } from '../address.ts'

const MOST_TEXT = 2000

/** What we read of a letter, whoever wrote it and however badly. */
export interface Letter {
  from: string
  /** Every address its headers say it was for. */
  recipients: string[]
  /** What its writer typed, as plain text, cut short. */
  text: string
  /** Why it could not be read, where it could not. */
  fault: string | undefined
}

/** Takes a letter apart. It throws at nothing: what cannot be read says so. */
export async function readLetter(raw: Buffer): Promise<Letter> {
  try {
    const email = await PostalMime.parse(raw, { maxNestingDepth: 30, maxHeadersSize: 256 * 1024 })
    return {
      from: plainAddress(email.from?.address ?? ''),
      recipients: recipientsOf(email),
      text: (email.text ?? '').trim().slice(0, MOST_TEXT),
      fault: undefined,
    }
  } catch (fault) {
    return { from: '', recipients: [], text: '', fault: fault instanceof Error ? fault.message : String(fault) }
  }
}

const addressed = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to']

const recipientsOf = (email: Email): string[] =>
  email.headers
    .filter(header => addressed.includes(header.key))
    .flatMap(header => addressParser(header.value, { flatten: true }))
    .flatMap(mailbox => (mailbox.address ? [plainAddress(mailbox.address)] : []))

import { createHmac, hash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'

/** The only door to chance. */
export interface Ids {
  /** A row's id: UUIDv7, and always greater than the one before, so that rows sort in the order they were made. */
  newId(): string
  /** An id that tells nothing, not even when it was made: for calendar UIDs (RFC 7986 §5.3). */
  newRandomId(): string
  /** A secret of 160 bits for a link, a token or a feed. */
  newSecret(): string
  /** Eight digits for a person to read from one screen and type into another. */
  newCode(): string
}

/**
 * UUIDv7 with a counter where the standard leaves 12 bits free (RFC 9562 §6.2, method 1): the bare kind is random
 * within a millisecond, and letters of one event are sent in the order of their ids.
 */
function risingIds(): () => string {
  let last = 0
  let counter = 0
  return () => {
    const now = Date.now()
    counter = now > last ? 0 : counter + 1
    last = Math.max(now, counter > 0xfff ? last + 1 : last)
    if (counter > 0xfff) counter = 0
    const time = last.toString(16).padStart(12, '0')
    // The second half of a random id is made alike in both kinds; and Node draws chance for many of them at once.
    const tail = randomUUID().slice('00000000-0000-0000-'.length)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail}`
  }
}

export const realIds: Ids = {
  newId: risingIds(),
  newRandomId: () => randomUUID(),
  newSecret: () => randomBytes(20).toString('base64url'),
  newCode: () => String(randomInt(0, 100_000_000)).padStart(8, '0'),
}

/** What we keep of a secret: enough to know it again, not enough to use it. */
export const hashOf = (secret: string | Buffer): string => hash('sha256', secret, 'base64url')

/** A proof, 160 bits, that whoever holds the platform's secret made this text for this purpose. */
export const proofOf = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest().subarray(0, 20).toString('base64url')

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The same kind of proof, 120 bits, where capitals do not survive: in the local part of an address (base32, RFC 4648 §6). */
export function lowerCaseProofOf(secret: string, purpose: string, text: string): string {
  const bits = [...createHmac('sha256', secret).update(`${purpose}\n${text}`).digest().subarray(0, 15)]
    .map(byte => byte.toString(2).padStart(8, '0'))
    .join('')
  return (bits.match(/.{5}/g) ?? []).map(five => BASE32[Number.parseInt(five, 2)]).join('')
}

/** Compares in a time that tells nothing of where they differ. */
export function sameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

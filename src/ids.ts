import { createHash, createHmac, randomBytes, randomInt, randomUUID, randomUUIDv7, timingSafeEqual } from 'node:crypto'

/** The only door to chance. */
export interface Ids {
  /** A row's id: UUIDv7, so that rows made later sort later. */
  newId(): string
  /** An id that tells nothing, not even when it was made: for calendar UIDs (RFC 7986 §5.3). */
  newRandomId(): string
  /** A secret of 160 bits for a link, a token or a feed. */
  newSecret(): string
  /** Eight digits for a person to read from one screen and type into another. */
  newCode(): string
}

export const realIds: Ids = {
  newId: () => randomUUIDv7(),
  newRandomId: () => randomUUID(),
  newSecret: () => randomBytes(20).toString('base64url'),
  newCode: () => String(randomInt(0, 100_000_000)).padStart(8, '0'),
}

/** What we keep of a secret: enough to know it again, not enough to use it. */
export const hashOf = (secret: string | Buffer): string => createHash('sha256').update(secret).digest('base64url')

/** A proof, 160 bits, that whoever holds the platform's secret made this text for this purpose. */
export const proofOf = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest().subarray(0, 20).toString('base64url')

/** Compares in a time that tells nothing of where they differ. */
export function sameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

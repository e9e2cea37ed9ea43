import { createHmac } from 'node:crypto'
import type { Instant } from '../clock.ts'
import { sameSecret } from '../ids.ts'

/** A letter as a gateway hands it over, with what proves where it comes from. */
export interface SignedLetter {
  signature: string
  recipient: string
  body: Buffer
}

/** Older or newer than this it is not believed, so that whoever overhears one cannot use it later. */
const TOLERANCE_SECONDS = 300

/** Whether whoever holds the secret signed this letter for these recipients, just now. */
export function isSignedBy(secret: string, { signature, recipient, body }: SignedLetter, now: Instant): boolean {
  const [, time = '', given = ''] = /^t=(\d{1,12}),\s*v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (!given || Math.abs(Date.parse(now) / 1000 - Number(time)) > TOLERANCE_SECONDS) return false
  const wanted = createHmac('sha256', secret).update(`${time}.${recipient}.`).update(body).digest('hex')
  return sameSecret(given, wanted)
}

import type { AddressOwner } from '../mail/reply-address-store.ts'
import type { Letter } from './read-letter.ts'
import type { IncomingKind } from './states.ts'
import type { IncomingRow } from './store.ts'

/** What we make of a letter: what it was, whether it counts, and why, in words for the co-ordinator. */
export interface Verdict extends Partial<About> {
  kind: IncomingKind
  state: 'taken' | 'parked' | 'ignored'
  why: string
}

/** What it is about, as far as it could be made out. */
export type About = Pick<
  IncomingRow,
  | 'partnershipId'
  | 'personId'
  | 'meetingId'
  | 'partstat'
  | 'comment'
  | 'delegatedTo'
  | 'sequence'
  | 'stampedAt'
  | 'proposedStartsAt'
  | 'proposedEndsAt'
>

/** A letter, with what the door knows of it. */
export interface Delivered {
  letter: Letter
  /** Whose reply address it came to. */
  owner: AddressOwner | undefined
  authenticatedDomains: readonly string[]
  /** Why letters from this sender are not acted on for now. */
  tooMany: string | undefined
}

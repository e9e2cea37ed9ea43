import type { Work } from '../access/work.ts'
import type { Config } from '../config.ts'
import type { Tx } from '../database/database.ts'
import { hashOf, lowerCaseProofOf } from '../ids.ts'
import {
  type AddressOwner,
  addReplyAddress,
  lastGeneration,
  liveReplyAddress,
  ownerByTokenHash,
} from './reply-address-store.ts'

const PURPOSE = 'reply address'

/**
 * The address this person's calendar answers to in this partnership, the same in every letter: From, Reply-To and
 * ORGANIZER at once. Nothing where the platform reads no mail.
 */
export function replyAddressFor(work: Work, owner: AddressOwner): string | undefined {
  const { replyAddress, secret } = work.config
  if (!replyAddress) return undefined
  const known = liveReplyAddress(work.tx, owner)
  const token = known && tokenOf(secret, owner, known.generation)
  // Under a new secret the old address can no longer be made, so its successor is.
  if (token && hashOf(token) === known.tokenHash) return withToken(replyAddress, token)
  return withToken(replyAddress, makeToken(work, owner))
}

/** The token of their next address; what was theirs before stays open for answers under way, unless it was revoked. */
function makeToken(work: Work, owner: AddressOwner): string {
  const { personId, partnershipId } = owner
  const generation = lastGeneration(work.tx, owner) + 1
  const token = tokenOf(work.config.secret, owner, generation)
  addReplyAddress(work.tx, {
    id: work.ids.newId(),
    tokenHash: hashOf(token),
    personId,
    partnershipId,
    generation,
    madeAt: work.now,
  })
  return token
}

/** Whether a calendar that answers to this address answers to us. */
export function isReplyAddress(config: Config, address: string): boolean {
  const [name = '', domain = ''] = config.replyAddress.split('@')
  return domain !== '' && address.startsWith(`${name}+`) && address.endsWith(`@${domain}`)
}

/** Whose reply address it is, or nothing: foreign, forged and revoked look alike. */
export function ownerOfReplyAddress(tx: Tx, config: Config, address: string): AddressOwner | undefined {
  const [name = '', domain = ''] = config.replyAddress.split('@')
  const wanted = address.trim().toLowerCase()
  if (!domain || !wanted.startsWith(`${name}+`) || !wanted.endsWith(`@${domain}`)) return undefined
  return ownerByTokenHash(tx, hashOf(wanted.slice(name.length + 1, -domain.length - 1)))
}

const tokenOf = (secret: string, { personId, partnershipId }: AddressOwner, generation: number): string =>
  lowerCaseProofOf(secret, PURPOSE, `${personId} ${partnershipId} ${generation}`)

const withToken = (address: string, token: string): string => address.replace('@', `+${token}@`)

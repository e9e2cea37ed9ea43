import { type House, inJob, type Work } from '../access/work.ts'
import { hashOf } from '../ids.ts'
import { ownerOfReplyAddress } from '../mail/reply-address.ts'
import { type Letter, readLetter } from './read-letter.ts'
import type { IncomingChannel } from './states.ts'
import { addIncoming, incomingByDigest } from './store.ts'

/** A letter as one of the three doors hands it over. */
export interface Incoming {
  channel: IncomingChannel
  raw: Buffer
  /** The envelope's recipients; empty where only headers are known, which are then searched. */
  recipients: readonly string[]
  /** Domains for which the door established an aligned DKIM or DMARC pass. */
  authenticatedDomains: readonly string[]
}

/** `known` came before and changed nothing. */
export interface Outcome {
  state: 'taken' | 'parked' | 'ignored' | 'known'
  why: string
}

/**
 * Reads a letter and does what it says, in one transaction: when this resolves the letter is recorded, and a door may
 * let go of it. It never rejects because of what stands in a letter; only a fault of the platform itself leaves the
 * letter with the door.
 */
export async function takeIn(house: House, incoming: Incoming): Promise<Outcome> {
  const letter = await readLetter(incoming.raw)
  return inJob(house, { permission: 'incoming.take', via: 'clockwork', here: { posts: [] } as never }, work =>
    record(work, incoming, letter),
  )
}

function record(work: Work<'incoming.take'>, incoming: Incoming, letter: Letter): Outcome {
  const recipients = incoming.recipients.length > 0 ? incoming.recipients : letter.recipients
  const digest = hashOf(Buffer.concat([incoming.raw, Buffer.from(recipients.toSorted().join(' '))]))
  const known = incomingByDigest(work.tx, digest)
  if (known) return { state: 'known', why: known.why }
  const owner = recipients.map(each => ownerOfReplyAddress(work.tx, work.config, each)).find(each => each)
  const why = 'It needs somebody to read it'
  addIncoming(work.tx, {
    id: work.ids.newId(),
    digest,
    channel: incoming.channel,
    receivedAt: work.now,
    fromAddress: letter.from,
    kind: 'other',
    state: 'parked',
    why,
    partnershipId: owner?.partnershipId ?? null,
    personId: owner?.personId ?? null,
    comment: letter.text || null,
    raw: incoming.raw,
  })
  return { state: 'parked', why }
}

import { type House, inJob, type Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { hashOf } from '../ids.ts'
import { ownerOfReplyAddress } from '../mail/reply-address.ts'
import { type Fit, fitToKeep, LEFT_OUT } from './left-out.ts'
import { readLetter } from './read-letter.ts'
import type { IncomingChannel } from './states.ts'
import { addIncoming, incomingByDigest, lettersFrom } from './store.ts'
import { takeAnswer } from './take-answer.ts'
import { takeFailure } from './take-failure.ts'
import { takeWords } from './take-words.ts'
import type { Delivered, Verdict } from './verdict.ts'
import { type Content, whatItSays } from './what-it-says.ts'

const MOST_AN_HOUR = 30
/** Beyond this nobody could look at them all, so they are only counted. */
const FAR_TOO_MANY = 200
const MOST_KEPT_BYTES = 512 * 1024

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
  const read = await readLetter(incoming.raw)
  const fit = fitToKeep(read, whatItSays(read))
  try {
    return inDoor(house, work => take(work, incoming, fit))
  } catch (fault) {
    if (isOfTheDatabase(fault)) throw fault
    // A letter that trips us up would come again and again: it is set aside, unless keeping anything fails.
    const why = `It could not be acted on: ${fault instanceof Error ? fault.message : String(fault)}`
    return inDoor(house, work => take(work, incoming, { ...fit, content: { is: 'words', why } }))
  }
}

/** Locked or full: the letter stays with its door, and comes again. */
const isOfTheDatabase = (fault: unknown): boolean =>
  /^SQLITE_(?!CONSTRAINT|MISMATCH|TOOBIG)/.test((fault as { code?: string }).code ?? '')

const inDoor = <R>(house: House, act: (work: Work<'incoming.take'>) => R): R =>
  inJob(house, { permission: 'incoming.take', via: 'clockwork', here: { posts: [] } as never }, act)

function take(work: Work<'incoming.take'>, incoming: Incoming, fit: Fit): Outcome {
  const { letter, content } = fit
  const recipients = incoming.recipients.length > 0 ? incoming.recipients : letter.recipients
  const digest = hashOf(Buffer.concat([incoming.raw, Buffer.from(`\n${recipients.toSorted().join(' ')}`)]))
  const known = incomingByDigest(work.tx, digest)
  if (known) return { state: 'known', why: known.why }
  const before = lettersFrom(work.tx, letter.from, later(work.now, { hours: -1 }))
  const owner = recipients.map(each => ownerOfReplyAddress(work.tx, work.config, each)).find(each => each)
  const delivered: Delivered = {
    letter,
    owner,
    authenticatedDomains: incoming.authenticatedDomains,
    tooMany:
      before >= MOST_AN_HOUR ? `More than ${MOST_AN_HOUR} letters came from this address within an hour` : undefined,
  }
  // Anybody can write somebody's name under a flood; what came to their own reply address is kept all the same.
  const isFlood = before >= FAR_TOO_MANY && !owner
  const verdicts = verdictsOn(work, delivered, content).map(each => (isFlood ? unkept(each) : each))
  verdicts.forEach((verdict, at) => {
    keep(work, incoming, { fit, verdict, digest: at === 0 ? digest : `${digest} ${at}` })
  })
  const first = verdicts.find(each => each.state === 'parked') ?? verdicts[0]
  return { state: first?.state ?? 'ignored', why: first?.why ?? '' }
}

function verdictsOn(work: Work<'incoming.take'>, delivered: Delivered, content: Content): Verdict[] {
  switch (content.is) {
    case 'report':
      return [takeFailure(work, content.report, delivered.owner)]
    case 'answer':
      return content.replies.map(reply => takeAnswer(work, { ...delivered, method: content.method, reply }))
    case 'automatic':
      return [{ kind: 'automatic', state: 'ignored', why: content.why, ...delivered.owner }]
    case 'words':
      return [takeWords(work, delivered, content.why)]
  }
}

const unkept = (verdict: Verdict): Verdict =>
  verdict.state === 'parked' ? { ...verdict, state: 'ignored', comment: null } : verdict

/** Records the letter; its bytes stay only while somebody has still to decide about it. */
function keep(
  work: Work<'incoming.take'>,
  { channel, raw }: Incoming,
  { fit, verdict, digest }: { fit: Fit; verdict: Verdict; digest: string },
): void {
  const { letter, isLeftOut } = fit
  const isKept = verdict.state === 'parked' && raw.length <= MOST_KEPT_BYTES && !isLeftOut
  const id = work.ids.newId()
  addIncoming(work.tx, {
    id,
    digest,
    channel,
    receivedAt: work.now,
    fromAddress: letter.from,
    ...verdict,
    raw: isKept ? raw : null,
  })
  if (isLeftOut && verdict.state !== 'ignored')
    noteActivity(work, {
      deed: 'text.kept out',
      subjectType: 'incoming letter',
      subjectId: id,
      words: LEFT_OUT,
      ...(verdict.partnershipId ? { partnershipId: verdict.partnershipId } : {}),
    })
}

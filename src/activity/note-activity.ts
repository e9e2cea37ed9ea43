import type { Work } from '../access/work.ts'
import type { Tx } from '../database/database.ts'
import { hashOf } from '../ids.ts'
import { addEntry, type Entry, latestHash, wholeTrail } from './store.ts'

export interface Deed {
  /** `meeting.rescheduled`: the thing, then what happened to it. */
  deed: string
  subjectType: string
  subjectId: string
  /** What happened, in words fit for anyone who may read the trail: never a restricted title or what somebody wrote. */
  words: string
  organisationId?: string
  /** Only where the work itself has no partnership or area, such as the clockwork's. */
  partnershipId?: string
  policeAreaId?: string
}

/** Adds to the audit trail, in the transaction of what it tells of. */
export function noteActivity(work: Work, deed: Deed): void {
  const entry = {
    at: work.now,
    actorId: work.actor.personId,
    via: work.actor.via,
    permission: work.permission,
    deed: deed.deed,
    subjectType: deed.subjectType,
    subjectId: deed.subjectId,
    words: deed.words,
    partnershipId: deed.partnershipId ?? ('partnershipId' in work ? work.partnershipId : null),
    policeAreaId: deed.policeAreaId ?? ('policeAreaId' in work ? work.policeAreaId : null),
    organisationId: deed.organisationId ?? null,
    previousHash: latestHash(work.tx),
  }
  addEntry(work.tx, { ...entry, hash: hashOfEntry(entry) })
}

type Unhashed = Omit<Entry, 'number' | 'hash'>

const hashOfEntry = (entry: Unhashed): string =>
  hashOf(
    JSON.stringify([
      entry.previousHash,
      entry.at,
      entry.actorId,
      entry.via,
      entry.permission,
      entry.deed,
      entry.subjectType,
      entry.subjectId,
      entry.words,
      entry.partnershipId,
      entry.policeAreaId,
      entry.organisationId,
    ]),
  )

/** The number of the first entry that was edited, removed or put in later; nothing where the trail is whole. */
export function firstBrokenEntry(tx: Tx): number | undefined {
  let previousHash = ''
  for (const entry of wholeTrail(tx)) {
    if (entry.previousHash !== previousHash || entry.hash !== hashOfEntry(entry)) return entry.number
    previousHash = entry.hash
  }
  return undefined
}

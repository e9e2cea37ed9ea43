import { and, desc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { addingTo, prepared, type Tx } from '../database/database.ts'
import { nameSeenBy, people } from '../people/tables.ts'
import { activity } from './tables.ts'

export type Entry = typeof activity.$inferSelect

const latest = prepared(tx =>
  tx.select({ hash: activity.hash }).from(activity).orderBy(desc(activity.number)).limit(1).prepare(),
)

/** The hash of the newest entry; of nothing, where there is none yet. */
export const latestHash = (tx: Tx): string => latest(tx).get()?.hash ?? ''

export const addEntry = addingTo(activity)

/** Whose entries: a partnership's, one person's, an organisation's within a partnership, a police area's, or everyone's. */
export interface Whose {
  partnershipId?: string
  policeAreaId?: string
  actorId?: string
  organisationIds?: string[]
}

/** A page of the trail, newest first, from before the entry numbered `before`. */
export function entries(tx: Tx, whose: Whose, page: { before?: number | undefined; size: number }) {
  const conditions: SQL[] = []
  if (whose.partnershipId !== undefined) conditions.push(eq(activity.partnershipId, whose.partnershipId))
  if (whose.policeAreaId !== undefined) conditions.push(eq(activity.policeAreaId, whose.policeAreaId))
  if (whose.organisationIds !== undefined) {
    const own = whose.actorId ?? ''
    conditions.push(sql`(${activity.actorId} = ${own} or ${inArray(activity.organisationId, whose.organisationIds)})`)
  } else if (whose.actorId !== undefined) conditions.push(eq(activity.actorId, whose.actorId))
  if (page.before !== undefined) conditions.push(lt(activity.number, page.before))
  return tx
    .select({
      number: activity.number,
      at: activity.at,
      actorId: activity.actorId,
      // An organisation’s lead reads what others did to it; whoever stays out of the directory did it without a name.
      actorName: nameSeenBy({ personId: whose.actorId ?? '', knowsNames: whose.organisationIds === undefined }, people),
      via: activity.via,
      deed: activity.deed,
      words: activity.words,
      subjectType: activity.subjectType,
      subjectId: activity.subjectId,
      partnershipId: activity.partnershipId,
    })
    .from(activity)
    .leftJoin(people, eq(people.id, activity.actorId))
    .where(and(...conditions))
    .orderBy(desc(activity.number))
    .limit(page.size)
    .all()
}

/** Whether the trail tells the same of the same person and thing already, since then. */
export function isNotedSince(
  tx: Tx,
  fact: Pick<Entry, 'partnershipId' | 'subjectType' | 'subjectId' | 'deed' | 'words' | 'actorId'>,
  since: Entry['at'],
): boolean {
  const same = and(
    // Of a partnership only the entries since then are read, and not all that somebody ever did.
    fact.partnershipId === null ? undefined : eq(activity.partnershipId, fact.partnershipId),
    eq(activity.subjectType, fact.subjectType),
    eq(activity.subjectId, fact.subjectId),
    eq(activity.deed, fact.deed),
    eq(activity.words, fact.words),
    eq(activity.actorId, fact.actorId ?? ''),
    gt(activity.at, since),
  )
  return tx.select({ number: activity.number }).from(activity).where(same).limit(1).get() !== undefined
}

const A_STRETCH = 1000

/** Every entry in order, for checking the chain, a stretch at a time: the trail outgrows the memory one day. */
export function* wholeTrail(tx: Tx): Generator<Entry> {
  let last = 0
  while (true) {
    const stretch = tx
      .select()
      .from(activity)
      .where(gt(activity.number, last))
      .orderBy(activity.number)
      .limit(A_STRETCH)
      .all()
    yield* stretch
    const end = stretch.at(-1)
    if (!end || stretch.length < A_STRETCH) return
    last = end.number
  }
}

import { and, asc, eq, exists, isNull, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { listedNameOf, people } from '../people/tables.ts'
import type { Sector } from './sector-kinds.ts'
import { subGroupMembers, subGroups } from './tables.ts'

const inGroup = and(eq(subGroupMembers.subGroupId, subGroups.id), isNull(subGroupMembers.leftAt))
const shown = {
  id: subGroups.id,
  partnershipId: subGroups.partnershipId,
  name: subGroups.name,
  kind: subGroups.kind,
  purpose: subGroups.purpose,
  deliverable: subGroups.deliverable,
  leadPersonId: subGroups.leadPersonId,
  leadName: listedNameOf<string | null>(people),
  endsOn: subGroups.endsOn,
  quorum: subGroups.quorum,
  isClosed: subGroups.isClosed,
  endedAt: subGroups.endedAt,
  outcome: subGroups.outcome,
  version: subGroups.version,
}

const byId = prepared(tx =>
  tx
    .select(shown)
    .from(subGroups)
    .leftJoin(people, eq(people.id, subGroups.leadPersonId))
    .where(and(eq(subGroups.id, given('id')), eq(subGroups.partnershipId, given('partnershipId'))))
    .prepare(),
)

/** A sub-group of this partnership, with the name of its lead. */
export const subGroupById = (tx: Tx, partnershipId: string, id: string) =>
  found(byId(tx).get({ partnershipId, id }), 'sub-group')
export type SubGroup = ReturnType<typeof subGroupById>

const listed = prepared(tx =>
  tx
    .select({
      ...shown,
      members: sql<number>`(select count(*) from ${subGroupMembers} where ${inGroup})`,
      isMember: sql<number>`${exists(
        tx
          .select({ id: subGroupMembers.id })
          .from(subGroupMembers)
          .where(and(inGroup, eq(subGroupMembers.personId, given('personId')))),
      )}`,
    })
    .from(subGroups)
    .leftJoin(people, eq(people.id, subGroups.leadPersonId))
    .where(eq(subGroups.partnershipId, given('partnershipId')))
    .orderBy(sql`${subGroups.endedAt} is not null`, asc(sql`lower(${subGroups.name})`))
    .limit(200)
    .prepare(),
)

/** The sub-groups of a partnership, those at work first, with whether this person is in each. */
export const subGroupsIn = (tx: Tx, partnershipId: string, personId: string) =>
  listed(tx)
    .all({ partnershipId, personId })
    .map(group => ({ ...group, isMember: group.isMember === 1 }))

/** What a meeting needs to be quorate: what its sub-group set, or the partnership where the whole of it meets. */
export const needsOf = <Needs extends { id: string; quorum: number; sectors: Sector[] | null }>(
  tx: Tx,
  partnership: Needs,
  { subGroupId }: { subGroupId: string | null },
): Needs =>
  subGroupId
    ? { ...partnership, quorum: subGroupById(tx, partnership.id, subGroupId).quorum, sectors: [] }
    : partnership

export function addSubGroup(tx: Tx, group: typeof subGroups.$inferInsert): void {
  tx.insert(subGroups).values(group).run()
}

const changeSubGroup = changing(subGroups, 'this sub-group')
/** Changes a sub-group, unless somebody else did since `version`. */
export const changeSubGroupRow = (
  tx: Tx,
  { partnershipId, id }: { partnershipId: string; id: string },
  change: Change<typeof subGroups>,
): void => changeSubGroup(tx, and(eq(subGroups.partnershipId, partnershipId), eq(subGroups.id, id)), change)

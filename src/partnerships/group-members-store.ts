import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { activeMembers, type Member, organisationsSeated } from './store.ts'
import { subGroupMembers, subGroups } from './tables.ts'

const membersOf = prepared(tx =>
  tx
    .select({
      id: subGroupMembers.id,
      personId: subGroupMembers.personId,
      organisationId: subGroupMembers.organisationId,
      joinedAt: subGroupMembers.joinedAt,
    })
    .from(subGroupMembers)
    .where(
      and(
        eq(subGroupMembers.subGroupId, given('subGroupId')),
        eq(subGroupMembers.partnershipId, given('partnershipId')),
        isNull(subGroupMembers.leftAt),
      ),
    )
    .prepare(),
)

/** Somebody in a sub-group, for the organisation they are in it for. */
export type GroupMember = Member & { groupMemberId: string; joinedAt: Instant }

/** Who is in the sub-group: of those it names, whoever is a member of the partnership for a seated organisation now. */
export function membersOfGroup(
  tx: Tx,
  partnershipId: string,
  { subGroupId, now }: { subGroupId: string; now: Instant },
): GroupMember[] {
  const seated = new Set(organisationsSeated(tx, partnershipId).map(each => each.id))
  const named = membersOf(tx).all({ partnershipId, subGroupId })
  const active = activeMembers(tx, partnershipId, now)
  return active.flatMap(member => {
    const row = named.find(each => each.personId === member.personId && each.organisationId === member.organisationId)
    return row && seated.has(member.organisationId)
      ? [{ ...member, groupMemberId: row.id, joinedAt: row.joinedAt }]
      : []
  })
}

/** Somebody's part in a sub-group, whether or not it counts now. */
export const openGroupMember = (
  tx: Tx,
  partnershipId: string,
  { subGroupId, personId }: { subGroupId: string; personId: string },
): { id: string } | undefined =>
  membersOf(tx)
    .all({ partnershipId, subGroupId })
    .find(each => each.personId === personId)

export function addGroupMember(tx: Tx, member: typeof subGroupMembers.$inferInsert): void {
  tx.insert(subGroupMembers).values(member).run()
}

/** Ends somebody's part in a sub-group; the row stays, to say that they were in it. */
export function leaveGroup(tx: Tx, partnershipId: string, { id, now }: { id: string; now: Instant }): void {
  tx.update(subGroupMembers)
    .set({ leftAt: now })
    .where(and(eq(subGroupMembers.id, id), eq(subGroupMembers.partnershipId, partnershipId)))
    .run()
}

/** A place in a sub-group that still works, and whether whoever has it leads the group. */
export interface Place {
  subGroupId: string
  isLead: boolean
}

/** The places that somebody has for one organisation. */
export const placesFor = (
  tx: Tx,
  partnershipId: string,
  { personId, organisationId }: { personId: string; organisationId: string },
): Place[] =>
  tx
    .select({ subGroupId: subGroups.id, leadPersonId: subGroups.leadPersonId })
    .from(subGroupMembers)
    .innerJoin(subGroups, eq(subGroups.id, subGroupMembers.subGroupId))
    .where(
      and(
        eq(subGroupMembers.personId, personId),
        eq(subGroupMembers.partnershipId, partnershipId),
        eq(subGroupMembers.organisationId, organisationId),
        isNull(subGroupMembers.leftAt),
        isNull(subGroups.endedAt),
      ),
    )
    .all()
    .map(({ subGroupId, leadPersonId }) => ({ subGroupId, isLead: leadPersonId === personId }))

/** Ends somebody's part in every sub-group that they were in for an organisation they no longer speak for. */
export function leaveGroupsFor(
  tx: Tx,
  partnershipId: string,
  { personId, organisationId, now }: { personId: string; organisationId: string; now: Instant },
): void {
  tx.update(subGroupMembers)
    .set({ leftAt: now })
    .where(
      and(
        eq(subGroupMembers.personId, personId),
        eq(subGroupMembers.partnershipId, partnershipId),
        eq(subGroupMembers.organisationId, organisationId),
        isNull(subGroupMembers.leftAt),
      ),
    )
    .run()
  const still = tx
    .select({ id: subGroupMembers.subGroupId })
    .from(subGroupMembers)
    .where(
      and(
        eq(subGroupMembers.personId, personId),
        eq(subGroupMembers.partnershipId, partnershipId),
        isNull(subGroupMembers.leftAt),
      ),
    )
  // A group is led by one of its members, or by nobody.
  tx.update(subGroups)
    .set({ leadPersonId: null, updatedAt: now, version: sql`${subGroups.version} + 1` })
    .where(
      and(
        eq(subGroups.partnershipId, partnershipId),
        eq(subGroups.leadPersonId, personId),
        sql`not ${inArray(subGroups.id, still)}`,
      ),
    )
    .run()
}

/** Whether somebody is in the sub-group that a column names, as a condition in another question. */
export const isInGroupOf = (subGroupId: AnySQLiteColumn, personId: SQL): SQL =>
  sql`exists (select 1 from ${subGroupMembers} where ${subGroupMembers.subGroupId} = ${subGroupId}
    and ${subGroupMembers.personId} = ${personId} and ${subGroupMembers.leftAt} is null)`

const ofPerson = prepared(tx =>
  tx
    .select({ id: subGroups.id, name: subGroups.name, leadPersonId: subGroups.leadPersonId })
    .from(subGroupMembers)
    .innerJoin(subGroups, eq(subGroups.id, subGroupMembers.subGroupId))
    .where(
      and(
        eq(subGroupMembers.personId, given('personId')),
        eq(subGroupMembers.partnershipId, given('partnershipId')),
        isNull(subGroupMembers.leftAt),
      ),
    )
    .orderBy(asc(sql`lower(${subGroups.name})`))
    .prepare(),
)

/** The sub-groups that somebody is in. */
export const groupsOfPerson = (tx: Tx, partnershipId: string, personId: string) =>
  ofPerson(tx).all({ partnershipId, personId })

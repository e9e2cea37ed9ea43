import { type SQL, sql } from 'drizzle-orm'
import { given, prepared, type Tx } from '../database/database.ts'
import { isSecretariat } from './roles.ts'
import type { Reading } from './work.ts'

// Who may do what is asked before any feature is, so the tables of sub-groups and meetings are only named here.
const groups = prepared(tx =>
  tx
    .select({
      isClosed: sql<number>`g.is_closed`,
      isMember: sql<number>`exists (select 1 from sub_group_members m
        where m.sub_group_id = g.id and m.person_id = ${given('personId')} and m.left_at is null)`,
      isLead: sql<number>`g.lead_person_id is ${given('personId')}`,
    })
    .from(sql`sub_groups g`)
    .where(
      sql`g.partnership_id = ${given('partnershipId')} and g.id = coalesce(nullif(${given('subGroupId')}, ''),
        (select sub_group_id from meetings where id = ${given('meetingId')}))`,
    )
    .prepare(),
)

/** How somebody stands to the sub-group that an address is about, or whose meeting it is about; nothing where it is about none. */
export function groupAskedFor(
  tx: Tx,
  partnershipId: string,
  asked: { personId: string; subGroupId: string; meetingId: string },
): { isClosed: boolean; isMember: boolean; isLead: boolean } | undefined {
  const group = groups(tx).get({ partnershipId, ...asked })
  return (
    group && {
      isClosed: group.isClosed === 1,
      isMember: group.isMember === 1,
      isLead: group.isLead === 1 && group.isMember === 1,
    }
  )
}

/** Who looks, as a question is given it: the person, and 1 where they belong to the secretariat. */
export interface Looker {
  personId: SQL
  seesAll: SQL
}

/**
 * Whether what is of this sub-group is shut to somebody, as a condition in another question: of a closed one nobody but
 * its members and the secretariat finds anything. Of no sub-group at all is open.
 */
export const isShutTo = (subGroupId: SQL, { personId, seesAll }: Looker): SQL =>
  sql`(not ${seesAll} and exists (select 1 from sub_groups as shut where shut.id = ${subGroupId} and shut.is_closed
    and not exists (select 1 from sub_group_members as inside where inside.sub_group_id = shut.id
      and inside.person_id = ${personId} and inside.left_at is null)))`

type Looking = Pick<Reading<'meetings.read'>, 'tx' | 'partnershipId' | 'actor' | 'holdings'>

/** Whether the meeting is of a closed sub-group that this reader has no part in. */
export function isOfOthersClosedGroup({ tx, partnershipId, actor, holdings }: Looking, meetingId: string): boolean {
  if (isSecretariat(holdings)) return false
  const group = groupAskedFor(tx, partnershipId, { personId: actor.personId, subGroupId: '', meetingId })
  return group?.isClosed === true && !group.isMember
}

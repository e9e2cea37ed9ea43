import { sql } from 'drizzle-orm'
import { given, prepared, type Tx } from '../database/database.ts'

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

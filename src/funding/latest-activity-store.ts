import { sql } from 'drizzle-orm'
import { activity } from '../activity/tables.ts'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { partnerships } from '../partnerships/tables.ts'
import { asked, isOneOf, type Stretch, value } from './stretch-store.ts'

const latestEntries = prepared(tx =>
  tx
    .select({ partnershipId: partnerships.id, hash: activity.hash })
    .from(partnerships)
    .leftJoin(
      activity,
      sql`${activity.number} = (select max(number) from activity where partnership_id = ${partnerships.id})`,
    )
    .where(isOneOf(partnerships.id))
    .prepare(),
)

/** The hash by which the trail knows the latest thing recorded in each partnership. */
export const latestActivity = (tx: Tx, partnershipIds: string[]) =>
  latestEntries(tx).all({ partnershipIds: JSON.stringify(partnershipIds) })

const lastActive = prepared(tx =>
  tx
    .select({
      partnershipId: partnerships.id,
      at: sql<Instant | null>`(select max(at) from activity where partnership_id = partnerships.id and at < ${value('until')})`,
    })
    .from(partnerships)
    .where(isOneOf(partnerships.id))
    .prepare(),
)

/** When something was last recorded in each partnership by the end of the last day. */
export const lastActivity = (tx: Tx, stretch: Stretch) => lastActive(tx).all(asked(stretch))

import { sql } from 'drizzle-orm'
import { activity } from '../activity/tables.ts'
import { prepared, type Tx } from '../database/database.ts'
import { partnerships } from '../partnerships/tables.ts'
import { isOneOf } from './stretch-store.ts'

const latestEntries = prepared(tx =>
  tx
    .select({ partnershipId: partnerships.id, at: activity.at, hash: activity.hash })
    .from(partnerships)
    .leftJoin(
      activity,
      sql`${activity.number} = (select max(number) from activity where partnership_id = ${partnerships.id})`,
    )
    .where(isOneOf(partnerships.id))
    .prepare(),
)

/** The latest thing recorded in each partnership: when, and the hash by which the trail knows it. */
export const latestActivity = (tx: Tx, partnershipIds: string[]) =>
  latestEntries(tx).all({ partnershipIds: JSON.stringify(partnershipIds) })

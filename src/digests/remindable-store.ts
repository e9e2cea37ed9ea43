import { and, type SQL, sql } from 'drizzle-orm'
import { letters } from '../mail/tables.ts'
import { digestPreferences } from './tables.ts'

/** Whether they want reminders, as everybody does who did not choose otherwise. */
export const wantsReminders = sql`coalesce(${digestPreferences.reminders}, 1) = 1`

/** Who is to hear of what fell due that day, and has had no letter of this cause; what fell due while reminders were off is not sent late. */
export const isToHear = ({ dueOn, cause }: { dueOn: SQL; cause: SQL }): SQL | undefined =>
  and(
    wantsReminders,
    sql`${dueOn} >= coalesce(${digestPreferences.remindersFrom}, '')`,
    sql`not exists (select 1 from ${letters} where ${letters.cause} = ${cause})`,
  )

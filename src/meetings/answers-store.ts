import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { invitations } from './tables.ts'

/** An invitation that nobody has answered. */
export const unanswered = {
  answer: 'needs action',
  answeredAt: null,
  answeredVia: null,
  answeredBy: null,
  answeredFrom: null,
  substituteName: null,
  isSubstituteUnconfirmed: false,
  note: null,
} as const

/** Asks everybody anew, as when the time has changed. */
export function resetAnswers(tx: Tx, partnershipId: string, meetingId: string): void {
  tx.update(invitations)
    .set(unanswered)
    .where(and(eq(invitations.meetingId, meetingId), eq(invitations.partnershipId, partnershipId)))
    .run()
}

/** Forgets what people wrote with their answers to meetings that ended before that moment: it may tell of their health. */
export function forgetNotes(tx: Tx, endedBefore: Instant): void {
  tx.update(invitations)
    .set({ note: null })
    .where(
      sql`${invitations.note} is not null and ${invitations.meetingId} in
        (select id from meetings where ends_at < ${endedBefore})`,
    )
    .run()
}

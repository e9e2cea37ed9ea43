import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { letters } from './tables.ts'

const byMessageId = prepared(tx =>
  tx
    .select({
      id: letters.id,
      toAddress: letters.toAddress,
      toPersonId: letters.toPersonId,
      partnershipId: letters.partnershipId,
      subjectId: letters.subjectId,
    })
    .from(letters)
    .where(eq(letters.messageId, sql.placeholder('messageId')))
    .prepare(),
)

/** The letter that went out under this Message-ID. */
export const letterByMessageId = (tx: Tx, messageId: string) => byMessageId(tx).get({ messageId })

/** Keeps that a mail server further on gave a letter back. */
export function noteReturned(tx: Tx, id: string, returned: { returnedAt: Instant; returnedWhy: string }): void {
  tx.update(letters)
    .set(returned)
    .where(and(eq(letters.id, id), isNull(letters.returnedAt)))
    .run()
}

const writtenTo = prepared(tx =>
  tx
    .select({
      personId: letters.toPersonId,
      partnershipId: letters.partnershipId,
      subjectId: letters.subjectId,
    })
    .from(letters)
    .where(
      and(
        eq(letters.toAddress, sql.placeholder('address')),
        eq(letters.eventUid, sql.placeholder('uid')),
        isNotNull(letters.toPersonId),
      ),
    )
    .limit(1)
    .prepare(),
)

/** A letter about this event that went to this address: to whom, also where it is theirs no longer, and about what. */
export const letterAboutEvent = (tx: Tx, address: string, uid: string) => writtenTo(tx).get({ address, uid })

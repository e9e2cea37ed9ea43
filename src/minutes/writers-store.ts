import { and, eq, ne, sql } from 'drizzle-orm'
import { given, prepared, type Tx } from '../database/database.ts'
import { itemNotes, minuteWriters } from './tables.ts'

/** More than a slip put right: so many characters, or such a share of all that was written. */
const SUBSTANTIAL = { characters: 200, share: 0.2 }

/** Adds to what this person wrote in the minutes of the meeting. */
export function countWriting(
  { tx, partnershipId }: { tx: Tx; partnershipId: string },
  meetingId: string,
  wrote: { personId: string; characters: number },
): void {
  if (wrote.characters === 0) return
  tx.insert(minuteWriters)
    .values({ meetingId, partnershipId, ...wrote })
    .onConflictDoUpdate({
      target: [minuteWriters.meetingId, minuteWriters.personId],
      set: { characters: sql`${minuteWriters.characters} + ${wrote.characters}` },
    })
    .run()
}

const writers = prepared(tx =>
  tx
    .select({ personId: minuteWriters.personId, characters: minuteWriters.characters })
    .from(minuteWriters)
    .where(
      and(eq(minuteWriters.meetingId, given('meetingId')), eq(minuteWriters.partnershipId, given('partnershipId'))),
    )
    .prepare(),
)
const beginners = prepared(tx =>
  tx
    .selectDistinct({ personId: itemNotes.createdBy })
    .from(itemNotes)
    .where(
      and(
        eq(itemNotes.meetingId, given('meetingId')),
        eq(itemNotes.partnershipId, given('partnershipId')),
        ne(itemNotes.text, ''),
      ),
    )
    .prepare(),
)

/** Who wrote a substantial part of the minutes; of minutes written under an earlier release, who began an item's notes. */
export function substantialWriters(tx: Tx, partnershipId: string, meetingId: string): string[] {
  const counted = writers(tx).all({ meetingId, partnershipId })
  if (counted.length === 0)
    return beginners(tx)
      .all({ meetingId, partnershipId })
      .flatMap(({ personId }) => personId ?? [])
  const whole = counted.reduce((sum, each) => sum + each.characters, 0)
  return counted
    .filter(each => each.characters >= Math.min(SUBSTANTIAL.characters, whole * SUBSTANTIAL.share))
    .map(each => each.personId)
}

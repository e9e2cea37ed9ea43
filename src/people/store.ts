import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { type Change, changing } from '../database/changing.ts'
import { prepared, type Tx } from '../database/database.ts'
import { people, signInRequests } from './tables.ts'

export type Person = typeof people.$inferSelect

const byEmail = prepared(tx =>
  tx
    .select()
    .from(people)
    .where(eq(people.email, sql.placeholder('email')))
    .prepare(),
)
export const personByEmail = (tx: Tx, email: string): Person | undefined => byEmail(tx).get({ email })

const byId = prepared(tx =>
  tx
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare(),
)
export const personById = (tx: Tx, id: string): Person | undefined => byId(tx).get({ id })

export function addPerson(tx: Tx, person: typeof people.$inferInsert): void {
  tx.insert(people).values(person).run()
}

const changeRow = changing(people, 'these details')
/** Changes what a person says of themselves, unless it changed since `version`. */
export const changePerson = (tx: Tx, id: string, change: Change<typeof people>): void =>
  changeRow(tx, eq(people.id, id), change)

export function noteSignIn(tx: Tx, personId: string, at: Instant): void {
  tx.update(people).set({ signedInAt: at }).where(eq(people.id, personId)).run()
}

/** What is known of letters to this person's address; nothing where it works. */
export function noteUndeliverable(
  tx: Tx,
  personId: string,
  told: { since: Instant; why: string; by: NonNullable<Person['undeliverableBy']> } | undefined,
): void {
  tx.update(people)
    .set({
      undeliverableSince: told?.since ?? null,
      undeliverableWhy: told?.why ?? null,
      undeliverableBy: told?.by ?? null,
    })
    .where(eq(people.id, personId))
    .run()
}

const refusedAtTheDoor = prepared(tx =>
  tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, sql.placeholder('email')), eq(people.undeliverableBy, 'our mail server')))
    .prepare(),
)

/** Whether our own mail server refused a letter to this address, and none has got through since. */
export const refusedByOurServer = (tx: Tx, email: string): boolean => refusedAtTheDoor(tx).get({ email }) !== undefined

export function keepSignInRequest(tx: Tx, request: typeof signInRequests.$inferInsert): void {
  tx.insert(signInRequests).values(request).run()
}

/** How often a link was asked for this address since `since`. */
export const timesAsked = (tx: Tx, emailHash: string, since: Instant): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(signInRequests)
    .where(and(eq(signInRequests.emailHash, emailHash), gt(signInRequests.askedAt, since)))
    .get()?.count ?? 0

export const signInRequestByToken = (tx: Tx, tokenHash: string) =>
  tx.select().from(signInRequests).where(eq(signInRequests.tokenHash, tokenHash)).get()

/** Marks the request as used; says whether it still was unused. */
export const useSignInRequest = (tx: Tx, id: string, at: Instant): boolean =>
  tx
    .update(signInRequests)
    .set({ usedAt: at })
    .where(and(eq(signInRequests.id, id), isNull(signInRequests.usedAt)))
    .run().changes > 0

/** Counts a wrong guess at the code, of which only so many are allowed. */
export function countWrongCode(tx: Tx, id: string): void {
  tx.update(signInRequests)
    .set({ wrongCodes: sql`${signInRequests.wrongCodes} + 1` })
    .where(eq(signInRequests.id, id))
    .run()
}

/** Forgets requests that ran out before that moment. */
export function forgetSignInRequests(tx: Tx, before: Instant): void {
  tx.delete(signInRequests).where(sql`${signInRequests.expiresAt} < ${before}`).run()
}

import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { given, placeholders, prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import { knownName, listedNameOf, people } from '../people/tables.ts'
import { invitations } from './tables.ts'

export type Invitation = typeof invitations.$inferSelect

const invited = prepared(tx =>
  tx
    .select({
      invitation: invitations,
      name: knownName<string>(people),
      listedName: listedNameOf<string>(people),
      undeliverableSince: people.undeliverableSince,
      organisationName: organisations.displayName,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(
      and(
        eq(invitations.meetingId, given('meetingId')),
        eq(invitations.partnershipId, given('partnershipId')),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(asc(sql`lower(${organisations.displayName})`), asc(sql`lower(${people.name})`))
    .prepare(),
)

/** Everyone asked to the meeting and what they answered, by organisation and name; invitations taken back are left out. */
export const invitationsTo = (tx: Tx, partnershipId: string, meetingId: string) =>
  invited(tx)
    .all({ partnershipId, meetingId })
    .map(({ invitation, ...names }) => ({ ...invitation, ...names }))

const addresses = prepared(tx =>
  tx
    .select({
      personId: people.id,
      undeliverableSince: people.undeliverableSince,
      undeliverableWhy: people.undeliverableWhy,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .where(
      and(
        eq(invitations.meetingId, given('meetingId')),
        eq(invitations.partnershipId, given('partnershipId')),
        isNotNull(people.undeliverableSince),
      ),
    )
    .prepare(),
)

/** Of the people asked to the meeting, those whose address is known not to work, and why. */
export const addressesOf = (tx: Tx, partnershipId: string, meetingId: string) =>
  addresses(tx).all({ partnershipId, meetingId })

const everyone = prepared(tx =>
  tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.meetingId, given('meetingId')), eq(invitations.partnershipId, given('partnershipId'))))
    .prepare(),
)

/** Every invitation there ever was to the meeting, those taken back included, by person. */
export const invitationsByPerson = (tx: Tx, partnershipId: string, meetingId: string): Map<string, Invitation> =>
  new Map(
    everyone(tx)
      .all({ partnershipId, meetingId })
      .map(invitation => [invitation.personId, invitation]),
  )

const ofPerson = prepared(tx =>
  tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.meetingId, given('meetingId')),
        eq(invitations.personId, given('personId')),
        eq(invitations.partnershipId, given('partnershipId')),
      ),
    )
    .prepare(),
)

/** This person's invitation to the meeting, taken back or not. */
export const invitationOf = (
  tx: Tx,
  partnershipId: string,
  asked: { meetingId: string; personId: string },
): Invitation | undefined => ofPerson(tx).get({ partnershipId, ...asked })

const adding = prepared(tx =>
  tx
    .insert(invitations)
    .values(placeholders(['id', 'partnershipId', 'meetingId', 'personId', 'organisationId', 'invitedAt']))
    .returning()
    .prepare(),
)

export const addInvitation = (
  tx: Tx,
  invitation: Pick<Invitation, 'id' | 'partnershipId' | 'meetingId' | 'personId' | 'organisationId' | 'invitedAt'>,
): Invitation => adding(tx).get(invitation)

export function changeInvitation(tx: Tx, partnershipId: string, id: string, values: Partial<Invitation>): void {
  tx.update(invitations)
    .set(values)
    .where(and(eq(invitations.id, id), eq(invitations.partnershipId, partnershipId)))
    .run()
}

import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../clock.ts'
import { prepared, type Tx } from '../database/database.ts'
import { organisations } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { invitations, meetings } from './tables.ts'

export type Invitation = typeof invitations.$inferSelect

const invited = prepared(tx =>
  tx
    .select({
      invitation: invitations,
      name: sql<string>`coalesce(${people.alias}, ${people.name})`,
      organisationName: organisations.displayName,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(
      and(
        eq(invitations.meetingId, sql.placeholder('meetingId')),
        eq(invitations.partnershipId, sql.placeholder('partnershipId')),
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

const everyone = prepared(tx =>
  tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.meetingId, sql.placeholder('meetingId')),
        eq(invitations.partnershipId, sql.placeholder('partnershipId')),
      ),
    )
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
        eq(invitations.meetingId, sql.placeholder('meetingId')),
        eq(invitations.personId, sql.placeholder('personId')),
        eq(invitations.partnershipId, sql.placeholder('partnershipId')),
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
    .values({
      id: sql.placeholder('id'),
      partnershipId: sql.placeholder('partnershipId'),
      meetingId: sql.placeholder('meetingId'),
      personId: sql.placeholder('personId'),
      organisationId: sql.placeholder('organisationId'),
      invitedAt: sql.placeholder('invitedAt'),
    })
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

/** Asks everybody anew, as when the time has changed. */
export function resetAnswers(tx: Tx, partnershipId: string, meetingId: string): void {
  tx.update(invitations)
    .set({
      answer: 'needs action',
      answeredAt: null,
      answeredVia: null,
      answeredBy: null,
      substituteName: null,
      note: null,
    })
    .where(and(eq(invitations.meetingId, meetingId), eq(invitations.partnershipId, partnershipId)))
    .run()
}

/** Meetings still to come that members know of, the soonest first. */
export const meetingsAhead = (tx: Tx, partnershipId: string, now: Instant): string[] =>
  tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.partnershipId, partnershipId),
        gt(meetings.startsAt, now),
        inArray(meetings.state, ['scheduled', 'papers out']),
      ),
    )
    .orderBy(asc(meetings.startsAt))
    .limit(500)
    .all()
    .map(({ id }) => id)

import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, oneOf } from '../database/columns.ts'
import { organisations, partnerships, policeAreas } from '../partnerships/tables.ts'
import { people } from '../people/tables.ts'
import { posts as postNames, roles } from './roles.ts'

/**
 * A person's role in a partnership on behalf of an organisation, with its dates.
 * Invited until `startedAt`, active until `endedAt`; an invitation nobody takes up lapses at `expiresAt`.
 */
export const memberships = sqliteTable(
  'memberships',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role', { enum: roles }).notNull(),
    invitedAt: text('invited_at').notNull(),
    invitedBy: text('invited_by'),
    expiresAt: text('expires_at'),
    /** What the inviter called them: until they accept, nobody learns from a list whether and as whom we know them. */
    invitedName: text('invited_name'),
    /** When they accepted, where they begin only on a later day: `startsOn`. */
    acceptedAt: text('accepted_at'),
    startsOn: text('starts_on'),
    startedAt: text('started_at'),
    /** Their last day, where it is known before: `endedAt` follows when it is over. */
    endsOn: text('ends_on'),
    endedAt: text('ended_at'),
    /** Which text of the confidentiality undertaking they accepted; empty while a list or a chair alone made them a member. */
    undertakingVersion: integer('undertaking_version'),
    version: integer('version').notNull().default(1),
  },
  table => [
    check('memberships_role', oneOf(table.role, roles)),
    uniqueIndex('memberships_open')
      .on(table.partnershipId, table.personId, table.organisationId)
      .where(sql`ended_at is null`),
    index('memberships_of_partnership').on(table.partnershipId, table.organisationId, table.endedAt),
    index('memberships_of_person').on(table.personId, table.partnershipId),
    index('memberships_by_start').on(table.partnershipId, table.startedAt),
    index('memberships_to_begin').on(table.startsOn).where(sql`started_at is null and accepted_at is not null`),
    index('memberships_to_end').on(table.endsOn).where(sql`ends_on is not null and ended_at is null`),
    index('memberships_of_organisation').on(table.organisationId, table.partnershipId),
  ],
)

/** A post outside any partnership: in a commissioner's office, for a police area, or administering the platform. */
export const posts = sqliteTable(
  'posts',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    post: text('post', { enum: postNames }).notNull(),
    policeAreaId: text('police_area_id').references(() => policeAreas.id),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
  },
  table => [
    index('posts_of_area').on(table.policeAreaId, table.endedAt),
    check('posts_post', oneOf(table.post, postNames)),
    check('posts_place', sql`(${table.post} = 'administrator') = (${table.policeAreaId} is null)`),
    index('posts_of_person').on(table.personId),
  ],
)

/** A browser in which somebody is signed in. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    openedAt: text('opened_at').notNull(),
    seenAt: text('seen_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    endedAt: text('ended_at'),
    browser: text('browser').notNull(),
  },
  table => [index('sessions_of_person').on(table.personId, table.endedAt)],
)

/** A key for a program that acts as the person who made it; only its hash is kept. */
export const apiTokens = sqliteTable(
  'api_tokens',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    madeAt: text('made_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedOn: text('used_on'),
    revokedAt: text('revoked_at'),
  },
  table => [index('api_tokens_of_person').on(table.personId)],
)

/**
 * A key that came by letter: it opens one permission on one thing for one person, and nothing else.
 * The secret in the address is a proof made from the id, so a stolen database opens nothing.
 */
export const links = sqliteTable(
  'links',
  {
    id: id(),
    permission: text('permission').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    partnershipId: text('partnership_id').references(() => partnerships.id),
    subjectId: text('subject_id').notNull(),
    madeAt: text('made_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    revokedAt: text('revoked_at'),
  },
  table => [
    uniqueIndex('links_one_each').on(table.permission, table.personId, table.subjectId),
    index('links_of_person').on(table.personId),
  ],
)

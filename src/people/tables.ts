import { type SQL, sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  alias,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { history, id, oneOf } from '../database/columns.ts'
import { type Reader, UNLISTED } from '../words.ts'

export const directoryVisibilities = ['members', 'chair only', 'hidden'] as const

/** Somebody who works with a partnership. Never a home address, a date of birth or a photograph. */
export const people = sqliteTable(
  'people',
  {
    id: id(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone'),
    jobTitle: text('job_title'),
    directoryVisibility: text('directory_visibility', { enum: directoryVisibilities }).notNull().default('members'),
    /** What minutes and lists call a lived-experience member instead of the name. */
    alias: text('alias'),
    /** The address they want letters to go to from now on, until its owner confirms it. */
    wantedEmail: text('wanted_email'),
    /** Since when, and why, mail servers refuse letters to this address; empty while it works as far as we know. */
    undeliverableSince: text('undeliverable_since'),
    undeliverableWhy: text('undeliverable_why'),
    /** Who said so: our own mail server at the door, or one further on that gave a letter back. */
    undeliverableBy: text('undeliverable_by', { enum: ['our mail server', 'a returned letter'] }),
    signedInAt: text('signed_in_at'),
    ...history,
  },
  table => [
    uniqueIndex('people_email').on(table.email),
    index('people_by_name').on(sql`lower(name)`, table.id),
    check('people_email_form', sql`${table.email} = lower(${table.email}) and ${table.email} like '_%@_%._%'`),
    check('people_visibility', oneOf(table.directoryVisibility, directoryVisibilities)),
  ],
)

/** One asking for a sign-in link. `personId` is empty where the address is unknown: the answer is the same. */
export const signInRequests = sqliteTable(
  'sign_in_requests',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    /** The browser that asked; empty where the operator made the link, which then opens anywhere. */
    browserHash: text('browser_hash'),
    codeHash: text('code_hash'),
    emailHash: text('email_hash').notNull(),
    personId: text('person_id').references(() => people.id),
    askedAt: text('asked_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    wrongCodes: integer('wrong_codes').notNull().default(0),
  },
  table => [
    index('sign_in_requests_by_email').on(table.emailHash, table.askedAt),
    index('sign_in_requests_by_expiry').on(table.expiresAt),
  ],
)

/** What others call somebody, as `knownAs` says it; null where a left join found nobody. */
export const knownName = <Name extends string | null>(person: {
  alias: AnySQLiteColumn
  name: AnySQLiteColumn
}): SQL<Name> => sql<Name>`coalesce(${person.alias}, ${person.name})`

interface Listed {
  id: AnySQLiteColumn
  alias: AnySQLiteColumn
  name: AnySQLiteColumn
  directoryVisibility: AnySQLiteColumn
}

/** What every member may call somebody: the name they chose to go by, or their own where it is in the directory. */
export const listedName = (person: Listed): SQL<string | null> =>
  sql<
    string | null
  >`coalesce(${person.alias}, case when ${person.directoryVisibility} = 'members' then ${person.name} end)`

/** The same where somebody has to be called something, as `listedAs` says it; null where a left join found nobody. */
export const listedNameOf = <Name extends string | null>(person: Listed): SQL<Name> =>
  sql<Name>`case when ${person.name} is not null then coalesce(${listedName(person)}, ${UNLISTED}) end`

/** What one reader calls somebody, as `seenAs` says it; null where a left join found nobody. */
export const nameSeenBy = (reader: Reader, person: Listed): SQL<string | null> =>
  reader.knowsNames
    ? knownName(person)
    : sql<
        string | null
      >`case ${person.id} when ${reader.personId} then ${knownName(person)} else ${listedNameOf(person)} end`

const named = alias(people, 'named')

/** What every member may call the person whose id stands in that column. Where one row is read, this takes a tenth of a join's time. */
export const nameOf = (personId: AnySQLiteColumn): SQL<string | null> =>
  sql<string | null>`(select ${listedName(named)} from ${people} as named where ${named.id} = ${personId})`

import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Role } from '../access/roles.ts'
import { heldAt } from '../access/store.ts'
import { memberships } from '../access/tables.ts'
import type { Instant } from '../clock.ts'
import { type Change, changing } from '../database/changing.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { people } from '../people/tables.ts'
import { organisations, partnerships, seats } from './tables.ts'

export type Partnership = typeof partnerships.$inferSelect
export type Organisation = typeof organisations.$inferSelect

const byId = prepared(tx =>
  tx
    .select({ ...getTableColumns(partnerships), hostName: organisations.displayName })
    .from(partnerships)
    .innerJoin(organisations, eq(organisations.id, partnerships.hostOrganisationId))
    .where(eq(partnerships.id, given('id')))
    .prepare(),
)

/** The partnership, with the name of the organisation that hosts it. */
export function partnershipById(tx: Tx, id: string): Partnership & { hostName: string } {
  return found(byId(tx).get({ id }), 'partnership')
}

const changeRow = changing(partnerships, 'this partnership')
export const changePartnership = (tx: Tx, id: string, change: Change<typeof partnerships>): void =>
  changeRow(tx, eq(partnerships.id, id), change)

const seated = prepared(tx =>
  tx
    .select({
      id: organisations.id,
      displayName: organisations.displayName,
      type: organisations.type,
      joinedOn: seats.joinedOn,
      isShownPublicly: seats.isShownPublicly,
    })
    .from(seats)
    .innerJoin(organisations, eq(organisations.id, seats.organisationId))
    .where(and(eq(seats.partnershipId, given('partnershipId')), isNull(seats.leftOn)))
    .orderBy(asc(sql`lower(${organisations.displayName})`))
    .prepare(),
)

/** The organisations that hold a seat now, by name. */
export const organisationsSeated = (tx: Tx, partnershipId: string) => seated(tx).all({ partnershipId })

const seat = prepared(tx =>
  tx
    .select({ id: seats.id })
    .from(seats)
    .where(
      and(
        eq(seats.partnershipId, given('partnershipId')),
        eq(seats.organisationId, given('organisationId')),
        isNull(seats.leftOn),
      ),
    )
    .prepare(),
)

/** Whether an organisation holds a seat now. */
export const isSeated = (tx: Tx, partnershipId: string, organisationId: string): boolean =>
  seat(tx).get({ partnershipId, organisationId }) !== undefined

export interface Member {
  membershipId: string
  personId: string
  name: string
  alias: string | null
  email: string
  jobTitle: string | null
  directoryVisibility: 'members' | 'chair only' | 'hidden'
  role: Role
  organisationId: string
  organisationName: string
  startedAt: Instant | null
}

const members = prepared(tx =>
  tx
    .select({
      membershipId: memberships.id,
      personId: people.id,
      name: people.name,
      alias: people.alias,
      email: people.email,
      jobTitle: people.jobTitle,
      directoryVisibility: people.directoryVisibility,
      role: memberships.role,
      organisationId: organisations.id,
      organisationName: organisations.displayName,
      startedAt: memberships.startedAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.partnershipId, given('partnershipId')), heldAt(memberships, given('now'))))
    .orderBy(asc(sql`lower(${organisations.displayName})`), asc(sql`lower(${people.name})`))
    .prepare(),
)

/** Everyone who is a member at that moment, by organisation and name; a person appears once for each organisation. */
export const activeMembers = (tx: Tx, partnershipId: string, now: Instant): Member[] =>
  members(tx).all({ partnershipId, now })

const byName = prepared(tx =>
  tx
    .select()
    .from(organisations)
    .where(sql`lower(${organisations.displayName}) = lower(${given('name')})`)
    .prepare(),
)

/** The organisation known by this name, however it is capitalised. */
export const organisationByName = (tx: Tx, name: string): Organisation | undefined => byName(tx).get({ name })

export function addOrganisation(tx: Tx, organisation: typeof organisations.$inferInsert): void {
  tx.insert(organisations).values(organisation).run()
}

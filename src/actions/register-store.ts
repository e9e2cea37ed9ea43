import { and, asc, desc, eq, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { CalendarDate } from '../clock.ts'
import { given, prepared, type Tx } from '../database/database.ts'
import type { FourP } from '../partnerships/four-ps.ts'
import { eyesOf, givenEyes, isInSight, type Looking, theseEyes } from './sight-store.ts'
import type { ActionState } from './states.ts'
import { type Action, isOpen, withOwner } from './store.ts'
import { actions } from './tables.ts'

/** Which actions of a partnership: still open ones or all, and of those what else was asked for. */
export interface Which {
  isOpen: boolean
  overdueOn?: CalendarDate | undefined
  owner?: { personId: string; organisationIds: string[] } | undefined
  text?: string | undefined
  organisationId?: string | undefined
  personId?: string | undefined
  state?: ActionState | undefined
  dueBy?: CalendarDate | undefined
  meetingId?: string | undefined
  fourP?: FourP | undefined
}

/** One page of the register, as far as this reader may see it, and one more: open ones by due date, and all of them with the latest due first. */
export function actionsIn(
  looking: Looking,
  { which, after, size }: { which: Which; after: string[] | undefined; size: number },
): Action[] {
  const key = sql`(${actions.dueOn}, ${actions.id})`
  const onwards =
    after && (which.isOpen ? sql`${key} > (${after[0]}, ${after[1]})` : sql`${key} < (${after[0]}, ${after[1]})`)
  const order = which.isOpen ? asc : desc
  return withOwner(looking.tx)
    .where(
      and(
        eq(actions.partnershipId, looking.partnershipId),
        ...conditionsOf(which),
        isInSight('actions', theseEyes(looking)),
        onwards,
      ),
    )
    .orderBy(order(actions.dueOn), order(actions.id))
    .limit(size + 1)
    .all()
}

const conditionsOf = (which: Which): (SQL | undefined)[] => [
  which.isOpen ? isOpen : undefined,
  which.overdueOn ? lt(actions.dueOn, which.overdueOn) : undefined,
  which.owner && ownedBy(which.owner),
  which.text ? mentions(which.text) : undefined,
  which.organisationId ? eq(actions.ownerOrganisationId, which.organisationId) : undefined,
  which.personId ? eq(actions.ownerPersonId, which.personId) : undefined,
  which.state ? eq(actions.state, which.state) : undefined,
  which.dueBy ? lte(actions.dueOn, which.dueBy) : undefined,
  which.meetingId ? eq(actions.raisedAtMeetingId, which.meetingId) : undefined,
  which.fourP ? eq(actions.fourP, which.fourP) : undefined,
]

const ownedBy = ({ personId, organisationIds }: NonNullable<Which['owner']>): SQL =>
  sql`(${actions.ownerPersonId} = ${personId} or ${actions.ownerOrganisationId} in ${organisationIds})`

/** Every word stands somewhere in the action or its reference, in any order. */
function mentions(text: string): SQL | undefined {
  const words = text.split(/\s+/).filter(word => word !== '')
  return and(
    ...words.map(
      word =>
        sql`(instr(lower(${actions.text}), lower(${word})) or instr(lower(${actions.reference}), lower(${word})))`,
    ),
  )
}

const meetingsOf = prepared(tx =>
  tx
    .selectDistinct({
      id: sql<string>`${actions.raisedAtMeetingId}`,
      heldOn: sql<string>`held.held_on`,
    })
    .from(actions)
    .innerJoin(sql`meetings as held`, sql`held.id = ${actions.raisedAtMeetingId}`)
    .where(and(eq(actions.partnershipId, given('partnershipId')), isInSight('actions', givenEyes)))
    .orderBy(sql`held.held_on desc`)
    .limit(60)
    .prepare(),
)
/** The meetings at which something was agreed that this reader may see, the latest first. */
export const meetingsWithActions = (looking: Looking) =>
  meetingsOf(looking.tx).all({ partnershipId: looking.partnershipId, ...eyesOf(looking) })

const byReference = prepared(tx =>
  withOwner(tx)
    .where(and(eq(actions.partnershipId, given('partnershipId')), eq(actions.reference, given('reference'))))
    .prepare(),
)
/** The action known by this reference, or nothing. */
export const actionByReference = (tx: Tx, partnershipId: string, reference: string): Action | undefined =>
  byReference(tx).get({ partnershipId, reference })

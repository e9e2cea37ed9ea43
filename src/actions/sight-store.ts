import { and, type SQL, sql } from 'drizzle-orm'
import { isShutTo, type Looker } from '../access/group-store.ts'
import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { given, givenNumber, prepared } from '../database/database.ts'
import { found } from '../errors.ts'
import { type Action, actionHere, withOwner } from './store.ts'

/** Who looks at actions, and for whom they are a member: a list of ids, as JSON. */
interface Eyes extends Looker {
  organisationIds: SQL
}

/** The eyes that a prepared question is given, by the names that `eyesOf` fills. */
export const givenEyes: Eyes = {
  personId: given('personId'),
  seesAll: sql`${givenNumber('seesAll')}`,
  organisationIds: given('organisationIds'),
}

/** What a question about actions is given of its reader. */
export const eyesOf = ({ actor, holdings }: Pick<Reading<'actions.read'>, 'actor' | 'holdings'>) => ({
  personId: actor.personId,
  seesAll: isSecretariat(holdings) ? 1 : 0,
  organisationIds: JSON.stringify([...new Set(holdings.map(held => held.organisationId))]),
})

/** The same as the values themselves, for a question that is put together anew each time. */
export function theseEyes(reader: Parameters<typeof eyesOf>[0]): Eyes {
  const { personId, seesAll, organisationIds } = eyesOf(reader)
  return { personId: sql`${personId}`, seesAll: sql`${seesAll}`, organisationIds: sql`${organisationIds}` }
}

/**
 * Whether somebody finds an action, as a condition on the rows that the question calls `action`: what a closed sub-group
 * agreed is there for who is in it, for the secretariat, for whose it is, and for whom it waits to be taken on.
 */
export function isInSight(action: 'action' | 'actions', eyes: Eyes): SQL {
  const of = (column: string) => sql.raw(`${action}.${column}`)
  const group = sql`(select agreed.sub_group_id from meetings as agreed where agreed.id = ${of('raised_at_meeting_id')})`
  const own = sql`(select value from json_each(${eyes.organisationIds}))`
  return sql`(not ${isShutTo(group, eyes)} or ${of('owner_person_id')} is ${eyes.personId}
    or ${of('owner_organisation_id')} in ${own}
    or exists (select 1 from action_requests as offer where offer.action_id = ${of('id')} and offer.kind = 'new owner'
      and offer.state = 'waiting' and offer.to_organisation_id in ${own}))`
}

const seen = prepared(tx =>
  withOwner(tx)
    .where(and(actionHere, isInSight('actions', givenEyes)))
    .prepare(),
)

export type Looking = Pick<Reading<'actions.read'>, 'tx' | 'partnershipId' | 'actor' | 'holdings'>

/** The action, where this reader may know of it, or nothing. */
export const actionInSight = (looking: Looking, id: string): Action | undefined =>
  seen(looking.tx).get({ partnershipId: looking.partnershipId, id, ...eyesOf(looking) })

/** The action, to those who may know of it; to anybody else it is not there. */
export const actionSeen = (looking: Looking, id: string): Action => found(actionInSight(looking, id), 'action')

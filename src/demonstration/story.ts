import { allows, type Permission, type PlaceOf, permissions } from '../access/permissions.ts'
import { holdingsIn, postsOf } from '../access/store.ts'
import { type House, inJob, type Work } from '../access/work.ts'
import { type Instant, londonDate } from '../clock.ts'
import { found } from '../errors.ts'
import type { OrganisationKey } from './content/organisations.ts'
import { type PartnershipKey, policeArea } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'

/** Something that happens at a moment of the story. Moments are gathered first and told in the order of time. */
export interface Moment {
  at: Instant
  tell: (story: Story) => void
}

/** Where somebody acts: a partnership, or wherever the permission holds without one. */
type Where<P extends Permission> = PlaceOf<P> extends 'partnership' ? PartnershipKey : undefined

/**
 * The history of the demonstration while it is told: the house with a clock that moves through the past, and who and
 * what has appeared so far. Everybody acts through the verbs of the platform, with the rights they have at that moment.
 */
export interface Story {
  house: House
  person: Map<PersonKey, string>
  organisation: Map<OrganisationKey, string>
  /** The ids of meetings, agenda items, actions and pledges, by the story's own names for them. */
  thing: Map<string, string>
  as<P extends Permission, R>(who: PersonKey, doing: { permission: P; in: Where<P> }, act: (work: Work<P>) => R): R
  operate<R>(act: (work: Work<'platform.operate'>) => R): R
}

/** Tells the moments that lie before the present, in order. */
export function tellStory(house: House, moments: readonly Moment[]): Story {
  const present = house.clock.now()
  let moment = present
  const story = newStory({ ...house, clock: { now: () => moment } })
  const past = moments.filter(each => each.at <= present).sort((a, b) => a.at.localeCompare(b.at))
  for (const { at, tell } of past) {
    moment = at
    tell(story)
  }
  return story
}

function newStory(house: House): Story {
  const person: Story['person'] = new Map()
  return {
    house,
    person,
    organisation: new Map(),
    thing: new Map(),
    as: (who, doing, act) => {
      const personId = found(person.get(who), who)
      return house.database.transaction(() => act(workOf(house, { who, personId }, doing)))
    },
    operate: act => inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, act),
  }
}

function workOf<P extends Permission>(
  house: House,
  { who, personId }: { who: PersonKey; personId: string },
  doing: { permission: P; in: Where<P> },
): Work<P> {
  const here = placeFacts(house, personId, { permission: doing.permission, partnershipId: doing.in })
  const { tx } = house.database
  const roles = 'holdings' in here ? here.holdings.map(held => held.role) : []
  if (!allows(doing.permission, { roles, posts: 'posts' in here ? here.posts : [] }))
    throw new Error(`${who} has no right to ${doing.permission} on ${londonDate(house.clock.now())}`)
  return {
    permission: doing.permission,
    tx,
    now: house.clock.now(),
    actor: { personId, name: personContent[who].name, via: 'session' },
    config: house.config,
    ids: house.ids,
    ...here,
  } as unknown as Work<P>
}

function placeFacts(
  house: House,
  personId: string,
  { permission, partnershipId }: { permission: Permission; partnershipId: PartnershipKey | undefined },
) {
  const { tx } = house.database
  const now = house.clock.now()
  const posts = () => postsOf(tx, personId, now)
  switch (permissions[permission].in) {
    case 'partnership': {
      const place = found(partnershipId, 'partnership')
      return { partnershipId: place, holdings: holdingsIn(tx, place, personId, now) }
    }
    case 'police area':
      return { policeAreaId: policeArea.id, posts: posts().map(each => each.post) }
    case 'platform':
      return { posts: posts().map(each => each.post) }
    case 'own account':
      return { sessionId: undefined }
  }
}

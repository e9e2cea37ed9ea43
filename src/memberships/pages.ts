import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { asSeenBy, lookingOf, type Reader } from './directory.ts'
import { membersOf, seatedOrInvitedPage, seatedPage, sizeOf } from './directory-store.ts'
import { pathTo } from './paths.ts'

/** Whoever reads is the reader. */
const readerOf = ({ actor, holdings, now }: Reading<'members.read'>): Reader => ({
  personId: actor.personId,
  holdings,
  now,
})

/** One page of the directory: organisations by name, each with the people who speak for it. */
function directory(looking: Reading<'members.read'>, cursor: string | undefined) {
  const { tx, partnershipId } = looking
  const reader = readerOf(looking)
  const part = { after: keyIn(cursor, 2), size: PAGE_SIZE + 1 }
  const found = lookingOf(reader).isSecretariat
    ? seatedOrInvitedPage(tx, partnershipId, part)
    : seatedPage(tx, partnershipId, part).map(each => ({ ...each, isSeated: true }))
  const seated = pageOf(found, last => [last.sortsAs, last.id])
  const ids = seated.rows.map(each => each.id)
  const members = membersOf(tx, partnershipId, ids, lookingOf(reader)).map(each => asSeenBy(reader, each))
  return {
    organisations: seated.rows.map(each => {
      const own = members.filter(member => member.organisationId === each.id)
      return { ...each, members: own, isActedFor: own.some(member => member.state === 'active') }
    }),
    next: seated.next,
    size: sizeOf(tx, partnershipId, lookingOf(reader)),
  }
}

export function memberPages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/members',
    { schema: { params: InPartnership, querystring: Paged }, config: permit('members.read') },
    (request, reply) => {
      const looking = reading(request)
      const partnership = partnershipById(looking.tx, looking.partnershipId)
      const view = {
        partnership,
        crumbs: crumbsOf(partnership),
        isSecretariat: isSecretariat(looking.holdings),
        pathTo,
        isFirstPage: !request.query.cursor,
        ...directory(looking, request.query.cursor),
      }
      return page(request, reply, 'memberships/members.njk', view)
    },
  )
}

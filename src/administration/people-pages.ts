import { z } from 'zod'
import { sessionsOf } from '../access/session-store.ts'
import { postsOf } from '../access/store.ts'
import { found } from '../errors.ts'
import { membershipState } from '../memberships/states.ts'
import { personById } from '../people/store.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { crumbs } from './pages.ts'
import { Searched } from './partnership-pages.ts'
import { membershipsEver, peoplePage } from './store.ts'

const APerson = z.object({ personId: anId() })

/** Accounts: who there is, what they belong to, where they are signed in. Nothing of what they do there. */
export function peoplePages(app: App): void {
  app.get(
    '/administration/people',
    { schema: { querystring: Searched }, config: permit('people.administer') },
    (request, reply) => {
      const { search, cursor } = request.query
      const { tx } = reading(request)
      const part = { after: keyIn(cursor, 2), size: PAGE_SIZE + 1 }
      const { rows, next } = pageOf(peoplePage(tx, search.trim(), part), last => [last.sortsAs, last.id])
      return page(request, reply, 'administration/people.njk', { crumbs, search, rows, next, isFirstPage: !cursor })
    },
  )

  app.get(
    '/administration/people/:personId',
    { schema: { params: APerson }, config: permit('people.administer') },
    (request, reply) => {
      const { tx, now } = reading(request)
      const person = found(personById(tx, request.params.personId), 'person')
      return page(request, reply, 'administration/person.njk', {
        crumbs: [...crumbs, { text: 'People', href: '/administration/people' }],
        person,
        posts: postsOf(tx, person.id, now),
        sessions: sessionsOf(tx, person.id, now).length,
        memberships: membershipsEver(tx, person.id).map(each => ({ ...each, state: membershipState(each, now) })),
      })
    },
  )

  button(app, {
    at: '/administration/people/:personId/sessions/end',
    permission: 'people.administer',
    params: APerson,
    submit: (work, { params }) => {
      endSessionsOf(work, params.personId)
      return { to: `/administration/people/${params.personId}`, notice: 'Signed out everywhere' }
    },
  })
}

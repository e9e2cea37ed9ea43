import { z } from 'zod'
import { lettersOfNobody } from '../incoming/waiting-store.ts'
import { seemsToSay } from '../incoming/words.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { dismissUnplaced } from './dismiss-unplaced.ts'
import { crumbs } from './pages.ts'

/** Letters that came in and belong to no partnership: the administrator looks after them. */
export function unplacedLetterPages(app: App): void {
  app.get(
    '/administration/incoming-letters',
    { schema: { querystring: Paged }, config: permit('letters.administer') },
    (request, reply) => {
      const { cursor } = request.query
      const after = keyIn(cursor, 1)?.[0]
      const { rows, next } = pageOf(lettersOfNobody(reading(request).tx, { after, size: PAGE_SIZE + 1 }), last => [
        last.id,
      ])
      const view = { crumbs, rows: rows.map(row => ({ ...row, says: seemsToSay(row) })), next, isFirstPage: !cursor }
      return page(request, reply, 'administration/incoming-letters.njk', view)
    },
  )

  button(app, {
    at: '/administration/incoming-letters/:incomingId/dismiss',
    permission: 'letters.administer',
    params: z.object({ incomingId: anId() }),
    submit: (work, { params }) => {
      dismissUnplaced(work, params.incomingId)
      return { to: '/administration/incoming-letters', notice: 'The letter is dismissed' }
    },
  })
}

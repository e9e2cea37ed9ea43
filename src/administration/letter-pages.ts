import { z } from 'zod'
import { found } from '../errors.ts'
import { letterById, lettersListed } from '../mail/letters-store.ts'
import { letterStates } from '../mail/tables.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { crumbs } from './pages.ts'
import { mayBeRead, retryLetter } from './retry-letter.ts'

const Sorted = z.object({
  state: z.enum(letterStates).optional().catch(undefined),
  cursor: z.string().max(300).optional(),
})
const ALetter = z.object({ letterId: anId() })

/** What was sent to whom and how it went; what it said only where letters leave no machine. */
export function letterPages(app: App): void {
  app.get(
    '/administration/letters',
    { schema: { querystring: Sorted }, config: permit('letters.administer') },
    (request, reply) => {
      const { state, cursor } = request.query
      const { tx } = reading(request)
      const before = keyIn(cursor, 1)?.[0]
      const { rows, next } = pageOf(lettersListed(tx, { state, before, size: PAGE_SIZE + 1 }), last => [last.id])
      const view = { crumbs, letterStates, state, rows, next, isFirstPage: !cursor }
      return page(request, reply, 'administration/letters.njk', view)
    },
  )

  app.get(
    '/administration/letters/:letterId',
    { schema: { params: ALetter }, config: permit('letters.administer') },
    (request, reply) => {
      const { tx, config } = reading(request)
      const {
        text,
        html: _html,
        raw: _raw,
        calendar,
        ...letter
      } = found(letterById(tx, request.params.letterId), 'letter')
      const isReadable = mayBeRead(letter, config)
      return page(request, reply, 'administration/letter.njk', {
        crumbs: [...crumbs, { text: 'Letters', href: '/administration/letters' }],
        letter,
        isReadable,
        text: isReadable ? text : '',
        calendar: isReadable ? calendar : null,
        mayRetry: ['failed', 'expired'].includes(letter.state) && letter.kind !== 'sign-in' && text !== '',
      })
    },
  )

  button(app, {
    at: '/administration/letters/:letterId/retry',
    permission: 'letters.administer',
    params: ALetter,
    submit: (work, { params, once }) => {
      once(() => retryLetter(work, params.letterId) ?? null)
      return { to: `/administration/letters/${params.letterId}`, notice: 'The letter is in the queue again' }
    },
  })
}

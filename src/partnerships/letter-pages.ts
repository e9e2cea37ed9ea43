import { z } from 'zod'
import { lettersLost } from '../mail/letters-store.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { crumbsOf, pathTo } from './paths.ts'
import { retryLetter } from './retry-letter.ts'
import { partnershipById } from './store.ts'

const Paged = z.object({ cursor: z.string().max(300).optional() })
export const ALetter = InPartnership.extend({ letterId: anId() })

/** Letters of a partnership that did not reach their reader, for those who look after its members. */
export function lostLetterPages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/letters',
    { schema: { params: InPartnership, querystring: Paged }, config: permit('letters.of-partnership') },
    (request, reply) => {
      const { tx, partnershipId } = reading(request)
      const partnership = partnershipById(tx, partnershipId)
      const before = keyIn(request.query.cursor, 1)?.[0]
      const { rows, next } = pageOf(lettersLost(tx, partnershipId, { before, size: PAGE_SIZE + 1 }), last => [last.id])
      const view = { partnership, crumbs: crumbsOf(partnership), path: pathTo.letters(partnershipId), rows, next }
      return page(request, reply, 'partnerships/letters.njk', { ...view, isFirstPage: !request.query.cursor })
    },
  )

  button(app, {
    at: '/partnerships/:partnershipId/letters/:letterId/retry',
    permission: 'letters.retry',
    params: ALetter,
    submit: (work, form) => {
      // Whoever clicks twice means it once: the second click finds the letter in the queue already.
      form.once(() => retryLetter(work, form.params.letterId).id)
      return { to: pathTo.letters(work.partnershipId), notice: 'The letter is in the queue again' }
    },
  })
}

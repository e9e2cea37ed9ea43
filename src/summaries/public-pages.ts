import type { Tx } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { open } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { closePublicPage, openPublicPage } from './open-public-page.ts'
import { publicEditions, publicPageOf } from './store.ts'

const why = 'A partnership chose to tell the public of its meetings; a chair approved every word'

/** What anybody may read, and the chair's switch for it. */
export function publicSummaryPages(app: App): void {
  app.get(
    '/public/partnerships/:partnershipId/meetings',
    { schema: { params: InPartnership, querystring: Paged }, config: open(why) },
    (request, reply) => {
      const { partnershipId } = request.params
      const { tx } = request.visit.house.database
      const list = publicly(tx, partnershipId, request.query.cursor)
      const { name, areaName } = partnershipById(tx, partnershipId)
      return page(request, reply, 'summaries/public.njk', { partnership: { id: partnershipId, name, areaName }, list })
    },
  )
  const here = (partnershipId: string) => `/partnerships/${partnershipId}/meetings`
  for (const [at, act, notice] of [
    ['opening', openPublicPage, 'The public page is open'],
    ['closing', closePublicPage, 'The public page is closed'],
  ] as const)
    button(app, {
      at: `/partnerships/:partnershipId/public-page/${at}`,
      permission: 'summaries.publish',
      params: InPartnership,
      submit: (work, { params }) => {
        act(work)
        return { to: here(params.partnershipId), notice }
      },
    })
}

/** One page of what is public; where there is no public page, there is nothing at all. */
export function publicly(tx: Tx, partnershipId: string, cursor: string | undefined) {
  if (!publicPageOf(tx, partnershipId)) throw notFound()
  const [heldOn, id] = keyIn(cursor, 2) ?? []
  const after = heldOn !== undefined && id !== undefined ? { heldOn, id } : undefined
  return pageOf(publicEditions(tx, partnershipId, { after, size: PAGE_SIZE + 1 }), last => [last.heldOn, last.id])
}

import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { numberIn, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { streamKinds } from './deeds.ts'
import { type Day, streamOf } from './stream.ts'

/** Deeds on a page, before those that belong together are one line. */
const A_PAGE = 50

/** Which kind of deeds is asked for; anything we do not know is all of them. */
const Kind = z.enum(streamKinds).optional().catch(undefined)
export const StreamAsked = Paged.extend({ kind: Kind })

/** One page of the story and where the next begins. */
export function streamPage(
  looking: Reading<'stream.read'>,
  { kind, cursor }: z.output<typeof StreamAsked>,
): { days: Day[]; next: string | undefined } {
  const stream = streamOf(looking, { kind, before: numberIn(cursor), size: A_PAGE + 1 })
  const { rows, next } = pageOf(stream.told, last => [String(last.number)], A_PAGE)
  return { days: stream.days(rows), next }
}

export function streamPages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/activity',
    { schema: { params: InPartnership, querystring: StreamAsked }, config: permit('stream.read') },
    (request, reply) => {
      const { kind, cursor } = request.query
      const looking = reading(request)
      const partnership = partnershipById(looking.tx, looking.partnershipId)
      const view = { partnership, crumbs: crumbsOf(partnership), ...streamPage(looking, request.query) }
      return page(request, reply, 'stream/stream.njk', { ...view, kind, kinds: streamKinds, isFirstPage: !cursor })
    },
  )
}

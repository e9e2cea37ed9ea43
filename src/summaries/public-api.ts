import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { Paged } from '../web/paging.ts'
import { open } from '../web/permit.ts'
import { InPartnership, listOf, outDate, outInstant } from '../web/schemas.ts'
import { publicly } from './public-pages.ts'

const tags = ['Public summaries']
const PublicOut = z
  .object({
    id: z.string(),
    heldOn: outDate(),
    title: z.string(),
    publishedAt: outInstant(),
    content: z.object({ intro: z.string(), points: z.array(z.object({ heading: z.string(), text: z.string() })) }),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000007',
      heldOn: '2027-06-10',
      title: 'Summer meeting',
      publishedAt: '2027-09-14T09:00:00.000Z',
      content: { intro: '', points: [{ heading: 'Training', text: 'Every council trains its staff.' }] },
    },
  })

/** What programs of the public may read, without a key. */
export function publicSummaryApi(app: App): void {
  app.get(
    '/api/v1/public/partnerships/:partnershipId/meetings',
    {
      schema: {
        tags,
        summary: 'What the public may read of a partnership’s meetings',
        params: InPartnership,
        querystring: Paged,
        response: { 200: listOf(PublicOut) },
      },
      config: open('A partnership chose to tell the public of its meetings; a chair approved every word'),
    },
    request => {
      const { rows, next } = publicly(
        request.visit.house.database.tx,
        request.params.partnershipId,
        request.query.cursor,
      )
      return { rows, next: next ?? null }
    },
  )
}

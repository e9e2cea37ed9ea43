import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf, outDate, outInstant } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { streamKinds } from './deeds.ts'
import { StreamAsked, streamPage } from './pages.ts'

const LineOut = z
  .object({
    day: outDate(),
    at: outInstant(),
    kind: z.enum(streamKinds),
    deed: z.string(),
    who: z.string(),
    before: z.string().meta({ description: 'What stands between who did it and what it was done to' }),
    subjects: z.array(z.object({ text: z.string(), detail: z.string(), path: z.string(), times: z.int() })),
    after: z.string(),
  })
  .meta({
    example: {
      day: '2027-06-21',
      at: '2027-06-21T09:30:00.000Z',
      kind: 'minutes',
      deed: 'minutes.circulated',
      who: 'Rowan Ellis',
      before: 'circulated',
      subjects: [
        {
          text: 'the minutes of Quarterly meeting, 10 June 2027',
          detail: '',
          path: '/partnerships/sams/meetings/019a6f3e-7c00-7000-8000-000000000005/minutes',
          times: 1,
        },
      ],
      after: '',
    },
  })

export function streamApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/activity/stream',
    {
      schema: {
        tags: ['Activity'],
        summary: 'What happened in a partnership, in sentences, newest first',
        description:
          'As its members may know of it: no drafts, no closed items, no answers of others, nobody who hides. What one person did several times in a day is one row, so a page has no fixed number of rows.',
        params: InPartnership,
        querystring: StreamAsked,
        response: { 200: listOf(LineOut) },
      },
      config: permit('stream.read'),
    },
    request => {
      const { days, next } = streamPage(reading(request), request.query)
      return {
        rows: days.flatMap(({ date, lines }) => lines.map(line => ({ day: date, ...line }))),
        next: next ?? null,
      }
    },
  )
}

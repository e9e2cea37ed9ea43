import { z } from 'zod'
import { entries } from '../activity/store.ts'
import type { App } from '../web/app-type.ts'
import { numberIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf, outInstant } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { shownEntry, whoseIn } from './whose-activity.ts'

const EntryOut = z
  .object({
    number: z.int(),
    at: outInstant(),
    who: z.string(),
    via: z.string().meta({ description: 'By which key: session, api token, link, clockwork, operator' }),
    deed: z.string(),
    words: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
  })
  .meta({
    example: {
      number: 4711,
      at: '2027-03-01T10:00:00.000Z',
      who: 'Rowan Ellis',
      via: 'session',
      deed: 'meeting.rescheduled',
      words: 'Moved a meeting',
      subjectType: 'meeting',
      subjectId: '019a6f3e-7c00-7000-8000-000000000005',
    },
  })

/** The audit trail for programs. */
export function activityApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/activity',
    {
      schema: {
        tags: ['Activity'],
        summary: 'Who did what in a partnership, newest first',
        description:
          'A representative reads their own acts, an organisation lead also those on the organisation, a chair, vice-chair or co-ordinator all of them.',
        params: InPartnership,
        querystring: Paged,
        response: { 200: listOf(EntryOut) },
      },
      config: permit('activity.read'),
    },
    request => {
      const { tx, partnershipId, actor, holdings } = reading(request)
      const { whose } = whoseIn(partnershipId, actor.personId, holdings)
      const { rows, next } = pageOf(
        entries(tx, whose, { before: numberIn(request.query.cursor), size: PAGE_SIZE + 1 }),
        last => [String(last.number)],
      )
      return { rows: rows.map(shownEntry), next: next ?? null }
    },
  )
}

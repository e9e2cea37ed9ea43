import { z } from 'zod'
import { letterStates } from '../mail/tables.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { anId, outInstant } from '../web/schemas.ts'
import { inWork } from '../web/visit.ts'
import { ALetter } from './letter-pages.ts'
import { retryLetter } from './retry-letter.ts'

const LetterOut = z.object({ id: anId(), state: z.enum(letterStates), subject: z.string(), dueAt: outInstant() }).meta({
  example: {
    id: '019a6f3e-7c00-7000-8000-000000000002',
    state: 'queued',
    subject: 'Invitation: SAS, 10 June 2027',
    dueAt: '2027-05-20T08:12:00.000Z',
  },
})

/** Trying a letter again, for programs. */
export function lettersApi(app: App): void {
  app.post(
    '/api/v1/partnerships/:partnershipId/letters/:letterId/retry',
    {
      schema: {
        tags: ['Letters'],
        summary: 'Try a letter again that failed or came too late, as it was written',
        params: ALetter,
        response: { 200: LetterOut },
      },
      config: permit('letters.retry'),
    },
    request => inWork(request, work => retryLetter(work, request.params.letterId)),
  )
}

import { z } from 'zod'
import { letterStates } from '../mail/tables.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { outInstant } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { deliveryOf } from './delivery.ts'
import { AtMeeting } from './pages.ts'
import { meetingInSight } from './policy.ts'
import { answerChannels, answers } from './states.ts'

const LetterOut = z.object({
  id: z.string(),
  subject: z.string(),
  state: z.enum(letterStates),
  calendarMethod: z.enum(['REQUEST', 'CANCEL']).nullable(),
  createdAt: outInstant(),
  sentAt: outInstant().nullable(),
  dueAt: outInstant(),
  attempts: z.int(),
  error: z.string().nullable(),
  returnedAt: outInstant().nullable(),
  returnedWhy: z.string().nullable(),
  canBeRetried: z.boolean(),
})

const DeliveryOut = z
  .object({
    recipients: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        organisationName: z.string().nullable(),
        isInvited: z.boolean(),
        answer: z.enum(answers).nullable(),
        answeredAt: outInstant().nullable(),
        answeredVia: z.enum(answerChannels).nullable(),
        undeliverableSince: outInstant().nullable(),
        undeliverableWhy: z.string().nullable(),
        letters: z.array(LetterOut),
      }),
    ),
  })
  .meta({
    example: {
      recipients: [
        {
          personId: '019a6f3e-7c00-7000-8000-000000000002',
          name: 'Rosa Field',
          organisationName: 'Together Free',
          isInvited: true,
          answer: 'accepted',
          answeredAt: '2027-05-20T08:12:00.000Z',
          answeredVia: 'mailbox',
          undeliverableSince: null,
          undeliverableWhy: null,
          letters: [
            {
              id: '019a6f3e-7c00-7000-8000-000000000004',
              subject: 'Invitation: SAS, 10 June 2027',
              state: 'sent',
              calendarMethod: 'REQUEST',
              createdAt: '2027-05-20T08:00:00.000Z',
              sentAt: '2027-05-20T08:00:02.000Z',
              dueAt: '2027-05-20T08:00:00.000Z',
              attempts: 1,
              error: null,
              returnedAt: null,
              returnedWhy: null,
              canBeRetried: false,
            },
          ],
        },
      ],
    },
  })

/** What became of each letter about a meeting, for programs. */
export function meetingLettersApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/meetings/:meetingId/letters',
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Who was sent what about a meeting, what became of it, and what they answered',
        params: AtMeeting,
        response: { 200: DeliveryOut },
      },
      config: permit('letters.of-meeting'),
    },
    request => {
      const looking = reading(request)
      return { recipients: deliveryOf(looking, meetingInSight(looking, request.params.meetingId)) }
    },
  )
}

import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf, outDate, outInstant } from '../web/schemas.ts'
import { inWork, reading } from '../web/visit.ts'
import { AtLetter, letterHere, lettersPage, Sorted } from './pages.ts'
import { DeclinedTime, declineTime, dismissLetter, RecordedAnswer, recordForThem } from './settle-letter.ts'
import { incomingChannels, incomingKinds, incomingStates } from './states.ts'

const LetterOut = z
  .object({
    id: z.string(),
    channel: z.enum(incomingChannels),
    receivedAt: outInstant(),
    fromAddress: z.string().meta({ description: 'As the letter says; it proves nothing' }),
    kind: z.enum(incomingKinds),
    state: z.enum(incomingStates),
    why: z.string().meta({ description: 'What was made of it, or why it waits' }),
    personId: z.string().nullable(),
    personName: z.string().nullable(),
    meetingId: z.string().nullable(),
    meetingTitle: z.string().nullable(),
    meetingHeldOn: outDate().nullable(),
    partstat: z.string().nullable(),
    comment: z.string().nullable().meta({ description: 'What stood in it, cut short; only while it waits' }),
    delegatedTo: z.string().nullable(),
    proposedStartsAt: outInstant().nullable(),
    proposedEndsAt: outInstant().nullable(),
    settledAt: outInstant().nullable(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000009',
      channel: 'mailbox',
      receivedAt: '2027-05-20T08:12:00.000Z',
      fromAddress: 'rosa@together-free.example',
      kind: 'answer',
      state: 'parked',
      why: 'It came from rosa@home.example, and speaks for rosa@together-free.example',
      personId: '019a6f3e-7c00-7000-8000-000000000002',
      personName: 'Rosa Field',
      meetingId: '019a6f3e-7c00-7000-8000-000000000001',
      meetingTitle: 'Summer meeting',
      meetingHeldOn: '2027-06-10',
      partstat: 'ACCEPTED',
      comment: 'Ten minutes late',
      delegatedTo: null,
      proposedStartsAt: null,
      proposedEndsAt: null,
      settledAt: null,
    },
  })

const letters = '/api/v1/partnerships/:partnershipId/incoming-letters'
const tags = ['Letters that came in']

/** Letters that came in, for programs. */
export function incomingApi(app: App): void {
  app.get(
    letters,
    {
      schema: {
        tags,
        summary: 'Letters that came in, those that wait first of all',
        params: InPartnership,
        querystring: Sorted,
        response: { 200: listOf(LetterOut) },
      },
      config: permit('incoming.settle'),
    },
    request => {
      const { rows, next } = lettersPage(reading(request), request.query)
      return { rows, next: next ?? null }
    },
  )

  app.get(
    `${letters}/:incomingId`,
    {
      schema: { tags, summary: 'One letter that came in', params: AtLetter, response: { 200: LetterOut } },
      config: permit('incoming.settle'),
    },
    request => letterHere(reading(request), request.params.incomingId),
  )

  settlingApi(app)
}

function settlingApi(app: App): void {
  const settled = { tags, params: AtLetter, response: { 200: LetterOut } }
  const config = permit('incoming.settle')

  app.post(
    `${letters}/:incomingId/answer`,
    { schema: { ...settled, summary: 'Record the answer that a letter gives', body: RecordedAnswer }, config },
    request => inWork(request, work => recordForThem(work, request.params.incomingId, request.body)),
  )

  app.post(
    `${letters}/:incomingId/dismissal`,
    { schema: { ...settled, summary: 'Dismiss a letter: nothing follows from it' }, config },
    request => inWork(request, work => dismissLetter(work, request.params.incomingId)),
  )

  app.post(
    `${letters}/:incomingId/declined-time`,
    {
      schema: {
        ...settled,
        summary: 'Decline the time that somebody proposed, with a word to them',
        body: DeclinedTime,
      },
      config,
    },
    request => inWork(request, work => declineTime(work, request.params.incomingId, request.body.words)),
  )
}

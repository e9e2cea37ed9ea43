import { z } from 'zod'
import { later } from '../clock.ts'
import type { App } from '../web/app-type.ts'
import { Problem } from '../web/openapi.ts'
import { permit } from '../web/permit.ts'
import { outDate, outInstant } from '../web/schemas.ts'
import { inWork, reading } from '../web/visit.ts'
import { chooseDigest, digestChoice } from './choose-digest.ts'
import { entryKinds } from './entries.ts'
import { DigestChoice, usualChoice } from './preferences.ts'
import { digestFrequencies } from './tables.ts'
import { whatAwaits } from './what-awaits.ts'

/** Far enough back for a first look. */
const USUAL_DAYS = 14

const EntryOut = z.object({
  kind: z.enum(entryKinds),
  partnershipId: z.string(),
  partnership: z.string(),
  text: z.string(),
  note: z.string(),
  path: z.string().meta({ description: 'The page about it, on this service' }),
  on: outDate().nullable(),
  isOverdue: z.boolean(),
})

const AwaitingOut = z
  .object({
    asOf: outInstant(),
    owed: z.array(EntryOut).meta({ description: 'Actions and pledges of your organisations, soonest first' }),
    awaiting: z.array(EntryOut).meta({ description: 'What waits for your answer, check or decision' }),
    changed: z.array(EntryOut).meta({ description: 'What others did since `since`, newest first' }),
    coming: z.array(EntryOut).meta({ description: 'The next meetings' }),
    counts: z.object({ owed: z.int(), overdue: z.int(), awaiting: z.int(), changed: z.int(), coming: z.int() }),
  })
  .meta({
    example: {
      asOf: '2027-06-01T09:00:00.000Z',
      owed: [
        {
          kind: 'action',
          partnershipId: 'sams',
          partnership: 'SAMS',
          text: 'Print the helpline card in Romanian',
          note: 'yours, due 10 June 2027',
          path: '/partnerships/sams/actions/019a6f3e-7c00-7000-8000-000000000001',
          on: '2027-06-10',
          isOverdue: false,
        },
      ],
      awaiting: [],
      changed: [],
      coming: [],
      counts: { owed: 1, overdue: 0, awaiting: 0, changed: 0, coming: 0 },
    },
  })

const ChoiceOut = z
  .object({ frequency: z.enum(digestFrequencies), weekday: z.int(), hour: z.int(), reminders: z.boolean() })
  .meta({ example: usualChoice })

const Since = z.strictObject({
  since: z.iso
    .datetime({ error: 'Give a moment in UTC, such as 2027-06-01T09:00:00.000Z', precision: 3 })
    .optional()
    .meta({
      description: 'What changed is told from here; fourteen days back where nothing is said',
      example: '2027-05-18T09:00:00.000Z',
    }),
})

const AT = '/api/v1/me/digest-preferences'

/** For programs: what a digest would say now, and how often it comes. */
export function digestApi(app: App): void {
  app.get(
    '/api/v1/me/awaiting',
    {
      schema: {
        tags: ['Me'],
        summary: 'What I owe, what awaits me, what changed and what is coming',
        querystring: Since,
        response: { 200: AwaitingOut, 400: Problem },
      },
      config: permit('home.read'),
    },
    request => {
      const { tx, now, actor } = reading(request)
      const since = request.query.since ?? later(now, { days: -USUAL_DAYS })
      return { asOf: now, ...whatAwaits(tx, { personId: actor.personId, now, since }) }
    },
  )

  app.get(
    AT,
    {
      schema: { tags: ['Me'], summary: 'When the digest comes to me', response: { 200: ChoiceOut } },
      config: permit('digests.choose'),
    },
    request => {
      const { tx, actor } = reading(request)
      return digestChoice(tx, actor.personId)
    },
  )

  app.put(
    AT,
    {
      schema: {
        tags: ['Me'],
        summary: 'Choose when the digest comes to me, and whether reminders do',
        description: 'Holds from now on. Leaving `reminders` out turns them off.',
        body: DigestChoice.meta({ example: usualChoice }),
        response: { 200: ChoiceOut, 400: Problem },
      },
      config: permit('digests.choose'),
    },
    request => inWork(request, work => chooseDigest(work, request.body)),
  )
}

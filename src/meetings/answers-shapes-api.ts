import { z } from 'zod'
import { sectorKinds } from '../partnerships/sector-kinds.ts'
import { anId, outInstant } from '../web/schemas.ts'
import { answerChannels, answers } from './states.ts'

/** One person's answer. */
export const AnswerOut = z
  .object({
    personId: anId(),
    organisationId: anId(),
    answer: z.enum(answers),
    substituteName: z.string().nullable(),
    note: z.string().nullable(),
    answeredAt: outInstant().nullable(),
    answeredVia: z.enum(answerChannels).nullable(),
    answeredFrom: z
      .string()
      .nullable()
      .meta({ description: 'The address an answer by mail came from, where it is not the one invited' }),
    isSubstituteUnconfirmed: z
      .boolean()
      .meta({ description: 'A calendar program named the substitute, and nobody has confirmed it' }),
  })
  .meta({
    example: {
      personId: '019a6f3e-7c00-7000-8000-000000000002',
      organisationId: '019a6f3e-7c00-7000-8000-000000000003',
      answer: 'accepted',
      substituteName: null,
      note: 'Ten minutes late',
      answeredAt: '2027-05-20T08:12:00.000Z',
      answeredVia: 'link',
      answeredFrom: null,
      isSubstituteUnconfirmed: false,
    },
  })

/** Every organisation's standing towards one meeting, with its people's answers. */
const FootingOut = z.object({
  organisations: z.int(),
  needed: z.int(),
  short: z.int(),
  missing: z.array(z.enum(sectorKinds)),
  words: z.string(),
})

export const AnswersOut = z
  .object({
    coming: z.int(),
    maybe: z.int(),
    notComing: z.int(),
    missing: z.int(),
    footing: FootingOut,
    footingWithMaybe: FootingOut,
    organisations: z.array(
      z.object({
        organisationId: z.string(),
        name: z.string(),
        standing: z.enum(['coming', 'maybe', 'not coming', 'no answer']),
        people: z.array(AnswerOut.extend({ name: z.string() })),
      }),
    ),
  })
  .meta({
    example: {
      coming: 1,
      maybe: 0,
      notComing: 0,
      missing: 0,
      footing: { organisations: 1, needed: 3, short: 2, missing: ['health'], words: 'two short; no health body' },
      footingWithMaybe: { organisations: 3, needed: 3, short: 0, missing: [], words: 'quorum met' },
      organisations: [
        {
          organisationId: '019a6f3e-7c00-7000-8000-000000000003',
          name: 'Together Free',
          standing: 'coming',
          people: [
            {
              personId: '019a6f3e-7c00-7000-8000-000000000002',
              organisationId: '019a6f3e-7c00-7000-8000-000000000003',
              name: 'Rosa Field',
              answer: 'accepted',
              substituteName: null,
              note: null,
              answeredAt: '2027-05-20T08:12:00.000Z',
              answeredVia: 'link',
              answeredFrom: null,
              isSubstituteUnconfirmed: false,
            },
          ],
        },
      ],
    },
  })

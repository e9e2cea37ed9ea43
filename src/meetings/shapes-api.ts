import { z } from 'zod'
import { sectorKinds } from '../partnerships/sector-kinds.ts'
import { anId, outDate, outInstant } from '../web/schemas.ts'
import { answerChannels, answers, meetingModes, meetingStates } from './states.ts'

const listed = {
  id: z.string(),
  subGroupId: z
    .string()
    .nullable()
    .meta({ description: 'Whose meeting it is, where it is not the whole partnership’s' }),
  title: z.string(),
  theme: z.string().nullable(),
  heldOn: outDate(),
  startTime: z.string(),
  endTime: z.string(),
  startsAt: outInstant(),
  endsAt: outInstant(),
  mode: z.enum(meetingModes),
  venue: z.string().nullable(),
  joiningLink: z.string().nullable(),
  state: z.enum(meetingStates),
  version: z.int(),
}

const listedExample = {
  id: '019a6f3e-7c00-7000-8000-000000000001',
  subGroupId: null,
  title: 'Quarterly meeting',
  theme: null,
  heldOn: '2027-06-10',
  startTime: '10:00',
  endTime: '12:00',
  startsAt: '2027-06-10T09:00:00.000Z',
  endsAt: '2027-06-10T11:00:00.000Z',
  mode: 'in person',
  venue: 'Civic Centre, Southend-on-Sea',
  joiningLink: null,
  state: 'scheduled',
  version: 2,
}

/** A meeting as a list shows it. */
export const MeetingListed = z.object(listed).meta({ example: listedExample })

/** A meeting with all that members may know of it. */
export const MeetingOut = z
  .object({
    ...listed,
    isTitleRestricted: z.boolean(),
    purpose: z.string(),
    chairPersonId: z.string().nullable(),
    chairName: z.string().nullable(),
    minuteTakerPersonId: z.string().nullable(),
    minuteTakerName: z.string().nullable(),
    papersDueOn: outDate().nullable(),
    cancelledReason: z.string().nullable(),
    icalUid: z.string().meta({ description: 'The UID of its event in every calendar' }),
    icalSequence: z.int(),
  })
  .meta({
    example: {
      ...listedExample,
      isTitleRestricted: false,
      purpose: 'How the quarter went',
      chairPersonId: null,
      chairName: null,
      minuteTakerPersonId: null,
      minuteTakerName: null,
      papersDueOn: '2027-06-03',
      cancelledReason: null,
      icalUid: '3f0f2f0e-8a3b-4f83-9f0f-1d0d5a0a7c11',
      icalSequence: 0,
    },
  })

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

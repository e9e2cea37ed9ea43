import { z } from 'zod'
import { meetingModes } from '../meetings/states.ts'
import { outDate, outInstant } from '../web/schemas.ts'
import { dateChannels, findingStates, timeAnswers } from './states.ts'

const listed = {
  id: z.string(),
  title: z.string(),
  mode: z.enum(meetingModes),
  venue: z.string().nullable(),
  answerBy: outDate().meta({ description: 'The last day on which people answer' }),
  asksEveryone: z.boolean(),
  state: z.enum(findingStates),
  meetingId: z.string().nullable().meta({ description: 'The meeting that came of it' }),
  withdrawnReason: z.string().nullable(),
  version: z.int(),
}

const listedExample = {
  id: '019a6f3e-7c00-7000-8000-000000000001',
  title: 'Summer meeting',
  mode: 'hybrid',
  venue: 'Civic Centre, Southend-on-Sea',
  answerBy: '2027-05-21',
  asksEveryone: true,
  state: 'open',
  meetingId: null,
  withdrawnReason: null,
  version: 1,
}

const time = {
  id: z.string(),
  heldOn: outDate(),
  startTime: z.string(),
  endTime: z.string(),
  startsAt: outInstant(),
}

const timeExample = {
  id: '019a6f3e-7c00-7000-8000-000000000004',
  heldOn: '2027-06-10',
  startTime: '10:00',
  endTime: '12:00',
  startsAt: '2027-06-10T09:00:00.000Z',
}

/** A search for a date, as a list shows it. */
export const FindingListed = z.object(listed).meta({ example: listedExample })

/** A search for a date with its times, and what the reader said of each. */
export const FindingOut = z
  .object({
    ...listed,
    isTitleRestricted: z.boolean(),
    purpose: z.string(),
    joiningLink: z.string().nullable(),
    times: z.array(z.object({ ...time, answer: z.enum(timeAnswers).nullable() })),
    note: z.string().nullable().meta({ description: 'What the reader wrote beside their answers' }),
  })
  .meta({
    example: {
      ...listedExample,
      isTitleRestricted: false,
      purpose: 'Planning the second half of the year',
      joiningLink: null,
      times: [{ ...timeExample, answer: 'yes' }],
      note: null,
    },
  })

const answer = z.enum(timeAnswers).nullable()

/** How a finding stands, for those who arrange dates. */
export const StandingsOut = z
  .object({
    quorum: z.int(),
    peopleAsked: z.int(),
    organisationsAnswered: z.int(),
    best: z.array(z.string()).meta({ description: 'The ids of the times still to come, the best first' }),
    times: z.array(
      z.object({
        ...time,
        isOver: z.boolean(),
        yes: z.int().meta({ description: 'Organisations, each by its best answer' }),
        ifNeedBe: z.int(),
        no: z.int(),
        missing: z.int(),
        quorum: z.enum(['met', 'if need be', 'not met']),
        clashes: z.int().meta({ description: 'People asked who are expected at another partnership’s meeting then' }),
      }),
    ),
    organisations: z.array(
      z.object({
        organisationId: z.string(),
        name: z.string(),
        answers: z.array(answer).meta({ description: 'In the order of the times' }),
        people: z.array(
          z.object({
            personId: z.string(),
            name: z.string(),
            answers: z.array(answer),
            hasAnswered: z.boolean(),
            answeredAt: outInstant().nullable(),
            answeredVia: z.enum(dateChannels).nullable(),
            note: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({
    example: {
      quorum: 6,
      peopleAsked: 1,
      organisationsAnswered: 1,
      best: [timeExample.id],
      times: [{ ...timeExample, isOver: false, yes: 1, ifNeedBe: 0, no: 0, missing: 0, quorum: 'not met', clashes: 0 }],
      organisations: [
        {
          organisationId: '019a6f3e-7c00-7000-8000-000000000003',
          name: 'Together Free',
          answers: ['yes'],
          people: [
            {
              personId: '019a6f3e-7c00-7000-8000-000000000002',
              name: 'Rosa Field',
              answers: ['yes'],
              hasAnswered: true,
              answeredAt: '2027-05-10T08:12:00.000Z',
              answeredVia: 'link',
              note: null,
            },
          ],
        },
      ],
    },
  })

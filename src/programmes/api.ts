import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { MeetingOut } from '../meetings/shapes-api.ts'
import { meetingModes } from '../meetings/states.ts'
import { meetingById } from '../meetings/store.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, outDate } from '../web/schemas.ts'
import { inWork, reading } from '../web/visit.ts'
import { lastYearAgain } from './last-year.ts'
import { meetingsBy, type ProgrammeMeeting, Rule } from './rule.ts'
import { Programme, scheduleProgramme } from './schedule-programme.ts'
import { warningKinds, withWarnings } from './warnings.ts'

const Proposed = z
  .object({
    meetings: z.array(
      z.object({
        title: z.string(),
        heldOn: outDate(),
        startTime: z.string(),
        endTime: z.string(),
        mode: z.enum(meetingModes),
        venue: z.string().optional(),
        joiningLink: z.string().optional(),
        isImpossible: z.boolean().meta({ description: 'No meeting can be scheduled on this date' }),
        warnings: z.array(z.object({ kind: z.enum(warningKinds), words: z.string() })),
        offers: z.array(outDate()).meta({ description: 'Days to take instead' }),
      }),
    ),
  })
  .meta({
    example: {
      meetings: [
        {
          title: 'Quarterly meeting',
          heldOn: '2027-05-31',
          startTime: '10:00',
          endTime: '12:00',
          mode: 'in person',
          venue: 'Civic Centre, Southend-on-Sea',
          isImpossible: false,
          warnings: [{ kind: 'bank holiday', words: 'Bank holiday: Spring bank holiday' }],
          offers: ['2027-06-01', '2027-06-07'],
        },
      ],
    },
  })

const Scheduled = z
  .object({ letters: z.int().meta({ description: 'Letters put in the outbox' }), meetings: z.array(MeetingOut) })
  .meta({ example: { letters: 0, meetings: [] } })

const programmes = '/api/v1/partnerships/:partnershipId/programmes'
const common = { tags: ['Programmes'], params: InPartnership }

const proposed = (looking: Reading<'programmes.schedule'>, meetings: ProgrammeMeeting[]) => ({
  meetings: withWarnings(looking, meetings).map(({ meeting, ...rest }) => ({ ...meeting, ...rest })),
})

/** A year's programme for programs: proposals by a rule or from last year, checks, and scheduling all at once. */
export function programmeApi(app: App): void {
  app.post(
    `${programmes}/proposals`,
    {
      schema: { ...common, summary: 'Propose dates by a rule', body: Rule, response: { 200: Proposed } },
      config: permit('programmes.schedule'),
    },
    request => {
      const looking = reading(request)
      return proposed(looking, meetingsBy(request.body, looking.now))
    },
  )

  app.get(
    `${programmes}/last-year`,
    {
      schema: { ...common, summary: 'Propose last year’s meetings a year on', response: { 200: Proposed } },
      config: permit('programmes.schedule'),
    },
    request => {
      const looking = reading(request)
      return proposed(looking, lastYearAgain(looking))
    },
  )

  app.post(
    `${programmes}/checks`,
    {
      schema: {
        ...common,
        summary: 'Check dates for clashes, bank holidays and dates to mind',
        body: Programme.pick({ meetings: true }),
        response: { 200: Proposed },
      },
      config: permit('programmes.schedule'),
    },
    request => proposed(reading(request), request.body.meetings),
  )

  app.post(
    programmes,
    {
      schema: {
        ...common,
        summary: 'Schedule all meetings of a programme',
        description: 'All of them or none. Send an Idempotency-Key to be safe against repeats.',
        headers: Repeatable,
        body: Programme,
        response: { 201: Scheduled },
      },
      config: permit('programmes.schedule'),
    },
    (request, reply) => {
      reply.code(201)
      return inWork(request, work => {
        const { meetingIds, letters } = once(request, work, () => scheduleProgramme(work, request.body))
        return { letters, meetings: meetingIds.map(id => meetingById(work.tx, work.partnershipId, id)) }
      })
    },
  )
}

import { z } from 'zod'
import { sectorKinds } from '../partnerships/sector-kinds.ts'
import { outDate, outInstant } from '../web/schemas.ts'
import { attendanceKinds, itemOutcomes } from './states.ts'

const wallTime = () => z.string().meta({ example: '10:25' })

const Footing = {
  organisations: z.int(),
  needed: z.int(),
  missing: z.array(z.enum(sectorKinds)),
  words: z.string(),
}

const Item = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  isClosed: z.boolean(),
  startsAtTime: wallTime().nullable(),
  minutesAllotted: z.int(),
  text: z.string(),
  decision: z.string(),
  outcome: z.enum(itemOutcomes).nullable(),
  dissent: z.string(),
  version: z.int(),
  savedAt: outInstant().nullable(),
  savedBy: z.string().nullable(),
  savedByName: z.string().nullable(),
  actions: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      text: z.string(),
      organisation: z.string(),
      person: z.string(),
      dueOn: outDate(),
    }),
  ),
})

const Seat = z.object({
  id: z.string(),
  organisationName: z.string(),
  name: z.string(),
  attendance: z.enum(attendanceKinds),
  arrivedTime: wallTime().nullable(),
  leftTime: wallTime().nullable(),
  acknowledgedAt: outInstant().nullable(),
  acknowledgedVersion: z.int().nullable(),
  interests: z.string(),
})

const Current = z.object({
  agendaItemId: z.string(),
  number: z.int(),
  since: outInstant(),
  sinceTime: wallTime(),
  startsAtTime: wallTime().nullable(),
  minutesAllotted: z.int(),
  elapsed: z.int(),
  over: z.int(),
  behind: z.int(),
})

/** A meeting as it stands this moment. */
export const SittingOut = z
  .object({
    now: outInstant(),
    openedAt: outInstant().nullable(),
    isOpen: z.boolean().meta({ description: 'It was opened, and is not over' }),
    statement: z.object({ number: z.int(), text: z.string() }),
    footing: z.object({ ...Footing, short: z.int(), countWords: z.string() }),
    current: Current.nullable(),
    register: z.array(Seat),
    items: z.array(Item),
    stamps: z.array(z.object({ ...Footing, at: wallTime(), why: z.string() })),
  })
  .meta({
    example: {
      now: '2027-06-10T09:30:00.000Z',
      openedAt: '2027-06-10T09:02:00.000Z',
      isOpen: true,
      statement: { number: 2, text: 'This meeting discusses work to prevent exploitation.' },
      footing: {
        organisations: 4,
        needed: 6,
        short: 2,
        missing: ['health'],
        words: 'two short; no health body',
        countWords: '4 organisations, 6 needed',
      },
      current: null,
      register: [],
      items: [],
      stamps: [],
    },
  })

/** The confidentiality statement with its version. */
export const StatementOut = z
  .object({ version: z.int(), text: z.string() })
  .meta({ example: { version: 2, text: 'This meeting discusses work to prevent exploitation.' } })

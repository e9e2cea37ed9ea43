import { z } from 'zod'
import { outDate, outInstant } from '../web/schemas.ts'
import { attendanceKinds, itemOutcomes, minutesStates } from './states.ts'

const noted = { text: z.string(), decision: z.string(), outcome: z.enum(itemOutcomes).nullable() }
const ActionOut = z.object({
  reference: z.string(),
  text: z.string(),
  organisation: z.string(),
  person: z.string(),
  dueOn: outDate(),
})
const WrittenOut = z
  .object({ kind: z.enum(['update', 'report']), from: z.string(), text: z.string() })
  .meta({ description: 'Written to the meeting beforehand, by an organisation or a sub-group' })
const ItemOut = z.object({
  agendaItemId: z.string(),
  number: z.int(),
  title: z.string(),
  isClosed: z.boolean(),
  ...noted,
  dissent: z.string().optional(),
  actions: z.array(ActionOut),
  written: z.array(WrittenOut).optional(),
})
const SeatOut = z.object({
  organisation: z.string(),
  name: z.string(),
  substituteFor: z.string().nullable(),
  isSubstitute: z.boolean(),
  attendance: z.enum(attendanceKinds),
  invited: z.boolean().optional(),
  arrivedAt: z.string().optional(),
  leftAt: z.string().optional(),
  acknowledged: z.boolean().optional(),
  interests: z.string().optional(),
  attendanceId: z.string().optional(),
})
const StampOut = z.object({
  at: z.string().meta({ example: '10:25' }),
  why: z.string(),
  organisations: z.int(),
  needed: z.int(),
  met: z.boolean(),
  missing: z.string(),
})
const RecordOut = z.object({
  partnership: z.string(),
  meeting: z.object({
    title: z.string(),
    heldOn: outDate(),
    startTime: z.string(),
    endTime: z.string(),
    place: z.string(),
    chair: z.string(),
    minuteTaker: z.string(),
  }),
  confidentiality: z.string(),
  confidentialityVersion: z.int().optional(),
  quorum: z.object({ needed: z.int(), organisationsPresent: z.int(), met: z.boolean() }),
  attendance: z.array(SeatOut),
  quorumStamps: z.array(StampOut).optional(),
  items: z.array(ItemOut),
  otherActions: z.array(ActionOut),
  otherWritten: z.array(WrittenOut).optional(),
})
/** The minutes of a meeting. */
export const MinutesOut = z
  .object({
    meetingId: z.string(),
    state: z.enum(minutesStates),
    circulatedAt: outInstant().nullable(),
    approvedAt: outInstant().nullable(),
    approvedAtMeetingId: z.string().nullable().meta({ description: 'The later meeting that agreed to them' }),
    correctionsUntil: outDate().nullable().meta({ description: 'The last day on which corrections may be proposed' }),
    isGenuine: z.boolean().meta({ description: 'Whether the approved text still has the fingerprint it was given' }),
    version: z.int(),
    fingerprint: z.string().meta({ description: 'SHA-256 of the record as canonical JSON; approval asks for it' }),
    record: RecordOut,
    addenda: z.array(z.object({ id: z.string(), text: z.string(), addedAt: outInstant(), addedByName: z.string() })),
  })
  .meta({
    example: {
      meetingId: '019a6f3e-7c00-7000-8000-000000000001',
      state: 'circulated',
      circulatedAt: '2027-06-18T14:00:00.000Z',
      approvedAt: null,
      approvedAtMeetingId: null,
      correctionsUntil: '2027-07-02',
      isGenuine: true,
      version: 4,
      fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      record: {
        partnership: 'Southend Against Modern Slavery',
        meeting: {
          title: 'Summer meeting',
          heldOn: '2027-06-10',
          startTime: '10:00',
          endTime: '12:00',
          place: 'The Forum',
          chair: 'Ann Webb',
          minuteTaker: 'Joe Hart',
        },
        confidentiality: 'This meeting discusses work to prevent exploitation.',
        quorum: { needed: 6, organisationsPresent: 9, met: true },
        attendance: [],
        items: [],
        otherActions: [],
      },
      addenda: [],
    },
  })

const notes = {
  agendaItemId: '019a6f3e-7c00-7000-8000-000000000002',
  text: 'Each owner reported.',
  decision: 'Close the actions that are done.',
  outcome: 'agreed',
  dissent: '',
  savedAt: '2027-06-10T09:30:00.000Z',
  version: 3,
}
/** What is noted under one item. */
export const NotesOut = z
  .object({
    agendaItemId: z.string(),
    ...noted,
    dissent: z.string(),
    savedAt: outInstant().nullable(),
    version: z.int(),
  })
  .meta({ example: notes })
/** The problem document (RFC 9457) of a stale edit. */
export const Conflict = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string(), current: NotesOut })
  .meta({
    description: 'Somebody else wrote there meanwhile: `current` is what they wrote, its version the ETag to send next',
    example: { type: 'about:blank', title: 'Precondition Failed', status: 412, detail: 'Choose', current: notes },
  })

/** Who was at a meeting. */
export const RegisterOut = z
  .object({
    version: z.int(),
    attendance: z.array(
      z.object({
        id: z.string(),
        organisationId: z.string(),
        organisationName: z.string(),
        personId: z.string().nullable(),
        name: z.string(),
        forName: z.string().nullable(),
        attendance: z.enum(attendanceKinds),
      }),
    ),
  })
  .meta({
    example: {
      version: 2,
      attendance: [
        {
          id: '019a6f3e-7c00-7000-8000-000000000003',
          organisationId: '019a6f3e-7c00-7000-8000-000000000004',
          organisationName: 'Essex Police',
          personId: null,
          name: 'Joe Hart',
          forName: 'Ann Webb',
          attendance: 'present',
        },
      ],
    },
  })

/** An action raised under an item; its own address has the rest. */
export const ActionRaised = z
  .object({ id: z.string(), reference: z.string() })
  .meta({ example: { id: '019a6f3e-7c00-7000-8000-000000000005', reference: 'SAMS-2027-014' } })

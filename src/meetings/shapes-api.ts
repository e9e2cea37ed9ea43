import { z } from 'zod'
import { outDate, outInstant } from '../web/schemas.ts'
import { meetingModes, meetingStates } from './states.ts'

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

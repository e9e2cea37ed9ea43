import { z } from 'zod'
import { fourPs } from '../partnerships/four-ps.ts'
import { outDate, outInstant } from '../web/schemas.ts'
import { actionStates, requestKinds } from './states.ts'
import { actionUpdateKinds } from './tables.ts'

const example = {
  id: '019a6f3e-7c00-7000-8000-000000000001',
  reference: 'SAMS-2027-014',
  text: 'Send the car-wash checklist to every parish council',
  ownerOrganisationId: '019a6f3e-7c00-7000-8000-000000000002',
  ownerOrganisationName: 'Southend-on-Sea City Council',
  ownerPersonId: null,
  ownerName: null,
  dueOn: '2027-06-10',
  state: 'open' as const,
  fourP: 'prevent' as const,
  raisedAtMeetingId: null,
  timesDeferred: 0,
  doneOn: null,
  evidence: null,
  closedOn: null,
  cancelledReason: null,
  isOverdue: false,
  createdAt: '2027-03-01T10:00:00.000Z',
  version: 1,
}

const fields = {
  id: z.string(),
  reference: z.string(),
  text: z.string(),
  ownerOrganisationId: z.string(),
  ownerOrganisationName: z.string(),
  ownerPersonId: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueOn: outDate(),
  state: z.enum(actionStates),
  fourP: z.enum(fourPs).nullable(),
  raisedAtMeetingId: z.string().nullable(),
  timesDeferred: z.int(),
  doneOn: outDate().nullable(),
  evidence: z.string().nullable(),
  closedOn: outDate().nullable(),
  cancelledReason: z.string().nullable(),
  isOverdue: z.boolean(),
  createdAt: outInstant(),
  version: z.int(),
}
export const ActionOut = z.object(fields).meta({ example })

const Said = z.object({
  kind: z.enum(actionUpdateKinds),
  text: z.string(),
  dueOn: outDate().nullable(),
  documentId: z.string().nullable(),
  at: outInstant(),
  byName: z.string().nullable(),
})
const said = {
  kind: 'raised',
  text: '',
  dueOn: '2027-06-10',
  documentId: null,
  at: '2027-03-01T10:00:00.000Z',
  byName: 'Ann Webb',
}
const Waiting = z.object({
  id: z.string(),
  kind: z.enum(requestKinds),
  toOrganisationId: z.string().nullable(),
  toPersonId: z.string().nullable(),
  dueOn: outDate().nullable(),
  reason: z.string(),
  askedAt: outInstant(),
})
export const ActionWithHistory = z
  .object({
    ...fields,
    history: z.array(Said),
    offer: Waiting.optional().meta({ description: 'To whom it is offered, until they take it or decline' }),
    dateAsked: Waiting.optional().meta({ description: 'The later date that is asked for, until it is answered' }),
  })
  .meta({ example: { ...example, history: [said] } })

import { z } from 'zod'
import { Refusal } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { outInstant } from '../web/schemas.ts'
import { inWork, reading } from '../web/visit.ts'
import { counted, knownAs } from '../words.ts'
import { agreedStanding, ownersToTell } from './agreed-letters.ts'
import { innerFrameOf } from './frame.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { sendAgreed } from './send-agreed.ts'
import { minutesOf } from './store.ts'

/** The letters about what was agreed, seen before they go: for the day of the meeting, while the minutes are a draft. */
export function agreedPages(app: App): void {
  formPage(app, {
    at: `${MINUTES}/agreed-letters`,
    permission: 'minutes.write',
    params: OneMeeting,
    start: (looking, { params }) => {
      if (!minutesOf(looking.tx, looking.partnershipId, params.meetingId))
        throw new Refusal('not found', 'Start the minutes first: what is agreed is written down there')
      return {}
    },
    draw: (looking, _form, { params }) => {
      const frame = innerFrameOf(looking, params.meetingId)
      return {
        template: 'minutes/agreed-letters.njk',
        view: {
          ...frame,
          agreed: agreedStanding(looking, frame.meeting),
          owners: ownersToTell(looking, params.meetingId).map(({ person, actions }) => ({
            name: knownAs(person),
            organisation: person.organisationName,
            actions,
          })),
        },
      }
    },
    submit: (work, { params, once: onlyOnce }) => {
      const sent = onlyOnce(() => sendAgreed(work, params.meetingId))
      return { to: pathTo.minutes(params), notice: `What was agreed is on its way: ${counted(sent, 'letter')} sent` }
    },
  })
}

const AgreedOut = z
  .object({
    untold: z.int().meta({ description: 'Actions whose owners have not been written to' }),
    dueAt: outInstant(),
    isLate: z.boolean(),
    letters: z.array(z.object({ personId: z.string(), name: z.string(), actions: z.array(z.string()) })),
  })
  .meta({
    example: {
      untold: 1,
      dueAt: '2027-06-11T11:00:00.000Z',
      isLate: false,
      letters: [{ personId: '019a6f3e-7c00-7000-8000-000000000001', name: 'Ann Webb', actions: ['SAMS-2027-014'] }],
    },
  })

/** The same for programs. */
export function agreedApi(app: App): void {
  const at = `/api/v1${MINUTES}/agreed-letters`
  const tags = ['Minutes']
  app.get(
    at,
    {
      schema: {
        tags,
        summary: 'Letters about what was agreed that have not gone',
        params: OneMeeting,
        response: { 200: AgreedOut },
      },
      config: permit('minutes.write'),
    },
    request => {
      const looking = reading(request)
      const meeting = meetingById(looking.tx, looking.partnershipId, request.params.meetingId)
      return {
        ...agreedStanding(looking, meeting),
        letters: ownersToTell(looking, meeting.id).map(({ person, actions }) => ({
          personId: person.personId,
          name: knownAs(person),
          actions: actions.map(each => each.reference),
        })),
      }
    },
  )
  app.post(
    at,
    {
      schema: {
        tags,
        summary: 'Send the letters about what was agreed',
        params: OneMeeting,
        headers: Repeatable,
        response: { 200: z.object({ sent: z.int() }).meta({ example: { sent: 3 } }) },
      },
      config: permit('minutes.write'),
    },
    request => ({
      sent: inWork(request, work => once(request, work, () => sendAgreed(work, request.params.meetingId))),
    }),
  )
}

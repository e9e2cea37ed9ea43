import type { Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import { personById } from '../people/store.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { listedAs } from '../words.ts'
import { addendaOf } from './addenda-store.ts'
import { agreedStanding } from './agreed-letters.ts'
import { timeliness } from './clock-of-minutes.ts'
import { correctionsUntil, isOpenToCorrections } from './corrections.ts'
import { correctionsOf } from './corrections-store.ts'
import { frameOf, type MinutesReading } from './frame.ts'
import { isGenuine } from './genuine.ts'
import { hasBegun } from './hold-meeting.ts'
import { pathTo } from './paths.ts'
import { readableMinutes, whyNotApprove, writesMinutes } from './policy.ts'
import { canonical, fingerprint, recordOf } from './record.ts'
import { returnToDraft } from './return-to-draft.ts'
import { startMinutes, whyNotYet } from './start-minutes.ts'
import { type Minutes, minutesOf } from './store.ts'

export const OneMeeting = InPartnership.extend({ meetingId: anId() })
export const MINUTES = '/partnerships/:partnershipId/meetings/:meetingId/minutes'

/** The minutes of a meeting as its members read them. */
export function minutesPages(app: App): void {
  app.get(MINUTES, { schema: { params: OneMeeting }, config: permit('minutes.read') }, (request, reply) => {
    const looking = reading(request)
    const { template, view } = readingPage(looking, request.params.meetingId)
    return page(request, reply, template, view)
  })
  app.get(
    `${MINUTES}/approved.json`,
    { schema: { params: OneMeeting }, config: permit('minutes.read') },
    (request, reply) => {
      const looking = reading(request)
      const { approvedRecord, heldOn } = readableMinutes(looking, request.params.meetingId)
      if (approvedRecord === null) throw notFound('approved record')
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="minutes-${heldOn}.json"`)
        .send(approvedRecord)
    },
  )
  button(app, {
    at: MINUTES,
    permission: 'minutes.write',
    params: OneMeeting,
    submit: (work, { params }) => {
      startMinutes(work, params.meetingId)
      return { to: pathTo.editing(params) }
    },
  })
  button(app, {
    at: `${MINUTES}/draft`,
    permission: 'minutes.circulate',
    params: OneMeeting,
    submit: (work, { params, body }) => {
      returnToDraft(work, { meetingId: params.meetingId, version: versionIn(body) })
      return {
        to: pathTo.editing(params),
        notice: 'Back in draft: members cannot read the minutes until you circulate them again',
      }
    },
  })
}

function readingPage(looking: Reading<'minutes.read'>, meetingId: string) {
  const frame = frameOf(looking, meetingId)
  const isSecretariat = writesMinutes(looking)
  const isPrepared = minutesOf(looking.tx, looking.partnershipId, meetingId) !== undefined
  if (isSecretariat && (!isPrepared || frame.meeting.state === 'cancelled')) {
    const { now } = looking
    const view = { isPrepared, whyNotYet: whyNotYet(frame.meeting, now), hasBegun: hasBegun(frame.meeting, now) }
    return { template: 'minutes/start.njk', view: { ...frame, ...view } }
  }
  const minutes = readableMinutes(looking, meetingId)
  return { template: 'minutes/read.njk', view: { ...frame, isSecretariat, ...readingView(looking, minutes) } }
}

/** What everyone who may read the minutes sees of them. */
function readingView(looking: Reading<'minutes.read'>, minutes: Minutes) {
  const { tx, partnershipId, now } = looking
  return {
    minutes,
    ...textOf(looking, minutes),
    agreed: writesMinutes(looking)
      ? agreedStanding(looking, meetingById(tx, partnershipId, minutes.meetingId))
      : undefined,
    addenda: addendaOf(tx, partnershipId, minutes.meetingId),
    approvedByName: nameOf(looking, minutes.approvedBy),
    circulatedByName: nameOf(looking, minutes.circulatedBy),
    timeliness: timeliness(minutes, now),
    whyNotApprove: whyNotApprove(looking, minutes),
    isGenuine: isGenuine(minutes),
    approvedAt: agreedAt(looking, minutes),
    ...correctingView(looking, minutes),
  }
}

/** The later meeting that agreed to the minutes, where one did. */
const agreedAt = ({ tx, partnershipId }: Reading<'minutes.read'>, { approvedAtMeetingId }: Minutes) =>
  approvedAtMeetingId ? meetingById(tx, partnershipId, approvedAtMeetingId) : undefined

function correctingView({ tx, partnershipId, now }: Reading<'minutes.read'>, minutes: Minutes) {
  const corrections = correctionsOf(tx, partnershipId, minutes.meetingId)
  return {
    until: correctionsUntil(minutes),
    isOpenToCorrections: isOpenToCorrections(minutes, now),
    corrections: corrections.length,
    correctionsWaiting: corrections.filter(each => each.state === 'open').length,
  }
}

/** The text as it stands, with the fingerprint by which it is approved. */
export function textOf({ tx }: MinutesReading, minutes: Minutes) {
  const record = recordOf(tx, minutes)
  const actions = [...record.items.flatMap(item => item.actions), ...record.otherActions]
  return { record, actions, fingerprint: fingerprint(canonical(record)) }
}

function nameOf({ tx }: MinutesReading, personId: string | null): string {
  const person = personId ? personById(tx, personId) : undefined
  return person ? listedAs(person) : ''
}

import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { chairsToTell } from './correction-letters.ts'
import { correctionsUntil, isOpenToCorrections, passagesOf } from './corrections.ts'
import { correctionsSeen } from './corrections-seen.ts'
import type { Correction } from './corrections-store.ts'
import { differenceOf } from './difference.ts'
import { innerFrameOf } from './frame.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { readableMinutes } from './policy.ts'
import {
  correctionById,
  openToCorrections,
  ProposedCorrection,
  passageAt,
  proposeCorrection,
  withdrawCorrection,
} from './propose-correction.ts'
import { recordOf } from './record.ts'
import { Settlement, settleCorrection } from './settle-correction.ts'
import { attendanceKinds, correctionSubjects } from './states.ts'

const OneCorrection = OneMeeting.extend({ correctionId: anId() })
const OnePassage = OneMeeting.extend({
  subject: z.enum(correctionSubjects),
  targetId: z.string().regex(/^[\w-]{1,40}$/),
})
type Looking = Reading<'minutes.read' | 'corrections.propose' | 'corrections.settle'>

/** Corrections: proposed against the text, settled one by one. */
export function correctionsPages(app: App): void {
  const at = `${MINUTES}/corrections`
  app.get(at, { schema: { params: OneMeeting }, config: permit('minutes.read') }, (request, reply) =>
    page(request, reply, 'minutes/corrections.njk', listView(reading(request), request.params.meetingId)),
  )
  formPage(app, {
    at: `${at}/new/:subject/:targetId`,
    permission: 'corrections.propose',
    params: OnePassage,
    start: (looking, { params }) => {
      const minutes = openToCorrections(looking, params.meetingId)
      return { wanted: passageAt(looking, minutes, params).stands }
    },
    draw: (looking, _form, { params }) => ({ template: 'minutes/propose.njk', view: proposalView(looking, params) }),
    submit: (work, { params, body, once }) => {
      const { subject, targetId } = params
      const proposed = readForm(ProposedCorrection, { ...body, subject, targetId })
      once(() => proposeCorrection(work, params.meetingId, proposed))
      return { to: pathTo.corrections(params), notice: 'Correction proposed. You will be told what the chair decides' }
    },
  })
  button(app, {
    at: `${at}/:correctionId/withdrawal`,
    permission: 'corrections.propose',
    params: OneCorrection,
    submit: (work, { params }) => {
      withdrawCorrection(work, params.meetingId, params.correctionId)
      return { to: pathTo.corrections(params), notice: 'Correction taken back' }
    },
  })
  settlingPage(app)
}

function settlingPage(app: App): void {
  formPage(app, {
    at: `${MINUTES}/corrections/:correctionId/settlement`,
    permission: 'corrections.settle',
    params: OneCorrection,
    start: (looking, { params }) => ({
      wording: correctionById(looking, params.meetingId, params.correctionId).wanted,
      version: readableMinutes(looking, params.meetingId).version,
    }),
    draw: (looking, _form, { params }) => ({ template: 'minutes/settle.njk', view: settlingView(looking, params) }),
    submit: (work, { params, body }) => {
      const { meetingId, correctionId } = params
      const settlement = readForm(Settlement, body)
      // An emptied box is the wish that nothing stands there; only the API leaves the wording out.
      const wording = settlement.wording ?? ''
      settleCorrection(work, { meetingId, correctionId, version: versionIn(body) }, { ...settlement, wording })
      return { to: pathTo.corrections(params), notice: 'Correction settled. Who proposed it is told' }
    },
    comparing: (looking, { params }) => ({
      facts: [{ label: 'What the minutes say now', now: settlingView(looking, params).stands }],
    }),
  })
}

function listView(looking: Reading<'minutes.read'>, meetingId: string) {
  const minutes = readableMinutes(looking, meetingId)
  const isOpen = isOpenToCorrections(minutes, looking.now)
  const mine = looking.actor.personId
  const maySettle = may('corrections.settle', looking) && minutes.state === 'circulated'
  return {
    ...innerFrameOf(looking, meetingId),
    minutes,
    isOpen,
    until: correctionsUntil(minutes),
    passages: isOpen ? passagesOf(recordOf(looking.tx, minutes)) : [],
    corrections: correctionsSeen(looking, meetingId).map(each => ({
      ...readingsOf(each),
      isMine: each.proposedBy === mine && each.state === 'open',
      maySettle: maySettle && each.state === 'open' && each.proposedBy !== mine,
    })),
  }
}

/** A correction with both readings and what differs between them. */
const readingsOf = (correction: Correction) => ({
  ...correction,
  pieces: differenceOf(correction.replaced ?? correction.stood, correction.applied ?? correction.wanted),
})

function proposalView(looking: Reading<'corrections.propose'>, params: z.output<typeof OnePassage>) {
  const minutes = readableMinutes(looking, params.meetingId)
  return {
    ...framed(looking, params.meetingId),
    passage: passageAt(looking, minutes, params),
    until: correctionsUntil(minutes),
    chairs: chairsToTell(looking),
    attendanceKinds,
  }
}

function settlingView(looking: Reading<'corrections.settle'>, params: z.output<typeof OneCorrection>) {
  const minutes = readableMinutes(looking, params.meetingId)
  const correction = correctionById(looking, params.meetingId, params.correctionId)
  const { stands } =
    correction.state === 'open' ? passageAt(looking, minutes, correction) : { stands: correction.stood }
  return {
    ...framed(looking, params.meetingId),
    correction,
    stands,
    hasMoved: stands !== correction.stood,
    pieces: differenceOf(stands, correction.wanted),
    attendanceKinds,
  }
}

function framed(looking: Looking, meetingId: string) {
  const frame = innerFrameOf(looking, meetingId)
  return { ...frame, crumbs: [...frame.crumbs, { text: 'Corrections', href: `${frame.at}/corrections` }] }
}

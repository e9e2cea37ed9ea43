import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { IfMatch, versionSeen } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { correctionsUntil, isOpenToCorrections, passagesOf } from './corrections.ts'
import { correctionsSeen } from './corrections-seen.ts'
import { CorrectionOut, CorrectionsOut } from './corrections-shapes-api.ts'
import { OneMeeting } from './pages.ts'
import { readableMinutes } from './policy.ts'
import { correctionById, ProposedCorrection, proposeCorrection, withdrawCorrection } from './propose-correction.ts'
import { recordOf } from './record.ts'
import { Settlement, settleCorrection } from './settle-correction.ts'

const AT = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/minutes/corrections'
const OneCorrection = OneMeeting.extend({ correctionId: anId() })
const tags = ['Minutes']

/** Corrections for programs to propose and settle. */
export function correctionsApi(app: App): void {
  app.get(
    AT,
    {
      schema: {
        tags,
        summary: 'Corrections proposed to the minutes, and what may be corrected until when',
        params: OneMeeting,
        response: { 200: CorrectionsOut },
      },
      config: permit('minutes.read'),
    },
    request => asSent(reading(request), request.params.meetingId),
  )
  app.post(
    AT,
    {
      schema: {
        tags,
        summary: 'Propose a correction',
        params: OneMeeting,
        headers: Repeatable,
        body: ProposedCorrection,
        response: { 201: CorrectionOut },
      },
      config: permit('corrections.propose'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      reply.code(201)
      return inWork(request, work => {
        const { id } = once(request, work, () => proposeCorrection(work, meetingId, request.body))
        return correctionById(work, meetingId, id)
      })
    },
  )
  settlingApi(app)
}

function settlingApi(app: App): void {
  const response = { 200: CorrectionOut }
  app.post(
    `${AT}/:correctionId/settlement`,
    {
      schema: {
        tags,
        summary: 'Take or decline a correction',
        description: 'Send If-Match with the ETag of the minutes.',
        params: OneCorrection,
        headers: IfMatch,
        body: Settlement,
        response,
      },
      config: permit('corrections.settle'),
    },
    request => {
      const { meetingId, correctionId } = request.params
      const version = versionSeen(request)
      return inWork(request, work => {
        settleCorrection(work, { meetingId, correctionId, version }, request.body)
        return correctionById(work, meetingId, correctionId)
      })
    },
  )
  app.post(
    `${AT}/:correctionId/withdrawal`,
    {
      schema: { tags, summary: 'Take your own correction back', params: OneCorrection, response },
      config: permit('corrections.propose'),
    },
    request => {
      const { meetingId, correctionId } = request.params
      return inWork(request, work => {
        withdrawCorrection(work, meetingId, correctionId)
        return correctionById(work, meetingId, correctionId)
      })
    },
  )
}

function asSent(looking: Reading<'minutes.read'>, meetingId: string) {
  const minutes = readableMinutes(looking, meetingId)
  return {
    isOpen: isOpenToCorrections(minutes, looking.now),
    until: correctionsUntil(minutes) ?? null,
    passages: passagesOf(recordOf(looking.tx, minutes)),
    rows: correctionsSeen(looking, meetingId),
  }
}

import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { inWork, reading } from '../web/visit.ts'
import { agendaOf } from './agenda.ts'
import type { FactsFor } from './agenda-facts.ts'
import { AgendaOut } from './agenda-shapes.ts'
import { filledAgenda } from './filled-agenda.ts'
import { layAgenda } from './lay-standing-agenda.ts'
import { AtMeeting } from './pages.ts'
import { meetingInSight } from './policy.ts'
import { OneTemplate } from './template-pages.ts'

export const AT = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/agenda'
const StartingPoint = z.strictObject({ template: OneTemplate.shape.templateId.optional() })
export const tags = ['Agendas and papers']
export const ifMatch = 'Send If-Match with the ETag you last saw.'

/** The agenda of a meeting as a whole, for programs to read and lay. */
export function agendaApi(app: App, factsFor: FactsFor): void {
  app.get(
    AT,
    {
      schema: {
        tags,
        summary: 'The agenda of a meeting, with running times and papers',
        params: AtMeeting,
        response: { 200: AgendaOut },
      },
      config: permit('meetings.read'),
    },
    request => {
      const looking = reading(request)
      const meeting = meetingInSight(looking, request.params.meetingId)
      return filledAgenda(looking, { meeting, factsFor })
    },
  )
  app.post(
    `${AT}/standing`,
    {
      schema: {
        tags,
        summary: 'Start an agenda from a template',
        description: 'For a meeting that has no agenda yet. Without a template named, from the quarterly one.',
        params: AtMeeting,
        body: StartingPoint.nullish(),
        response: { 201: AgendaOut },
      },
      config: permit('agendas.arrange'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      reply.code(201)
      return inWork(request, work => {
        layAgenda(work, meetingId, request.body?.template ?? 'quarterly')
        return agendaOf(work.tx, work.partnershipId, meetingId)
      })
    },
  )
}

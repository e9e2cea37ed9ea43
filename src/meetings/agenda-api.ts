import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { versionSeen, withVersion } from '../web/versions.ts'
import { inReading, inWork } from '../web/visit.ts'
import { AgendaItemContent, addAgendaItem } from './add-agenda-item.ts'
import { agendaFor, agendaOf } from './agenda.ts'
import { AgendaItemOut, AgendaOut } from './agenda-shapes.ts'
import { changeAgendaItem } from './change-agenda-item.ts'
import { layStandingAgenda } from './lay-standing-agenda.ts'
import { moveAgendaItem } from './move-agenda-item.ts'
import { AtMeeting } from './pages.ts'
import { meetingInSight } from './policy.ts'
import { removeAgendaItem } from './remove-agenda-item.ts'

const AT = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/agenda'
const OneItem = AtMeeting.extend({ itemId: anId() })
const tags = ['Agendas and papers']
const ifMatch = 'Send If-Match with the ETag you last saw.'

export function agendaApi(app: App): void {
  wholeAgenda(app)
  newItems(app)
  oneItem(app)
}

function wholeAgenda(app: App): void {
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
    request =>
      inReading(request, looking => {
        const { id } = meetingInSight(looking, request.params.meetingId)
        return agendaFor(looking, id)
      }),
  )
  app.post(
    `${AT}/standing`,
    {
      schema: {
        tags,
        summary: 'Start from the standing agenda',
        description: 'For a meeting that has no agenda yet.',
        params: AtMeeting,
        response: { 201: AgendaOut },
      },
      config: permit('agendas.arrange'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      reply.code(201)
      return inWork(request, work => {
        layStandingAgenda(work, meetingId)
        return agendaOf(work.tx, work.partnershipId, meetingId)
      })
    },
  )
}

function newItems(app: App): void {
  app.post(
    `${AT}/items`,
    {
      schema: {
        tags,
        summary: 'Add an item at the end of an agenda',
        params: AtMeeting,
        body: AgendaItemContent,
        response: { 201: AgendaItemOut },
      },
      config: permit('agendas.arrange'),
    },
    (request, reply) => {
      const item = inWork(request, work =>
        once(request, work, () => addAgendaItem(work, request.params.meetingId, request.body)),
      )
      return withVersion(reply.code(201), item)
    },
  )
}

function oneItem(app: App): void {
  const at = `${AT}/items/:itemId`
  const config = permit('agendas.arrange')
  app.put(
    at,
    {
      schema: {
        tags,
        summary: 'Change an agenda item',
        description: `Replaces what the item says. ${ifMatch}`,
        params: OneItem,
        body: AgendaItemContent,
        response: { 200: AgendaItemOut },
      },
      config,
    },
    (request, reply) => {
      const content = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => changeAgendaItem(work, request.params, content)),
      )
    },
  )
  const answersAgenda = { tags, params: OneItem, response: { 200: AgendaOut } }
  app.delete(
    at,
    { schema: { ...answersAgenda, summary: 'Remove an item from an agenda', description: ifMatch }, config },
    request =>
      inWork(request, work => {
        removeAgendaItem(work, request.params, versionSeen(request))
        return agendaOf(work.tx, work.partnershipId, request.params.meetingId)
      }),
  )
  app.post(
    `${at}/moves`,
    {
      schema: {
        ...answersAgenda,
        summary: 'Move an agenda item one place',
        body: z.strictObject({ direction: z.enum(['up', 'down']) }),
      },
      config,
    },
    request =>
      inWork(request, work => {
        moveAgendaItem(work, request.params, request.body.direction)
        return agendaOf(work.tx, work.partnershipId, request.params.meetingId)
      }),
  )
}

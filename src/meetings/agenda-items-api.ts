import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { AgendaItemContent, addAgendaItem } from './add-agenda-item.ts'
import { agendaOf } from './agenda.ts'
import { AT, ifMatch, tags } from './agenda-api.ts'
import { AgendaItemOut, AgendaOut } from './agenda-shapes.ts'
import { changeAgendaItem } from './change-agenda-item.ts'
import { moveAgendaItem } from './move-agenda-item.ts'
import { AtMeeting } from './pages.ts'
import { removeAgendaItem } from './remove-agenda-item.ts'

const OneItem = AtMeeting.extend({ itemId: anId() })
const MoveForm = z
  .strictObject({ direction: z.enum(['up', 'down']).optional(), to: z.int().min(1).optional() })
  .refine(({ direction, to }) => direction !== undefined || to !== undefined, {
    error: 'Say the direction or the place',
  })
  .meta({ example: { direction: 'up' } })

/** The items of an agenda, for programs to add, change, move and remove. */
export function agendaItemsApi(app: App): void {
  newItems(app)
  oneItem(app)
}

function newItems(app: App): void {
  app.post(
    `${AT}/items`,
    {
      schema: {
        tags,
        summary: 'Add an item at the end of an agenda',
        params: AtMeeting,
        headers: Repeatable,
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
        headers: IfMatch,
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
    {
      schema: { ...answersAgenda, summary: 'Remove an item from an agenda', description: ifMatch, headers: IfMatch },
      config,
    },
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
        summary: 'Move an agenda item',
        description:
          'One place up or down, or to a place counted from 1; it comes under the heading that stands there.',
        body: MoveForm,
      },
      config,
    },
    request =>
      inWork(request, work => {
        const { body } = request
        moveAgendaItem(work, request.params, body.to ? { to: body.to } : (body.direction ?? 'up'))
        return agendaOf(work.tx, work.partnershipId, request.params.meetingId)
      }),
  )
}

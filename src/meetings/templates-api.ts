import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { changeTemplate, makeTemplate, saveAsTemplate, TemplateContent, TemplateName } from './keep-template.ts'
import { AtMeeting } from './pages.ts'
import { removeTemplate } from './remove-template.ts'
import { OneTemplate } from './template-pages.ts'
import { TemplateOut, TemplatesOut } from './template-shapes.ts'
import { templateById, templatesOf } from './templates-store.ts'

const AT = '/api/v1/partnerships/:partnershipId/agenda-templates'
const tags = ['Agendas and papers']
const config = permit('agenda-templates.keep')
const ifMatch = 'Send If-Match with the ETag you last saw.'

/** Agenda templates for programs, each whole. */
export function templatesApi(app: App): void {
  lookingUp(app)
  making(app)
  changing(app)
}

function lookingUp(app: App): void {
  app.get(
    AT,
    {
      schema: {
        tags,
        summary: 'The agenda templates of a partnership',
        params: InPartnership,
        response: { 200: TemplatesOut },
      },
      config,
    },
    request => {
      const { tx, partnershipId } = reading(request)
      return { templates: templatesOf(tx, partnershipId) }
    },
  )
  app.get(
    `${AT}/:templateId`,
    { schema: { tags, summary: 'One agenda template', params: OneTemplate, response: { 200: TemplateOut } }, config },
    (request, reply) => {
      const { tx, partnershipId } = reading(request)
      return withVersion(reply, templateById(tx, partnershipId, request.params.templateId))
    },
  )
}

function making(app: App): void {
  const created = { tags, response: { 201: TemplateOut } }
  app.post(
    AT,
    {
      schema: {
        ...created,
        summary: 'Make an agenda template',
        params: InPartnership,
        headers: Repeatable,
        body: TemplateContent,
      },
      config,
    },
    (request, reply) => {
      const made = inWork(request, work => once(request, work, () => makeTemplate(work, request.body)))
      return withVersion(reply.code(201), made)
    },
  )
  app.post(
    '/api/v1/partnerships/:partnershipId/meetings/:meetingId/agenda/template',
    {
      schema: {
        ...created,
        summary: 'Save an agenda as a template',
        params: AtMeeting,
        headers: Repeatable,
        body: TemplateName,
      },
      config,
    },
    (request, reply) => {
      const saved = inWork(request, work =>
        once(request, work, () => saveAsTemplate(work, request.params.meetingId, request.body)),
      )
      return withVersion(reply.code(201), saved)
    },
  )
}

function changing(app: App): void {
  app.put(
    `${AT}/:templateId`,
    {
      schema: {
        tags,
        summary: 'Change an agenda template',
        description: `Of a built-in one the partnership has its own from then on. ${ifMatch}`,
        params: OneTemplate,
        headers: IfMatch,
        body: TemplateContent,
        response: { 200: TemplateOut },
      },
      config,
    },
    (request, reply) => {
      const content = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => changeTemplate(work, request.params.templateId, content)),
      )
    },
  )
  app.delete(
    `${AT}/:templateId`,
    {
      schema: {
        tags,
        summary: 'Remove an agenda template',
        description: `Where it stood in the place of a built-in one, that is back. ${ifMatch}`,
        params: OneTemplate,
        headers: IfMatch,
        response: { 200: TemplatesOut },
      },
      config,
    },
    request =>
      inWork(request, work => {
        removeTemplate(work, request.params.templateId, versionSeen(request))
        return { templates: templatesOf(work.tx, work.partnershipId) }
      }),
  )
}

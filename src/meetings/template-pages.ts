import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { counted } from '../words.ts'
import { ownersToSuggest } from './agenda-choices.ts'
import { changeTemplate, makeTemplate, TemplateName } from './keep-template.ts'
import { crumbsOfMeetings } from './paths.ts'
import { removeTemplate } from './remove-template.ts'
import { agendaItemKinds, builtInTemplates } from './states.ts'
import { type AgendaTemplate, templateById, templatesOf } from './templates-store.ts'

const AT = '/partnerships/:partnershipId/agenda-templates'
const permission = 'agenda-templates.keep'
/** A built-in template goes by its word. */
export const OneTemplate = InPartnership.extend({
  templateId: z.union([z.enum(builtInTemplates), z.uuid()]).meta({ example: 'quarterly' }),
})

const pathToTemplates = (partnershipId: string) => `/partnerships/${partnershipId}/agenda-templates`
export const pathToTemplate = (partnershipId: string, templateId: string) =>
  `${pathToTemplates(partnershipId)}/${templateId}`

/** The agendas a partnership starts from, to look at, change and add to. */
export function templatePages(app: App): void {
  listPage(app)
  newPage(app)
  onePage(app)
}

function listPage(app: App): void {
  app.get(AT, { schema: { params: InPartnership }, config: permit(permission) }, (request, reply) => {
    const looking = reading(request)
    const view = {
      ...frameOf(looking, []),
      templates: templatesOf(looking.tx, looking.partnershipId).map(template => ({
        ...template,
        minutes: minutesOf(template),
      })),
    }
    return page(request, reply, 'meetings/templates.njk', view)
  })
}

function newPage(app: App): void {
  formPage(app, {
    at: `${AT}/new`,
    permission,
    params: InPartnership,
    start: () => ({ from: '' }),
    draw: looking => ({
      template: 'meetings/template-new.njk',
      view: { ...frameOf(looking), from: startingPoints(looking) },
    }),
    submit: (work, { body, once }) => {
      const { name } = readForm(TemplateName, body)
      const { id } = once(() => ({ id: makeTemplate(work, { name, items: itemsFrom(work, body.from) }).id }))
      return { to: pathToTemplate(work.partnershipId, id), notice: 'Template made' }
    },
  })
}

const startingPoints = ({ tx, partnershipId }: Reading<typeof permission>) => [
  { value: '', text: 'Nothing: an empty agenda' },
  ...templatesOf(tx, partnershipId).map(({ id, name }) => ({ value: id, text: name })),
]

const itemsFrom = ({ tx, partnershipId }: Work<typeof permission>, from: unknown) =>
  typeof from === 'string' && from !== '' ? templateById(tx, partnershipId, from).items : []

function onePage(app: App): void {
  formPage(app, {
    at: `${AT}/:templateId`,
    permission,
    params: OneTemplate,
    start: ({ tx, partnershipId }, { params }) => ({ ...templateById(tx, partnershipId, params.templateId) }),
    draw: (looking, _form, { params }) => templateDrawing(looking, params.templateId),
    submit: (work, { params, body }) => {
      const { items } = templateById(work.tx, work.partnershipId, params.templateId)
      changeTemplate(work, params.templateId, { ...readForm(TemplateName, body), items, version: versionIn(body) })
      return { to: pathToTemplate(params.partnershipId, params.templateId), notice: 'Template renamed' }
    },
    comparing: () => ({ labels: { name: 'Name of the template' } }),
  })
  button(app, {
    at: `${AT}/:templateId/removal`,
    permission,
    params: OneTemplate,
    submit: (work, { params, body }) => {
      removeTemplate(work, params.templateId, versionIn(body))
      return { to: pathToTemplates(params.partnershipId), notice: 'Template removed' }
    },
  })
}

function templateDrawing(looking: Reading<typeof permission>, templateId: string) {
  const template = templateById(looking.tx, looking.partnershipId, templateId)
  const totalInWords = counted(minutesOf(template), 'minute')
  return { template: 'meetings/template.njk', view: { ...frameOf(looking), agendaTemplate: template, totalInWords } }
}

const minutesOf = ({ items }: AgendaTemplate): number => items.reduce((sum, item) => sum + item.minutesAllotted, 0)

/** What every page about templates shows around them. */
export function frameOf(looking: Reading<typeof permission>, more?: { text: string; href: string }[]) {
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  const templates = { text: 'Agenda templates', href: pathToTemplates(partnership.id) }
  return {
    partnership,
    crumbs: [...crumbsOfMeetings(partnership), ...(more ?? [templates])],
    agendaItemKinds,
    fourPs,
    owners: ownersToSuggest(looking),
  }
}

import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { found } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { fillChoices } from './agenda-choices.ts'
import { movedTo } from './agenda-order.ts'
import { changeTemplate, TemplateItemContent } from './keep-template.ts'
import type { TemplateItem } from './states.ts'
import { frameOf, OneTemplate, pathToTemplate } from './template-pages.ts'
import { templateById } from './templates-store.ts'

const AT = '/partnerships/:partnershipId/agenda-templates/:templateId/items'
const permission = 'agenda-templates.keep'
/** A place in the template as it was when its page was drawn; the version sees to it that it still is. */
const OneItem = OneTemplate.extend({ place: z.coerce.number().int().min(1).max(100).meta({ example: 1 }) })

type Of = z.output<typeof OneTemplate>

/** The items of a template, changed one at a time as those of a meeting are. */
export function templateItemPages(app: App): void {
  addingPage(app)
  changingPage(app)
  itemButtons(app)
}

function addingPage(app: App): void {
  formPage(app, {
    at: `${AT}/new`,
    permission,
    params: OneTemplate,
    start: ({ tx, partnershipId }, { params }) => ({
      minutesAllotted: 5,
      kind: 'discussion',
      version: templateById(tx, partnershipId, params.templateId).version,
    }),
    draw: (reading, _form, { params }) => itemDrawing(reading, params, 'Add an item'),
    submit: (work, { params, body, once }) => {
      const item = readForm(TemplateItemContent, body)
      once(() => changeItems(work, { ...params, version: versionIn(body) }, items => [...items, item]))
      return { to: pathToTemplate(params.partnershipId, params.templateId), notice: 'Item added' }
    },
    comparing: (looking, { params }) => ({ facts: [{ label: 'Items so far', now: itemsSoFar(looking, params) }] }),
  })
}

const itemsSoFar = ({ tx, partnershipId }: Reading<typeof permission>, { templateId }: Of): string =>
  templateById(tx, partnershipId, templateId)
    .items.map(({ title }, at) => `${at + 1}. ${title}`)
    .join('\n')

function changingPage(app: App): void {
  formPage(app, {
    at: `${AT}/:place`,
    permission,
    params: OneItem,
    start: ({ tx, partnershipId }, { params }) => {
      const { items, version } = templateById(tx, partnershipId, params.templateId)
      const item = found(items[params.place - 1], 'agenda item')
      return { ...item, listsActions: item.listsActions ? 'yes' : '', version }
    },
    draw: (reading, _form, { params }) => itemDrawing(reading, params, 'Change the item'),
    submit: (work, { params, body }) => {
      const item = readForm(TemplateItemContent, body)
      changeItems(work, { ...params, version: versionIn(body) }, items =>
        items.with(placeIn(items, params.place), item),
      )
      return { to: pathToTemplate(params.partnershipId, params.templateId), notice: 'Item saved' }
    },
  })
}

function itemButtons(app: App): void {
  const deeds = {
    up: (items: TemplateItem[], place: number) => moved(items, place, place - 1),
    down: (items: TemplateItem[], place: number) => moved(items, place, place + 1),
    removal: (items: TemplateItem[], place: number) => items.toSpliced(placeIn(items, place), 1),
  }
  for (const [deed, change] of Object.entries(deeds))
    button(app, {
      at: `${AT}/:place/${deed}`,
      permission,
      params: OneItem,
      submit: (work, { params, body }) => {
        changeItems(work, { ...params, version: versionIn(body) }, items => change(items, params.place))
        const notice = deed === 'removal' ? 'Item removed' : `Item moved ${deed}`
        return { to: pathToTemplate(params.partnershipId, params.templateId), notice }
      },
    })
}

const placeIn = (items: TemplateItem[], place: number): number => {
  found(items[place - 1], 'agenda item')
  return place - 1
}

const moved = (items: TemplateItem[], place: number, to: number): TemplateItem[] => {
  const placed = items.map((item, at) => ({ ...item, id: String(at + 1) }))
  return movedTo(placed, String(placeIn(items, place) + 1), to).map(({ id, ...item }) => item)
}

function changeItems(
  work: Work<typeof permission>,
  { templateId, version }: Of & { version: number },
  change: (items: TemplateItem[]) => TemplateItem[],
): { id: string } {
  const { name, items } = templateById(work.tx, work.partnershipId, templateId)
  const { id } = changeTemplate(work, templateId, { name, items: change(items), version })
  return { id }
}

function itemDrawing(reading: Reading<typeof permission>, { templateId }: Of, title: string) {
  const template = templateById(reading.tx, reading.partnershipId, templateId)
  const frame = frameOf(reading)
  const above = { text: template.name, href: pathToTemplate(reading.partnershipId, templateId) }
  return {
    template: 'meetings/agenda-item.njk',
    view: {
      ...frame,
      title,
      caption: `Template: ${template.name}`,
      crumbs: [...frame.crumbs, above],
      fills: fillChoices,
      sections: [...new Set(template.items.map(item => item.section).filter(Boolean))],
    },
  }
}

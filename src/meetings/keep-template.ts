import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput, Refusal, stale } from '../errors.ts'
import { aLine } from '../input.ts'
import { AgendaItemContent } from './add-agenda-item.ts'
import { bySection } from './agenda-order.ts'
import { refuseClosedContent } from './agenda-policy.ts'
import { agendaItemsOf } from './agenda-store.ts'
import { type BuiltInTemplate, builtInTemplates, type TemplateItem } from './states.ts'
import { meetingById } from './store.ts'
import {
  type AgendaTemplate,
  addTemplateRow,
  changeTemplateRow,
  MOST_TEMPLATES,
  templateById,
  templatesOf,
} from './templates-store.ts'

/** What is said of an item that any meeting may have; who owes a paper is a matter of the one meeting. */
export const TemplateItemContent = AgendaItemContent.omit({ paperFromOrganisationId: true, paperFromPersonId: true })

export const TemplateName = z.strictObject({
  name: aLine('Enter what to call the template', 80).meta({ example: 'Quarterly meeting' }),
})
export const TemplateContent = TemplateName.extend({
  items: z.array(TemplateItemContent).max(100, { error: 'A template has 100 items or fewer' }),
})
export type TemplateContent = z.output<typeof TemplateContent>

type Keeping = Work<'agenda-templates.keep'>

/** Keeps a new template of the partnership's own. */
export function makeTemplate(work: Keeping, content: TemplateContent): AgendaTemplate {
  if (templatesOf(work.tx, work.partnershipId).length >= MOST_TEMPLATES)
    throw new Refusal('conflict', `There are ${MOST_TEMPLATES} templates already. Remove one first`)
  refuseTakenName(work, content.name)
  return templateById(work.tx, work.partnershipId, keep(work, content, null))
}

/** Keeps the agenda of a meeting as a template, for the next of its kind to start from. */
export function saveAsTemplate(work: Keeping, meetingId: string, { name }: { name: string }): AgendaTemplate {
  const { id } = meetingById(work.tx, work.partnershipId, meetingId)
  const items = agendaItemsOf(work.tx, work.partnershipId, id)
  if (items.length === 0) throw new Refusal('conflict', 'This meeting has no agenda to save')
  return makeTemplate(work, { name, items: items.map(asTemplateItem) })
}

const asTemplateItem = (item: ReturnType<typeof agendaItemsOf>[number]): TemplateItem => ({
  // What one closed item was about is no title for the next.
  title: item.kind === 'closed' ? 'Closed item (if needed)' : item.title,
  kind: item.kind,
  owner: item.owner,
  minutesAllotted: item.minutesAllotted,
  fourP: item.fourP ?? undefined,
  note: item.kind === 'closed' ? '' : item.note,
  listsActions: item.listsActions,
  section: item.section,
  fills: item.fills,
})

/** Changes a template; of a built-in one the partnership has its own from then on. */
export function changeTemplate(
  work: Keeping,
  templateId: string,
  { version, ...content }: TemplateContent & { version: number },
): AgendaTemplate {
  const { tx, partnershipId } = work
  const template = templateById(tx, partnershipId, templateId)
  if (template.version !== version) throw stale('this agenda template')
  if (content.name !== template.name) refuseTakenName(work, content.name, template.id)
  if (template.rowId === null) keep(work, content, builtInTemplates.find(each => each === templateId) ?? null)
  else {
    const values = valuesOf(content)
    changeTemplateRow(
      tx,
      { partnershipId, id: template.rowId },
      { version, at: work.now, by: work.actor.personId, values },
    )
    noteKept(work, template.rowId, 'Changed an agenda template')
  }
  return templateById(tx, partnershipId, templateId)
}

function keep(work: Keeping, content: TemplateContent, replaces: BuiltInTemplate | null): string {
  const { tx, partnershipId, now, actor, ids } = work
  const id = ids.newId()
  addTemplateRow(tx, {
    ...valuesOf(content),
    id,
    partnershipId,
    replaces,
    createdAt: now,
    createdBy: actor.personId,
    updatedAt: now,
    updatedBy: actor.personId,
  })
  noteKept(work, id, replaces ? 'Changed an agenda template' : 'Made an agenda template')
  return id
}

function valuesOf({ name, items }: TemplateContent) {
  for (const item of items) refuseClosedContent(item)
  return {
    name,
    items: bySection(items.map((item, at) => ({ ...item, id: String(at) }))).map(({ id, ...item }) => item),
  }
}

function refuseTakenName({ tx, partnershipId }: Keeping, name: string, except?: string): void {
  const isTaken = templatesOf(tx, partnershipId).some(
    each => each.id !== except && each.name.toLowerCase() === name.toLowerCase(),
  )
  if (isTaken) throw new InvalidInput([{ field: 'name', words: 'There is a template of this name already' }])
}

function noteKept(work: Keeping, id: string, words: string): void {
  noteActivity(work, { deed: 'agenda-template.kept', subjectType: 'agenda template', subjectId: id, words })
}

import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { removeTemplateRow, templateById } from './templates-store.ts'

/** Takes the partnership's own template away; where it stood in the place of a built-in one, that is back. */
export function removeTemplate(work: Work<'agenda-templates.keep'>, templateId: string, version: number): void {
  const { tx, partnershipId } = work
  const template = templateById(tx, partnershipId, templateId)
  if (template.rowId === null) throw new Refusal('conflict', 'A built-in template cannot be removed')
  removeTemplateRow(tx, { partnershipId, id: template.rowId, version })
  noteActivity(work, {
    deed: 'agenda-template.removed',
    subjectType: 'agenda template',
    subjectId: template.rowId,
    words: 'Removed an agenda template',
  })
}

import { and, asc, eq, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import { prepared, type Tx } from '../database/database.ts'
import { found, stale } from '../errors.ts'
import { builtIn } from './built-in-templates.ts'
import { type BuiltInTemplate, builtInTemplates, type TemplateItem } from './states.ts'
import { agendaTemplates } from './tables.ts'

/** An agenda to start from. A built-in one that the partnership changed nothing of has version nought. */
export interface AgendaTemplate {
  /** The built-in one's word, also where the partnership's own stands in its place; else the id of its row. */
  id: string
  rowId: string | null
  name: string
  isBuiltIn: boolean
  items: TemplateItem[]
  version: number
}

const own = prepared(tx =>
  tx
    .select({
      id: agendaTemplates.id,
      name: agendaTemplates.name,
      replaces: agendaTemplates.replaces,
      items: agendaTemplates.items,
      version: agendaTemplates.version,
    })
    .from(agendaTemplates)
    .where(eq(agendaTemplates.partnershipId, sql.placeholder('partnershipId')))
    .orderBy(asc(sql`lower(${agendaTemplates.name})`))
    .prepare(),
)

/** More than anybody chooses among. */
export const MOST_TEMPLATES = 50

/** The built-in templates, or what the partnership made of them, and then its own by name. */
export function templatesOf(tx: Tx, partnershipId: string): AgendaTemplate[] {
  const rows = own(tx).all({ partnershipId })
  const asTemplate = (row: (typeof rows)[number]): AgendaTemplate => ({
    id: row.replaces ?? row.id,
    rowId: row.id,
    name: row.name,
    isBuiltIn: row.replaces !== null,
    items: row.items,
    version: row.version,
  })
  const untouched = (id: BuiltInTemplate): AgendaTemplate => ({
    ...builtIn[id],
    id,
    rowId: null,
    isBuiltIn: true,
    version: 0,
  })
  return [
    ...builtInTemplates.map(id => {
      const row = rows.find(each => each.replaces === id)
      return row ? asTemplate(row) : untouched(id)
    }),
    ...rows.filter(row => row.replaces === null).map(asTemplate),
  ]
}

export const templateById = (tx: Tx, partnershipId: string, id: string): AgendaTemplate =>
  found(
    templatesOf(tx, partnershipId).find(template => template.id === id),
    'agenda template',
  )

export function addTemplateRow(tx: Tx, template: typeof agendaTemplates.$inferInsert): void {
  tx.insert(agendaTemplates).values(template).run()
}

const changeTemplate = changing(agendaTemplates, 'this agenda template')
/** Changes a template, unless somebody else did since `version`. */
export const changeTemplateRow = (
  tx: Tx,
  row: { partnershipId: string; id: string },
  change: Change<typeof agendaTemplates>,
): void => changeTemplate(tx, isRow(row), change)

export function removeTemplateRow(tx: Tx, row: { partnershipId: string; id: string; version: number }): void {
  const { changes } = tx
    .delete(agendaTemplates)
    .where(and(isRow(row), eq(agendaTemplates.version, row.version)))
    .run()
  if (changes === 0) throw stale('this agenda template')
}

const isRow = ({ partnershipId, id }: { partnershipId: string; id: string }) =>
  and(eq(agendaTemplates.partnershipId, partnershipId), eq(agendaTemplates.id, id))

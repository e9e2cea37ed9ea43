/** One row of `search_passages` in the making: each value is SQL on the row that it is copied from. */
interface Passage {
  kind: string
  key: string
  subject: string
  meeting: string
  saidOn: string
  title: string
  body: string
  /** Only while this holds; what is restricted for good never enters the index. */
  when: string
  /** Further rows that the row itself holds, as JSON. */
  within?: string
}

/** A table whose words can be found, and how its rows become passages. */
export interface Source {
  source: string
  table: string
  /** The columns that its passages are made of: a change of another one is none of ours. */
  columns: readonly string[]
  /** The passages of the row called `row`: `new` in a trigger, the table's own name when all are copied. */
  passages(row: string): Passage[]
  /** What else follows from a change of the row. */
  afterwards?: string
}

/** What stands in these columns of a row, joined, leaving out what is empty. */
export const lines = (row: string, ...columns: string[]) =>
  `concat_ws(' · ', ${columns.map(column => `nullif(${row}.${column}, '')`).join(', ')})`

export const NONE = 'null'

/** What was noted under an item, and apart from it what was decided. */
export const noteAndDecision = (of: {
  key: string
  item: string
  meeting: string
  title: string
  text: string
  decision: string
}) =>
  (['minutes', 'decision'] as const).map(kind => ({
    kind,
    key: `${of.key} || ' ${kind}'`,
    subject: of.item,
    meeting: of.meeting,
    saidOn: NONE,
    title: of.title,
    body: kind === 'minutes' ? of.text : of.decision,
    when: `${kind === 'minutes' ? of.text : of.decision} <> ''`,
  }))

/** The items of a record that are not closed: of those it holds a pointer only. */
export const recorded = (row: string, record: string) =>
  noteAndDecision({
    key: `${row}.meeting_id || ' ' || item.key`,
    item: `item.value ->> 'agendaItemId'`,
    meeting: `${row}.meeting_id`,
    title: `item.value ->> 'title'`,
    text: `item.value ->> 'text'`,
    decision: `item.value ->> 'decision'`,
  }).map(passage => ({
    ...passage,
    within: `json_each(${record}, '$.items') as item`,
    when: `not coalesce(item.value ->> 'isClosed', 0) and ${passage.when}`,
  }))

/** The record as members read it: approved, or else circulated. */
export const kept = (row: string) => `coalesce(${row}.approved_record, ${row}.circulated_record)`

/** The columns that a copied passage fills, in the order of `values` below. */
const passageColumns = 'source, key, kind, partnership_id, subject_id, meeting_id, said_on, title, body'

/** A select of the passages that a source makes of one row, or of all rows of its table. */
export const copying = (source: Source, row: string): string[] =>
  source.passages(row).map(each => selectOf(source.source, row, each, row === source.table ? [source.table] : []))

/** The statement that copies one passage of a row into the index. */
export function selectOf(source: string, row: string, each: Passage, from: string[]): string {
  const all = [...from, ...(each.within ? [each.within] : [])]
  const values = `'${source}', ${each.key}, '${each.kind}', ${row}.partnership_id, ${each.subject}, ${each.meeting}, ${each.saidOn}, ${each.title}, ${each.body}`
  return `insert into search_passages (${passageColumns}) select ${values}${all.length ? ` from ${all.join(', ')}` : ''} where ${each.when}`
}

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

const lines = (row: string, ...columns: string[]) =>
  `concat_ws(' · ', ${columns.map(column => `nullif(${row}.${column}, '')`).join(', ')})`

const NONE = 'null'

/** What was noted under an item, and apart from it what was decided. */
const noteAndDecision = (of: {
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
const recorded = (row: string, record: string) =>
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

const kept = (row: string) => `coalesce(${row}.approved_record, ${row}.circulated_record)`

/** The columns that a copied passage fills, in the order of `values` below. */
const passageColumns = 'source, key, kind, partnership_id, subject_id, meeting_id, said_on, title, body'

/** A select of the passages that a source makes of one row, or of all rows of its table. */
export const copying = (source: Source, row: string): string[] =>
  source.passages(row).map(each => selectOf(source.source, row, each, row === source.table ? [source.table] : []))

function selectOf(source: string, row: string, each: Passage, from: string[]): string {
  const all = [...from, ...(each.within ? [each.within] : [])]
  const values = `'${source}', ${each.key}, '${each.kind}', ${row}.partnership_id, ${each.subject}, ${each.meeting}, ${each.saidOn}, ${each.title}, ${each.body}`
  return `insert into search_passages (${passageColumns}) select ${values}${all.length ? ` from ${all.join(', ')}` : ''} where ${each.when}`
}

// From the day they are circulated the record is what members read, and the notes it was made of are left aside; taken
// back to draft, they are found again by those who write. Both are read from the record: it has all that was noted.
const withNotes = [
  `delete from search_passages where source = 'note' and meeting_id = new.meeting_id and new.state <> 'draft'`,
  ...recorded('old', kept('old')).map(
    each =>
      `${selectOf('note', 'old', { ...each, key: `item.value ->> 'agendaItemId' || ' ${each.kind}'`, when: `new.state = 'draft' and ${each.when}` }, [])} on conflict do nothing`,
  ),
].join(';\n')

/**
 * Everything that can be found. A rule speaks of its own table alone, so that a release may rebuild any table without
 * minding the others' triggers; whatever stands in another table, such as who may see it, is asked when somebody searches.
 */
export const sources: readonly Source[] = [
  {
    source: 'meeting',
    table: 'meetings',
    columns: ['title', 'theme', 'purpose', 'venue', 'cancelled_reason', 'discarded_at'],
    passages: row => [
      {
        kind: 'meeting',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: `${row}.id`,
        saidOn: NONE,
        title: `${row}.title`,
        body: lines(row, 'theme', 'purpose', 'venue', 'cancelled_reason'),
        when: `${row}.discarded_at is null`,
      },
    ],
  },
  {
    source: 'item',
    table: 'agenda_items',
    columns: ['title', 'note', 'owner', 'kind', 'removed_at'],
    passages: row => [
      {
        kind: 'agenda',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: `${row}.meeting_id`,
        saidOn: NONE,
        title: `${row}.title`,
        body: lines(row, 'note'),
        when: `${row}.kind <> 'closed' and ${row}.removed_at is null`,
      },
    ],
  },
  {
    source: 'note',
    table: 'item_notes',
    columns: ['text', 'decision'],
    passages: row =>
      noteAndDecision({
        key: `${row}.agenda_item_id`,
        item: `${row}.agenda_item_id`,
        meeting: `${row}.meeting_id`,
        title: `''`,
        text: `${row}.text`,
        decision: `${row}.decision`,
      }),
  },
  {
    source: 'record',
    table: 'minutes',
    columns: ['state', 'circulated_record', 'approved_record'],
    passages: row => recorded(row, kept(row)),
    afterwards: withNotes,
  },
  {
    source: 'addendum',
    table: 'addenda',
    columns: ['text'],
    passages: row => [
      {
        kind: 'minutes',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: `${row}.meeting_id`,
        saidOn: NONE,
        title: `'Addendum'`,
        body: `${row}.text`,
        when: 'true',
      },
    ],
  },
  {
    source: 'summary',
    table: 'summary_editions',
    columns: ['content', 'withdrawn_at'],
    passages: row => [
      {
        kind: 'minutes',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: `${row}.meeting_id`,
        saidOn: NONE,
        title: `'Public summary'`,
        body: `concat_ws(' · ', nullif(${row}.content ->> 'intro', ''), (select group_concat(concat_ws(': ', point.value ->> 'heading', point.value ->> 'text'), ' · ') from json_each(${row}.content, '$.points') as point))`,
        when: `${row}.withdrawn_at is null`,
      },
    ],
  },
  {
    source: 'action',
    table: 'actions',
    columns: ['reference', 'text', 'evidence', 'cancelled_reason'],
    passages: row => [
      {
        kind: 'action',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: NONE,
        saidOn: `substr(${row}.created_at, 1, 10)`,
        title: `${row}.reference`,
        body: lines(row, 'text', 'evidence', 'cancelled_reason'),
        when: 'true',
      },
    ],
  },
  {
    source: 'pledge',
    table: 'pledges',
    columns: [
      'reference',
      'title',
      'problem',
      'action',
      'measure',
      'made_at',
      'help_wanted',
      'learned',
      'state_reason',
    ],
    passages: row => [
      {
        kind: 'pledge',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: NONE,
        saidOn: `${row}.made_on`,
        title: `${row}.reference || ' ' || ${row}.title`,
        body: lines(row, 'action', 'problem', 'measure', 'help_wanted', 'made_at', 'learned', 'state_reason'),
        when: 'true',
      },
    ],
  },
  {
    source: 'paper',
    table: 'documents',
    columns: ['title', 'file_name', 'removed_at'],
    passages: row => [
      {
        kind: 'paper',
        key: `${row}.id`,
        subject: `${row}.id`,
        meeting: NONE,
        saidOn: `substr(${row}.added_at, 1, 10)`,
        title: `${row}.title`,
        body: `${row}.file_name`,
        when: `${row}.removed_at is null`,
      },
    ],
  },
]

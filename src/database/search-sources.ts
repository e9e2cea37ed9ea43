import { kept, lines, NONE, noteAndDecision, recorded, type Source, selectOf } from './search-passages.ts'

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

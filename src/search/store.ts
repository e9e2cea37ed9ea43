import { type SQL, sql } from 'drizzle-orm'
import { isShutTo } from '../access/group-store.ts'
import { isInSight } from '../actions/sight-store.ts'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'
import type { searchPassages } from './tables.ts'

/** So many passages at most are counted and put in order; whoever hits more has to say more of what they look for. */
export const MOST_FOUND = 2000

/** Where somebody is a member now, whether they see what is being drafted there, and for whom they speak. */
export interface Seat {
  partnershipId: string
  seesDrafts: boolean
  organisationIds: string[]
}

type Passage = typeof searchPassages.$inferSelect

// The index is reached through two tables that drizzle does not know by name, and through each passage's original.
const reader = {
  personId: given('personId'),
  seesAll: sql`seat.sees_drafts`,
  organisationIds: sql`seat.organisation_ids`,
}
const meetingKnown = sql`m.id is not null and m.discarded_at is null and (m.state <> 'draft' or seat.sees_drafts)
  and not ${isShutTo(sql`m.sub_group_id`, reader)}`
const minutesState = sql`(select state from minutes where minutes.meeting_id = p.meeting_id)`
const openItem = (id: SQL) =>
  sql`exists (select 1 from agenda_items as i where i.id = ${id} and i.kind <> 'closed' and i.removed_at is null)`
// What was minuted stays, even where its item was taken off the agenda afterwards.
const itemNotClosed = sql`exists (select 1 from agenda_items as i where i.id = p.subject_id and i.kind <> 'closed')`
const ownPledge = sql`exists (select 1 from pledges as g where g.id = p.subject_id
  and (g.state <> 'draft' or seat.sees_drafts or instr(seat.organisation_ids, g.organisation_id) > 0))`

/** Whether this reader may see the original now, by the same rules as its own page. */
const mayBeSeen = sql`case p.source
  when 'meeting' then ${meetingKnown}
  when 'item' then ${meetingKnown} and ${openItem(sql`p.subject_id`)}
  when 'note' then seat.sees_drafts and ${meetingKnown} and ${minutesState} = 'draft' and ${itemNotClosed}
  when 'record' then ${meetingKnown} and ${minutesState} in ('circulated', 'approved')
  when 'addendum' then ${meetingKnown} and ${minutesState} = 'approved'
  when 'summary' then ${meetingKnown}
    and exists (select 1 from public_pages where public_pages.partnership_id = p.partnership_id)
  when 'paper' then ${meetingKnown} and (paper.agenda_item_id is null or not exists
    (select 1 from agenda_items as i where i.id = paper.agenda_item_id and i.kind = 'closed'))
  when 'action' then exists (select 1 from actions where actions.id = p.subject_id and ${isInSight('actions', reader)})
  when 'pledge' then ${ownPledge}
  else 0 end`

const day = sql<string>`coalesce(m.held_on, p.said_on, '')`

// From the latest copied backwards, until there are enough that this reader may see.
const seen = prepared(tx =>
  tx
    .select({
      number: sql<number>`p.number`,
      kind: sql<Passage['kind']>`p.kind`,
      partnershipId: sql<string>`p.partnership_id`,
      day,
    })
    .from(sql`(select rowid as number from search_index where search_index match ${given('expression')} order by rowid desc) as hit
      cross join search_passages as p on p.number = hit.number
      join (select value ->> 'partnershipId' as partnership_id, value ->> 'seesDrafts' as sees_drafts,
        value ->> 'organisationIds' as organisation_ids from json_each(${given('seats')})) as seat
        on seat.partnership_id = p.partnership_id
      left join papers as paper on p.source = 'paper' and paper.document_id = p.subject_id
        and paper.partnership_id = p.partnership_id and paper.removed_at is null
      left join meetings as m on m.id = coalesce(p.meeting_id, paper.meeting_id) and m.partnership_id = p.partnership_id`)
    .where(sql`${day} between ${given('from')} and ${given('to')} and ${mayBeSeen}`)
    .limit(givenNumber('most'))
    .prepare(),
)

/** Every passage that matches and that this reader may see now, the latest first; of each only what tells them apart. */
export const passagesSeen = (
  tx: Tx,
  { personId, seats }: { personId: string; seats: readonly Seat[] },
  { expression, from = '', to = '~' }: { expression: string; from?: string | undefined; to?: string | undefined },
) =>
  seen(tx)
    .all({ expression, from, to, personId, seats: JSON.stringify(seats), most: MOST_FOUND })
    .sort((one, other) => (one.day === other.day ? other.number - one.number : one.day < other.day ? 1 : -1))
export type Seen = ReturnType<typeof passagesSeen>[number]

/** What stands around a match in the texts of the index: no text of ours holds control characters. */
export const MARKS = { from: '\u0002', to: '\u0003' }
const WORDS_SHOWN = 32

const shown = prepared(tx =>
  tx
    .select({
      number: sql<number>`p.number`,
      kind: sql<Passage['kind']>`p.kind`,
      source: sql<string>`p.source`,
      partnershipId: sql<string>`p.partnership_id`,
      subjectId: sql<string>`p.subject_id`,
      title: sql<string>`highlight(search_index, 1, ${given('from')}, ${given('to')})`,
      passage: sql<string>`snippet(search_index, 2, ${given('from')}, ${given('to')}, '…', ${givenNumber('words')})`,
      itemTitle: sql<string | null>`(select i.title from agenda_items as i where i.id = p.subject_id)`,
      meetingId: sql<string | null>`m.id`,
      meetingTitle: sql<string | null>`m.title`,
      day,
      state: sql<
        string | null
      >`case p.kind when 'action' then (select state from actions where actions.id = p.subject_id)
        when 'pledge' then (select state from pledges where pledges.id = p.subject_id)
        when 'meeting' then nullif(nullif(m.state, 'held'), 'scheduled')
        when 'minutes' then case p.source when 'summary' then null else nullif(${minutesState}, 'approved') end when 'decision' then nullif(${minutesState}, 'approved') end`,
    })
    .from(sql`search_index join search_passages as p on p.number = search_index.rowid
      left join papers as paper on p.source = 'paper' and paper.document_id = p.subject_id and paper.removed_at is null
      left join meetings as m on m.id = coalesce(p.meeting_id, paper.meeting_id)`)
    .where(sql`search_index match ${given('expression')}
      and +search_index.rowid in (select value from json_each(${given('numbers')}))`)
    .prepare(),
)

/**
 * The passages to show, with their matches marked, in the order of their numbers here; only ever of those that
 * `passagesSeen` named. In one pass through the matches: to seek each by itself would look every word up as often.
 */
export function passagesShown(tx: Tx, numbers: readonly number[], expression: string) {
  // Where nothing was found there may have been nothing to look for, which the index refuses.
  if (numbers.length === 0) return []
  const found = shown(tx).all({ expression, numbers: JSON.stringify(numbers), ...MARKS, words: WORDS_SHOWN })
  const byNumber = new Map(found.map(each => [each.number, each]))
  return numbers.map(number => byNumber.get(number)).filter(each => each !== undefined)
}
export type Shown = ReturnType<typeof passagesShown>[number]

import { desc, sql } from 'drizzle-orm'
import { isShutTo } from '../access/group-store.ts'
import { type eyesOf, givenEyes, isInSight } from '../actions/sight-store.ts'
import { given, givenNumber, prepared, type Tx } from '../database/database.ts'

const quotedList = (deeds: readonly string[]) => sql.raw(deeds.map(deed => `'${deed}'`).join(', '))

// What was changed in a draft stays among those who drafted; the story of a meeting begins where it was scheduled.
const wasScheduled = sql`(entry.deed not in (${quotedList(['meeting.changed', 'meeting.rescheduled', 'paper.added'])})
  or exists (select 1 from activity as called where called.subject_type = 'meeting' and called.subject_id = entry.subject_id
    and called.deed = 'meeting.scheduled' and called.number < entry.number))`

const { seesAll, personId } = givenEyes
const meetingKnown = sql`m.id is not null and m.discarded_at is null and m.state <> 'draft'
  and not ${isShutTo(sql`m.sub_group_id`, givenEyes)}`

/** Whether this reader may know of the deed now, by what its object has become since. */
const mayBeTold = sql`(entry.deed not in (select value from json_each(${given('ownDeeds')})) or ${seesAll} or entry.actor_id = ${personId})
  and case entry.subject_type
    when 'meeting' then ${meetingKnown} and ${wasScheduled} and (entry.deed not like 'minutes.%' or ${seesAll} or minutes.state <> 'draft')
    when 'action' then action.id is not null and ${isInSight('action', givenEyes)}
    when 'pledge' then pledge.id is not null and pledge.state <> 'draft'
    when 'organisation' then about.id is not null
    when 'membership' then member.id is not null and (${seesAll} or member.id = ${personId} or member.directory_visibility = 'members')
    else 0 end`

const told = prepared(tx =>
  tx
    .select({
      number: sql<number>`entry.number`,
      at: sql<string>`entry.at`,
      deed: sql<string>`entry.deed`,
      via: sql<string>`entry.via`,
      actorId: sql<string | null>`entry.actor_id`,
      /** Empty where the platform acted, and where who acted does not want to be seen by every member. */
      actorName: sql<
        string | null
      >`case when ${seesAll} or actor.id = ${personId} or actor.directory_visibility = 'members' then coalesce(actor.alias, actor.name) end`,
      isSomebody: sql<number>`actor.id is not null`,
      subjectType: sql<string>`entry.subject_type`,
      subjectId: sql<string>`entry.subject_id`,
      meetingTitle: sql<string | null>`m.title`,
      heldOn: sql<string | null>`m.held_on`,
      reference: sql<string | null>`coalesce(action.reference, pledge.reference)`,
      words: sql<string | null>`coalesce(action.text, pledge.title)`,
      memberName: sql<string | null>`coalesce(member.alias, member.name)`,
      organisationName: sql<string | null>`about.display_name`,
    })
    .from(sql`activity as entry
      left join people as actor on actor.id = entry.actor_id
      left join meetings as m on entry.subject_type = 'meeting' and m.id = entry.subject_id and m.partnership_id = entry.partnership_id
      left join minutes on minutes.meeting_id = m.id
      left join actions as action on entry.subject_type = 'action' and action.id = entry.subject_id and action.partnership_id = entry.partnership_id
      left join pledges as pledge on entry.subject_type = 'pledge' and pledge.id = entry.subject_id and pledge.partnership_id = entry.partnership_id
      left join memberships as seat on entry.subject_type = 'membership' and seat.id = entry.subject_id and seat.partnership_id = entry.partnership_id
      left join people as member on member.id = seat.person_id
      left join organisations as about on about.id = coalesce(pledge.organisation_id, action.owner_organisation_id, seat.organisation_id,
        case when entry.subject_type = 'organisation' then entry.subject_id end)`)
    .where(sql`entry.partnership_id = ${given('partnershipId')} and entry.number < ${givenNumber('before')}
      and entry.deed in (select value from json_each(${given('deeds')})) and ${mayBeTold}`)
    .orderBy(desc(sql`entry.number`))
    .limit(givenNumber('size'))
    .prepare(),
)

/** Who reads, and how much they may know. */
type Eyes = ReturnType<typeof eyesOf> & { partnershipId: string }

/** What happened in a partnership that this reader may know of now, the latest first, from before the entry so numbered. */
export const deedsSeen = (
  tx: Tx,
  eyes: Eyes,
  wanted: { deeds: string[]; ownDeeds: string[]; before: number; size: number },
) =>
  told(tx).all({
    ...eyes,
    deeds: JSON.stringify(wanted.deeds),
    ownDeeds: JSON.stringify(wanted.ownDeeds),
    before: wanted.before,
    size: wanted.size,
  })
export type Told = ReturnType<typeof deedsSeen>[number]

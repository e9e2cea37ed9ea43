import { holdingsOf } from '../access/store.ts'
import type { House } from '../access/work.ts'
import type { RingsBefore } from '../calendar/alarm.ts'
import { feed, feedEvent } from '../calendar/ical.ts'
import { type Instant, later, londonDate, londonInstant } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Tx } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { groupsOfPerson } from '../partnerships/group-members-store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { markOf, meetingsFed, meetingsUninvitedFrom, type Window } from './fed-store.ts'
import { feedByHash, noteFetch } from './feed-store.ts'
import { eventFacts, guiseFor } from './guise.ts'
import type { FeedReminder } from './states.ts'

/** A feed as it stands: its mark is cheap, its text is only made when somebody lacks it. */
export interface Feed {
  etag: string
  text(): string
}

const MOST_BLOCKS = 200
const PAST_DAYS = 365
const CANCELLED_DAYS = 90
/** Whoever asks every second costs no more writing than whoever asks every five minutes. */
const NOTED_EVERY_MINUTES = 5

const ringsBefore: Record<FeedReminder, RingsBefore> = {
  '1 hour': { hours: 1 },
  '1 day': { days: 1 },
  '2 days': { days: 2 },
  '7 days': { days: 7 },
}

/**
 * The meetings that the owner of this secret may see at this moment: of every partnership they are a member of, or of
 * the one the address was made for. Wrong, revoked, and of a partnership they left all look alike.
 */
export function feedAt({ database, config }: House, asked: { token: string; now: Instant }): Feed {
  const { now } = asked
  const { tx } = database
  const owner = feedByHash(tx, hashOf(asked.token))
  const shown = owner && partnershipsShown(tx, owner, now)
  if (!shown) throw notFound('calendar')
  if ((owner.fetchedAt ?? '') < later(now, { minutes: -NOTED_EVERY_MINUTES }))
    database.transaction(() => noteFetch(tx, owner.id, now))
  const isNeutral = needsNeutral(owner)
  const blocks = shown.map(id => {
    const { name, shortName, version } = partnershipById(tx, id)
    const groups = JSON.stringify(groupsOfPerson(tx, id, owner.personId).map(group => group.id))
    const uninvited = JSON.stringify(meetingsUninvitedFrom(tx, id, owner.personId))
    const window = { ...windowAt(londonInstant(londonDate(now), '00:00')), groups, uninvited }
    const mark = `${markOf(tx, id, window)} ${version} ${isNeutral} ${owner.reminder}`
    return { id, name, shortName, mark, window }
  })
  const manner = { isNeutral, rings: owner.reminder ? ringsBefore[owner.reminder] : undefined }
  return {
    etag: `"${hashOf(JSON.stringify([isNeutral, owner.partnershipId, blocks.map(block => block.mark)]))}"`,
    text: () =>
      feed(
        nameOf(isNeutral, owner.partnershipId ? blocks[0] : undefined),
        blocks.map(block => blockText(tx, config, { ...block, ...manner })),
      ),
  }
}

/** Where the owner is a member now; nothing at all where the address is of one partnership that they left. */
function partnershipsShown(
  tx: Tx,
  { personId, partnershipId }: { personId: string; partnershipId: string | null },
  now: Instant,
): string[] | undefined {
  const theirs = [...new Set(holdingsOf(tx, personId, now).map(held => held.partnershipId))].sort()
  if (!partnershipId) return theirs
  return theirs.includes(partnershipId) ? [partnershipId] : undefined
}

function nameOf(isNeutral: boolean, only: { name: string } | undefined): string {
  if (isNeutral) return `${NEUTRAL}s`
  return only?.name ?? 'Partnership meetings'
}

// Counted from midnight, so that one day's answers are the same to the byte.
const windowAt = (midnight: Instant): Omit<Window, 'groups' | 'uninvited'> => ({
  since: later(midnight, { days: -PAST_DAYS }),
  cancelledSince: later(midnight, { days: -CANCELLED_DAYS }),
})

interface Block {
  id: string
  name: string
  shortName: string
  mark: string
  window: Window
  isNeutral: boolean
  rings: RingsBefore | undefined
}

// Setting an event costs more than all the rest; every member of a partnership in the same sub-groups, asked to the same meetings, gets the same ones.
const kept = new WeakMap<Tx, Map<string, string>>()

function blockText(tx: Tx, config: Config, block: Block): string {
  const blocks = kept.get(tx) ?? new Map<string, string>()
  kept.set(tx, blocks)
  const known = blocks.get(block.mark)
  if (known !== undefined) return known
  const text = eventsOf(tx, config, block)
  // The oldest goes: what is asked for often is soon back.
  const [oldest] = blocks.keys()
  if (blocks.size >= MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest)
  blocks.set(block.mark, text)
  return text
}

const eventsOf = (tx: Tx, config: Config, { window, rings, ...block }: Block): string =>
  meetingsFed(tx, block.id, window)
    .map(meeting => {
      const guise = guiseFor(block, { alias: block.isNeutral ? '' : null, meeting })
      const facts = eventFacts(meeting, guise, config.publicUrl)
      return feedEvent(facts, { isCancelled: meeting.state === 'cancelled', rings })
    })
    .join('')

import { holdingsOf } from '../access/store.ts'
import { feed, feedEvent } from '../calendar/ical.ts'
import { type Instant, later, londonDate, londonInstant } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Tx } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { partnershipById } from '../partnerships/store.ts'
import { feedByHash, markOf, meetingsFed, noteFetch, type Window } from './feed-store.ts'
import { eventFacts, guiseFor } from './guise.ts'

/** A feed as it stands: its mark is cheap, its text is only made when somebody lacks it. */
export interface Feed {
  etag: string
  text(): string
}

const MOST_BLOCKS = 200
const PAST_DAYS = 365
const CANCELLED_DAYS = 90

/** The meetings of every partnership that the owner of this secret is a member of now; wrong and revoked look alike. */
export function feedAt(tx: Tx, config: Config, asked: { token: string; now: Instant }): Feed {
  const { now } = asked
  const owner = feedByHash(tx, hashOf(asked.token))
  if (!owner) throw notFound('calendar')
  const today = londonDate(now)
  if (owner.fetchedOn !== today) noteFetch(tx, owner.id, today)
  const isNeutral = needsNeutral(owner)
  const window = windowAt(londonInstant(today, '00:00'))
  const partnerships = [...new Set(holdingsOf(tx, owner.personId, now).map(held => held.partnershipId))].sort()
  const blocks = partnerships.map(id => {
    const { name, shortName, version } = partnershipById(tx, id)
    return { id, name, shortName, mark: `${markOf(tx, id, window)} ${version} ${isNeutral}` }
  })
  return {
    etag: `"${hashOf(JSON.stringify([isNeutral, blocks.map(block => block.mark)]))}"`,
    text: () =>
      feed(
        isNeutral ? `${NEUTRAL}s` : 'Partnership meetings',
        blocks.map(block => blockText(tx, config, { ...block, window, isNeutral })),
      ),
  }
}

// Counted from midnight, so that one day's answers are the same to the byte.
const windowAt = (midnight: Instant): Window => ({
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
}

// Setting an event costs more than all the rest; every member of a partnership gets the same ones.
const kept = new WeakMap<Tx, Map<string, string>>()

function blockText(tx: Tx, config: Config, block: Block): string {
  const blocks = kept.get(tx) ?? new Map<string, string>()
  kept.set(tx, blocks)
  const known = blocks.get(block.mark)
  if (known !== undefined) return known
  const text = meetingsFed(tx, block.id, block.window)
    .map(meeting => {
      const reader = { alias: block.isNeutral ? '' : null, email: '', title: meeting.title, mailFrom: config.mailFrom }
      const guise = guiseFor({ ...block, publicEmail: null }, reader)
      return feedEvent(eventFacts(meeting, guise, config.publicUrl), meeting.state === 'cancelled')
    })
    .join('')
  // The oldest goes: what is asked for often is soon back.
  const [oldest] = blocks.keys()
  if (blocks.size >= MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest)
  blocks.set(block.mark, text)
  return text
}

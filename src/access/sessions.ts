import { type Instant, later } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import type { Ids } from '../ids.ts'
import { openSessionRow, sessionById } from './session-store.ts'

const ABSOLUTE_HOURS = 12
const IDLE_HOURS = 4

export interface NewSession {
  id: string
  expiresAt: Instant
}

/** Opens a session for a person who has proven who they are: twelve hours at most, four when idle. */
export function openSession(
  { tx, ids, now }: { tx: Tx; ids: Ids; now: Instant },
  personId: string,
  browser: string,
): NewSession {
  const session = { id: ids.newRandomId(), expiresAt: later(now, { hours: ABSOLUTE_HOURS }) }
  openSessionRow(tx, { ...session, personId, openedAt: now, seenAt: now, browser: browser.slice(0, 200) })
  return session
}

/** Whose session it is, if it is still good at that moment. */
export const liveSession = (tx: Tx, id: string, now: Instant) =>
  sessionById(tx, id, { now, idleSince: later(now, { hours: -IDLE_HOURS }) })

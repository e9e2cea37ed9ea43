import type { EventFacts } from '../calendar/ical.ts'
import type { Instant } from '../clock.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { factsOf, type Told } from './facts.ts'
import { pathTo } from './paths.ts'

interface Partnership {
  name: string
  shortName: string
  publicEmail: string | null
}

/** Whom the reader's mail and calendar say it is from, and what they call the meeting. */
export interface Guise {
  isNeutral: boolean
  name: string
  email: string
  summary: string
}

/** The partnership, or somebody neutral, according to who reads. */
export function guiseFor(
  partnership: Partnership,
  reader: { alias: string | null; email: string; title: string; mailFrom: string },
): Guise {
  if (needsNeutral(reader)) return { isNeutral: true, name: NEUTRAL, email: reader.mailFrom, summary: NEUTRAL }
  const { publicEmail, name, shortName } = partnership
  // Outlook and Gmail show no card to an organiser, so nobody is ever invited by themselves.
  const email = publicEmail && publicEmail !== reader.email ? publicEmail : reader.mailFrom
  const summary = reader.title.includes(shortName) ? reader.title : `${shortName}: ${reader.title}`
  return { isNeutral: false, name, email, summary }
}

interface Event {
  id: string
  partnershipId: string
  icalUid: string
  icalSequence: number
  stampedAt: Instant
  startsAt: Instant
  endsAt: Instant
}

/** What any calendar is told of the meeting, by letter or by feed. */
export function eventFacts(
  meeting: Told & Event,
  guise: Pick<Guise, 'isNeutral' | 'summary'>,
  publicUrl: string,
): EventFacts {
  const facts = factsOf(meeting)
  const join = facts.joiningLink ? `Join: ${facts.joiningLink}` : ''
  return {
    uid: meeting.icalUid,
    sequence: meeting.icalSequence,
    stampedAt: meeting.stampedAt,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    summary: guise.summary,
    location: facts.place,
    description: [guise.isNeutral ? '' : facts.purpose, join].filter(Boolean).join('\n\n'),
    url: guise.isNeutral ? undefined : publicUrl + pathTo.meeting(meeting.partnershipId, meeting.id),
  }
}

import type { EventFacts } from '../calendar/ical.ts'
import type { Instant } from '../clock.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { factsOf, type Told, titleTold } from './facts.ts'
import { pathTo } from './paths.ts'

/** Whom the reader's mail and calendar say it is from, and what they call the meeting. */
export interface Guise {
  isNeutral: boolean
  name: string
  summary: string
}

/** The partnership, or somebody neutral, according to who reads. */
export function guiseFor(
  { name, shortName }: { name: string; shortName: string },
  reader: { alias: string | null; meeting: Pick<Told, 'title' | 'isTitleRestricted'> },
): Guise {
  if (needsNeutral(reader)) return { isNeutral: true, name: NEUTRAL, summary: NEUTRAL }
  const title = titleTold(reader.meeting)
  return { isNeutral: false, name, summary: title.includes(shortName) ? title : `${shortName}: ${title}` }
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

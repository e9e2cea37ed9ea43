import type { Reading } from '../access/work.ts'
import { type Instant, inLondon, laterDate, londonInstant } from '../clock.ts'
import { expectedElsewhere, ownMeetingsWithin } from '../meetings/clashes-store.ts'
import type { Member } from '../partnerships/store.ts'
import { counted, listed, timeRange } from '../words.ts'
import { type Elsewhere, organisationsMeetingElsewhere } from './clashes-store.ts'
import type { ProgrammeMeeting } from './rule.ts'

type Here = Pick<Reading, 'tx' | 'now'> & { partnershipId: string }

/** The partnership's own meetings on that day, drafts among them: those that clash, and those that do not. */
export function ownMeetingsThatDay({ tx, partnershipId }: Here, { heldOn, startTime, endTime }: ProgrammeMeeting) {
  const day = {
    startsAt: londonInstant(heldOn, '00:00'),
    endsAt: londonInstant(laterDate(heldOn, { days: 1 }), '00:00'),
  }
  const [startsAt, endsAt] = [londonInstant(heldOn, startTime), londonInstant(heldOn, endTime)]
  return ownMeetingsWithin(tx, partnershipId, day).map(own => {
    const what = `“${own.title}”, ${timeOf(own)}`
    return own.startsAt < endsAt && own.endsAt > startsAt
      ? { kind: 'own meeting' as const, words: `Clashes with your own ${what}` }
      : { kind: 'same day' as const, words: `The same day as your own ${what}` }
  })
}

const timeOf = ({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): string =>
  timeRange(inLondon(startsAt).time, inLondon(endsAt).time)

/** Our people and organisations that are elsewhere meanwhile: who and when, and never at what. */
export function meetingElsewhere(
  { tx, partnershipId, now }: Here,
  { heldOn, startTime, endTime }: ProgrammeMeeting,
  members: Member[],
): string[] {
  const stretch = { startsAt: londonInstant(heldOn, startTime), endsAt: londonInstant(heldOn, endTime) }
  const people = expectedElsewhere(tx, partnershipId, { ...stretch, now }).flatMap(({ personId, ...when }) => {
    const name = nameToTell(members, { personId, organisationId: when.organisationId })
    return name ? [{ name, startsAt: when.startsAt, endsAt: when.endsAt }] : []
  })
  const organisations = organisationsMeetingElsewhere(tx, partnershipId, stretch)
  const there = 'another partnership’s meeting at that time'
  return [
    ...byTime(people).map(({ names, time }) => `${namesOf(names, 'is', 'are')} expected at ${there} (${time})`),
    ...byTime(organisations).map(({ names, time }) => `${namesOf(names, 'has', 'have')} a seat at ${there} (${time})`),
  ]
}

/** Where else somebody sits who goes by another name, or hides, is nobody's business here. */
function nameToTell(members: Member[], who: { personId: string; organisationId: string }): string | undefined {
  const member = members.find(
    ({ personId, organisationId }) => personId === who.personId && organisationId === who.organisationId,
  )
  if (!member || member.alias || member.directoryVisibility === 'hidden') return undefined
  return `${member.name} (${member.organisationName})`
}

/** Each stretch of time with its names: two meetings at once look like one, so their number stays untold. */
function byTime(found: Elsewhere[]): { time: string; names: string[] }[] {
  const times = new Map<string, Set<string>>()
  for (const { name, ...when } of found) times.set(timeOf(when), (times.get(timeOf(when)) ?? new Set()).add(name))
  return [...times].map(([time, names]) => ({ time, names: [...names].sort() }))
}

const MOST_NAMES = 5

function namesOf(names: string[], one: string, many: string): string {
  const shown = names.slice(0, MOST_NAMES)
  const rest = names.length - shown.length
  return `${listed(rest > 0 ? [...shown, counted(rest, 'more', 'more')] : shown)} ${names.length === 1 ? one : many}`
}

import type { Reading } from '../access/work.ts'
import { eyesOf } from '../actions/sight-store.ts'
import { inLondon } from '../clock.ts'
import { shortDate } from '../words.ts'
import { deedsOf, deedsTold, draftDeeds, ownDeeds, type StreamKind } from './deeds.ts'
import { deedsSeen, type Told } from './store.ts'

/** One line of the story: who did what to which things. */
interface Line {
  number: number
  kind: StreamKind
  deed: string
  at: string
  who: string
  before: string
  subjects: Subject[]
  after: string
}

interface Subject {
  text: string
  detail: string
  path: string
  /** How often on that day. */
  times: number
}

export interface Day {
  date: string
  lines: Line[]
}

/** More things in one line than a reader takes in. */
const MOST_SUBJECTS = 6

/** What happened in a partnership, as far as this reader may know of it, day by day and the latest first. */
export function streamOf(
  reading: Reading<'stream.read'>,
  { kind, before, size }: { kind: StreamKind | undefined; before: number | undefined; size: number },
): { told: Told[]; days: (told: Told[]) => Day[] } {
  const { tx, partnershipId } = reading
  const eyes = { partnershipId, ...eyesOf(reading) }
  const deeds = deedsOf(kind).filter(deed => eyes.seesAll || !draftDeeds.includes(deed))
  const told = deedsSeen(tx, eyes, { deeds, ownDeeds, before: before ?? Number.MAX_SAFE_INTEGER, size })
  return { told, days: shown => byDay(shown, partnershipId) }
}

function byDay(told: Told[], partnershipId: string): Day[] {
  const days = Map.groupBy(told, each => inLondon(each.at).date)
  return [...days].map(([date, ofDay]) => ({ date, lines: folded(ofDay, partnershipId) }))
}

function lineOf(told: Told, partnershipId: string): Line {
  const { kind = 'meetings', before = '', after = '' } = deedsTold[told.deed] ?? {}
  const line = { number: told.number, kind, deed: told.deed, at: told.at, before, after }
  if (kind !== 'members') return { ...line, who: whoActed(told), subjects: [subjectOf(told, partnershipId)] }
  // Of who comes and goes the story tells, not of who entered it.
  const isPerson = told.memberName !== null
  return {
    ...line,
    who: told.memberName ?? told.organisationName ?? '',
    after: isPerson ? `${line.before === 'left' ? 'and no longer speaks for' : 'for'} ${told.organisationName}` : '',
    subjects: [],
  }
}

const whoActed = (told: Told): string => told.actorName ?? (told.isSomebody ? 'A member' : 'The platform')

function subjectOf(told: Told, partnershipId: string): Subject {
  const at = `/partnerships/${partnershipId}`
  if (told.subjectType === 'meeting') {
    const isMinutes = told.deed.startsWith('minutes.')
    return {
      text: `${isMinutes ? 'the minutes of ' : ''}${told.meetingTitle}, ${shortDate(told.heldOn ?? '')}`,
      detail: '',
      path: `${at}/meetings/${told.subjectId}${isMinutes ? '/minutes' : ''}`,
      times: 1,
    }
  }
  const [what, section] = told.subjectType === 'pledge' ? ['pledge', 'pledges'] : ['action', 'actions']
  return {
    text: `${what} ${told.reference}`,
    detail: `${told.words} (${told.organisationName})`,
    path: `${at}/${section}/${told.subjectId}`,
    times: 1,
  }
}

/** What one person did again to the same thing, or to several things, in one day is one line. */
function folded(ofDay: Told[], partnershipId: string): Line[] {
  const lines: Line[] = []
  const lineFor = new Map<string, Line>()
  for (const told of ofDay) {
    const line = lineOf(told, partnershipId)
    const [subject] = line.subjects
    const doer = `${told.actorId} ${told.deed}`
    const earlier = subject && lineFor.get(doer)
    if (earlier && isAdded(earlier, subject)) continue
    lines.push(line)
    if (subject) lineFor.set(doer, line)
  }
  return lines
}

/** Adds the deed to the line where it is of a thing that stands there already, or where there is room for another. */
function isAdded({ subjects }: Line, subject: Subject): boolean {
  const same = subjects.find(each => each.path === subject.path)
  if (same) same.times++
  else if (subjects.length < MOST_SUBJECTS) subjects.push(subject)
  else return false
  return true
}

import type { Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { counted, dateOf, longDate } from '../words.ts'
import { deedsSince, newMembers } from './changes-store.ts'
import { deedWords, isToldDeed } from './deeds.ts'
import { type Asked, type Entry, entry, type ShortNames } from './entries.ts'
import { pathTo } from './paths.ts'

const MOST = 200

/** What others did since then, in words; of several deeds to one thing only the last, and of a draft nothing. */
export function whatChanged(tx: Tx, { personId, now, since, until }: Asked, names: ShortNames): Entry[] {
  const period = { personId, now, from: since, to: until ?? now, most: MOST }
  const latest = new Map<string, Entry>()
  for (const deed of deedsSince(tx).all(period)) {
    const told = deedEntry(deed, names)
    const about = `${told?.kind} ${deed.id}`
    if (told && !latest.has(about)) latest.set(about, told)
  }
  return [...latest.values(), ...joined(newMembers(tx).all(period), names)]
}

type Told = ReturnType<ReturnType<typeof deedsSince>['all']>[number]

function deedEntry(told: Told, names: ShortNames): Entry | undefined {
  if (!isToldDeed(told.deed)) return undefined
  const { of, words } = deedWords[told.deed]
  if (of === 'pledge') return pledgeChange(told, words, names)
  // Gone, another partnership's, or drawn back to a draft: the reader has no business with it now.
  if (told.meetingTitle === null || told.meetingState === 'draft') return undefined
  const { partnershipId, meetingTitle, heldOn } = told
  if (of === 'minutes' && (told.minutesState ?? 'draft') === 'draft') return undefined
  return of === 'minutes'
    ? entry('minutes changed', names, {
        partnershipId,
        text: `Minutes of ${meetingTitle}`,
        note: words,
        path: pathTo.minutes(told),
        on: heldOn,
      })
    : entry('meeting changed', names, {
        partnershipId,
        text: meetingTitle,
        note: `${words} ${longDate(heldOn ?? '')}`,
        path: pathTo.meeting(told),
        on: heldOn,
      })
}

function pledgeChange(told: Told, words: string, names: ShortNames): Entry | undefined {
  if (told.pledgeTitle === null || told.pledgeState === 'draft' || told.pledgeState === 'intention') return undefined
  return entry('pledge changed', names, {
    partnershipId: told.partnershipId,
    text: told.pledgeTitle,
    note: `${told.organisationName}, ${words}`,
    path: pathTo.pledge(told),
  })
}

type Joined = ReturnType<ReturnType<typeof newMembers>['all']>[number]

/** New members by name where they let every member see it; an import of fifty is one line. */
function joined(members: Joined[], names: ShortNames): Entry[] {
  return [...Map.groupBy(members, each => each.partnershipId)].map(([partnershipId, theirs]) => {
    const first = found(theirs[0])
    const text =
      theirs.length === 1
        ? `${first.directoryVisibility === 'members' ? first.name : 'A new member'} joined for ${first.organisationName}`
        : `${counted(theirs.length, 'new member')} joined`
    return entry('new member', names, {
      partnershipId,
      text,
      note: `since ${dateOf(first.at)}`,
      path: pathTo.members(partnershipId),
    })
  })
}

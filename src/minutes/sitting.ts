import type { Reading } from '../access/work.ts'
import { type Action, actionsRaisedAt } from '../actions/store.ts'
import { type Instant, inLondon, londonInstant, type WallTime } from '../clock.ts'
import { agendaFor, CLOSED_TITLE } from '../meetings/agenda.ts'
import { meetingById } from '../meetings/store.ts'
import { footingInWords, organisationsInWords } from '../partnerships/sectors.ts'
import { partnershipById } from '../partnerships/store.ts'
import { needsOf } from '../partnerships/sub-group-store.ts'
import { attendanceOf } from './attendance-store.ts'
import { statementAt } from './confidentiality.ts'
import { footingNow } from './quorum.ts'
import { type Sitting, sittingOf, stampsOf } from './sitting-store.ts'
import { isSitting, stampInWords } from './stamp-quorum.ts'
import { itemsOf } from './store.ts'

type Looking = Reading<'minutes.write'>

/** A meeting as it stands this moment: who is in the room, which item it has come to, what was noted and agreed. */
export function sittingNow(looking: Looking, meetingId: string) {
  const { tx, partnershipId, now } = looking
  const register = attendanceOf(tx, partnershipId, meetingId)
  const sitting = sittingOf(tx, partnershipId, meetingId)
  const items = itemsNow(looking, meetingId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  const isOpen = isSitting(looking, meetingId)
  const footing = footingNow(needsOf(tx, partnershipById(tx, partnershipId), meeting), register)
  return {
    now,
    openedAt: sitting?.openedAt ?? null,
    isOpen,
    statement: statementAt(tx, partnershipId, meetingId),
    footing: { ...footing, words: footingInWords(footing), countWords: organisationsInWords(footing) },
    current: isOpen ? currentItem({ now, meeting }, sitting, items) : null,
    register: register.map(row => ({
      ...row,
      arrivedTime: row.arrivedAt ? inLondon(row.arrivedAt).time : null,
      leftTime: row.leftAt ? inLondon(row.leftAt).time : null,
    })),
    items,
    stamps: stampsOf(tx, partnershipId, meetingId).map(stamp => ({
      at: inLondon(stamp.at).time,
      why: stampInWords(stamp, items),
      organisations: stamp.organisations,
      needed: stamp.needed,
      missing: stamp.missing,
      words: footingInWords({ ...stamp, short: Math.max(0, stamp.needed - stamp.organisations) }),
    })),
  }
}

/** The agenda with its times, what is noted under each item and the actions raised there. */
function itemsNow(looking: Looking, meetingId: string) {
  const { tx, partnershipId } = looking
  const planned = new Map(agendaFor(looking, meetingId).items.map(item => [item.id, item]))
  const actions = actionsRaisedAt(tx, partnershipId, meetingId)
  return itemsOf(tx, partnershipId, meetingId).map(item => ({
    ...item,
    isClosed: item.kind === 'closed',
    title: planned.get(item.id)?.title ?? (item.kind === 'closed' ? CLOSED_TITLE : item.title),
    startsAtTime: planned.get(item.id)?.startsAtTime ?? null,
    actions: actions.filter(action => action.agendaItemId === item.id).map(actionInBrief),
  }))
}
type ItemNow = ReturnType<typeof itemsNow>[number]

const actionInBrief = (action: Action) => ({
  id: action.id,
  reference: action.reference,
  text: action.text,
  organisation: action.ownerOrganisationName,
  person: action.ownerName ?? '',
  dueOn: action.dueOn,
})

const MINUTE_MS = 60_000
const minutesBetween = (from: Instant, to: Instant): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE_MS)

/** The item the meeting has come to and its clock: when it was planned, when it began, how long it takes, by how much too long. */
function currentItem(
  { now, meeting }: { now: Instant; meeting: { heldOn: string } },
  sitting: Sitting | undefined,
  items: readonly ItemNow[],
) {
  const item = items.find(each => each.id === sitting?.currentItemId)
  if (!item || !sitting?.currentSince) return null
  const elapsed = Math.max(0, minutesBetween(sitting.currentSince, now))
  return {
    agendaItemId: item.id,
    number: item.number,
    since: sitting.currentSince,
    sinceTime: inLondon(sitting.currentSince).time,
    startsAtTime: item.startsAtTime,
    minutesAllotted: item.minutesAllotted,
    elapsed,
    over: item.minutesAllotted ? Math.max(0, elapsed - item.minutesAllotted) : 0,
    behind: item.startsAtTime ? behind(meeting.heldOn, item.startsAtTime, sitting.currentSince) : 0,
  }
}

/** How many minutes later than planned an item was begun; negative where it was earlier. */
const behind = (heldOn: string, planned: WallTime, since: Instant): number =>
  minutesBetween(londonInstant(heldOn, planned), since)

/** The same for the screen in the room: nothing of a closed item, of what was written only what was settled, no person. */
export function roomNow(looking: Looking, meetingId: string) {
  const { items, current, footing, now, openedAt, isOpen } = sittingNow(looking, meetingId)
  const shown = items.map(item => ({ ...forTheRoom(item), isCurrent: item.id === current?.agendaItemId }))
  const agreed = shown.filter(item => !item.isCurrent && (item.decision !== '' || item.actions.length > 0))
  return { current, footing, now, openedAt, isOpen, items: shown, agreed }
}

/** Guests may sit in the room, so a closed item is not even named to it; an action names its organisation alone. */
function forTheRoom({ number, isClosed, title, decision, outcome, actions }: ItemNow) {
  if (isClosed) return { number, title: CLOSED_TITLE, decision: '', outcome: null, actions: [] }
  return { number, title, decision, outcome, actions: actions.map(({ person: _, ...action }) => action) }
}

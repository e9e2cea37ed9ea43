import type { Reading } from '../access/work.ts'
import { found, Refusal } from '../errors.ts'
import { RESTRICTED_TITLE } from '../meetings/states.ts'
import { meetingById } from '../meetings/store.ts'
import { isGenuine } from '../minutes/genuine.ts'
import { recordOf } from '../minutes/record.ts'
import { type Minutes, minutesOf } from '../minutes/store.ts'
import { activeMembers, organisationsSeated, partnershipById } from '../partnerships/store.ts'
import { foundIn, namedIn, withoutNames } from './left-out.ts'

type Looking = Reading<'summaries.write' | 'summaries.publish'>

/** The approved minutes, without which there is nothing to sum up. */
export function approvedMinutesOf({ tx, partnershipId }: Looking, meetingId: string): Minutes {
  const minutes = found(minutesOf(tx, partnershipId, meetingId), 'set of minutes')
  if (minutes.state !== 'approved')
    throw new Refusal('conflict', 'A public summary is made from approved minutes. These are not approved yet')
  if (!isGenuine(minutes))
    throw new Refusal('conflict', 'These minutes are no longer the text that was approved. Tell the administrator')
  return minutes
}

/** What the public calls the meeting. */
export function publicTitleOf(looking: Looking, meetingId: string): string {
  const { title, isTitleRestricted } = meetingById(looking.tx, looking.partnershipId, meetingId)
  if (isTitleRestricted) return RESTRICTED_TITLE
  return foundIn(title, knownTo(looking, meetingId)).length > 0 ? 'Meeting' : title
}

/** Every name and place that must not become public with this meeting. */
export function knownTo(looking: Looking, meetingId: string) {
  const { tx, partnershipId, now } = looking
  const record = recordOf(tx, approvedMinutesOf(looking, meetingId))
  const named = namedIn(record)
  const { name, shortName, areaName } = partnershipById(tx, partnershipId)
  const members = activeMembers(tx, partnershipId, now)
  return {
    people: [...new Set([...named.people, ...members.flatMap(each => [each.name, each.alias ?? ''])])].filter(Boolean),
    places: [...named.places, meetingById(tx, partnershipId, meetingId).venue ?? ''].filter(Boolean),
    bodies: [
      name,
      shortName,
      areaName,
      ...organisationsSeated(tx, partnershipId).map(each => each.displayName),
      ...record.attendance.map(seat => seat.organisation),
    ],
  }
}

/** What may be told: each item that was not closed, its decision first, with gaps where names stood. */
export function offeredItems(looking: Looking, meetingId: string) {
  const known = knownTo(looking, meetingId)
  return recordOf(looking.tx, approvedMinutesOf(looking, meetingId))
    .items.filter(item => !item.isClosed)
    .map(item => ({
      agendaItemId: item.agendaItemId,
      number: item.number,
      heading: withoutNames(item.title, known),
      text: withoutNames(item.decision || item.text, known),
      isDecision: item.decision !== '',
    }))
}

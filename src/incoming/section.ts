import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { Meeting } from '../meetings/store.ts'
import { lettersAboutMeeting } from './waiting-store.ts'
import { proposedTime, seemsToSay } from './words.ts'

/** What a meeting's page says of letters that wait about it: other times that members propose, and what could not be trusted. */
export function incomingSection(looking: Reading<'meetings.read'>, meeting: Meeting) {
  if (!may('incoming.settle', looking)) return {}
  const waiting = lettersAboutMeeting(looking.tx, looking.partnershipId, meeting.id).map(letter => ({
    ...letter,
    says: seemsToSay(letter),
    time: proposedTime(letter),
  }))
  return waiting.length > 0 ? { lettersWaiting: waiting } : {}
}

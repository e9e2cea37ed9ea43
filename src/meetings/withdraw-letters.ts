import type { Work } from '../access/work.ts'
import { dropLettersOfLeaver, eventsNeverSent, type Leaver } from '../mail/leaver-store.ts'
import { changeInvitation } from './invitations-store.ts'
import { meetingById } from './store.ts'
import { invitationsAhead } from './told-store.ts'

/**
 * Somebody left a partnership, or a closed sub-group of it: what a mail server that was away kept back tells them nothing.
 * What never reached their calendar needs no letter to take it out.
 */
export function withdrawLetters(work: Work, leaver: Leaver): void {
  forgetEntries(work, leaver, eventsNeverSent(work.tx, leaver))
  dropLettersOfLeaver(work.tx, leaver, work.now)
}

function forgetEntries({ tx, now }: Work, { partnershipId, personId }: Leaver, eventUids: string[]): void {
  const unknown = { told: null, toldSequence: null, toldAt: null, entry: null }
  for (const { id, meetingId, entry, ...invitation } of invitationsAhead(tx, personId, now)) {
    if (invitation.partnershipId !== partnershipId) continue
    const uid = entry?.uid ?? meetingById(tx, partnershipId, meetingId).icalUid
    if (eventUids.includes(uid)) changeInvitation(tx, partnershipId, id, unknown)
  }
}

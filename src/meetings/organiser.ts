import type { Work } from '../access/work.ts'
import { needsNeutral } from '../mail/neutral.ts'
import { isReplyAddress, replyAddressFor } from '../mail/reply-address.ts'
import type { Invitation } from './invitations-store.ts'
import type { Meeting } from './store.ts'
import type { CalendarEntry } from './tables.ts'

/** Somebody who gets letters about meetings. */
export interface Reader {
  personId: string
  name: string
  alias: string | null
  email: string
}

interface Partnership {
  id: string
  publicEmail: string | null
}

/**
 * The address that this reader's calendar answers to: one of their own, where answers by mail are read, so that
 * ORGANIZER, From and Reply-To are the same. Otherwise an address that somebody reads.
 */
export const organiserFor = (work: Work, partnership: Partnership, reader: Reader): string =>
  replyAddressFor(work, { personId: reader.personId, partnershipId: partnership.id }) ??
  watchedAddress(work, partnership, reader)

// Outlook and Gmail show no card to an organiser, so nobody is ever invited by themselves.
const watchedAddress = ({ config }: Work, { publicEmail }: Partnership, reader: Reader): string =>
  publicEmail && publicEmail !== reader.email && !needsNeutral(reader) ? publicEmail : config.mailFrom

/**
 * What a letter with this organiser is from. The partnership's own mailbox is at a domain whose DMARC policy would have
 * our mail refused: there From stays the platform's address, and Reply-To agrees with ORGANIZER.
 */
export const sendersFor = (work: Work, organiser: string): { from?: string; replyTo: string } =>
  isReplyAddress(work.config, organiser) ? { from: organiser, replyTo: organiser } : { replyTo: organiser }

/** What stands in this reader's calendar, as the last letter put it there; nothing where nothing does. */
export function entryOf(
  work: Work,
  of: { meeting: Meeting; partnership: Partnership; reader: Reader },
  invitation: Invitation | undefined,
): CalendarEntry | undefined {
  if (invitation?.entry) return invitation.entry
  if (invitation?.told?.state !== 'on' || invitation.withdrawnAt) return undefined
  // Told by the release that kept no entries: there was one event, and the organiser was the watched address.
  return {
    uid: of.meeting.icalUid,
    sequence: invitation.toldSequence ?? 0,
    address: of.reader.email,
    organiser: watchedAddress(work, of.partnership, of.reader),
    isNeutral: needsNeutral(of.reader),
  }
}

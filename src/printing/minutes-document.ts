import type { Reading } from '../access/work.ts'
import { meetingById } from '../meetings/store.ts'
import { addendaOf } from '../minutes/addenda-store.ts'
import { isGenuine } from '../minutes/genuine.ts'
import { readableMinutes } from '../minutes/policy.ts'
import { recordOf } from '../minutes/record.ts'
import type { MinutesRecord } from '../minutes/recorded.ts'
import type { Minutes } from '../minutes/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import { dateOf, shortDate } from '../words.ts'
import { type Block, fileNameOf, heading, type PrintedDocument, text } from './document.ts'
import { minutesBlocks } from './minutes-blocks.ts'

export type Item = MinutesRecord['items'][number]

/** The minutes of a meeting, exactly as the page shows them to this reader. */
export function minutesDocument(looking: Reading<'minutes.read'>, meetingId: string): PrintedDocument {
  const { tx, partnershipId } = looking
  const minutes = readableMinutes(looking, meetingId)
  const record = recordOf(tx, minutes)
  return {
    title: `Minutes: ${record.meeting.title}`,
    partnership: record.partnership,
    fileName: fileNameOf(partnershipById(tx, partnershipId).shortName, 'minutes', record.meeting.heldOn),
    standing: standingOfMinutes(minutes),
    blocks: [
      heading(1, `Minutes: ${record.meeting.title}`),
      ...approvalBlocks(looking, minutes),
      ...minutesBlocks(record),
      ...addendaBlocks(looking, minutes),
      ...(minutes.approvedHash ? [text(minutes.approvedHash, 'Fingerprint of the approved text (SHA-256)')] : []),
    ],
  }
}

export const standingOfMinutes = ({ state, approvedAt }: Minutes): string => {
  if (state === 'draft') return 'Draft: not circulated yet'
  return approvedAt ? `Approved on ${dateOf(approvedAt)}` : 'Draft: circulated, not approved yet'
}

/** Which later meeting agreed to the text, and whether it is still the one that was approved. */
function approvalBlocks({ tx, partnershipId }: Reading<'minutes.read'>, minutes: Minutes): Block[] {
  const agreedAt = minutes.approvedAtMeetingId && meetingById(tx, partnershipId, minutes.approvedAtMeetingId)
  return [
    ...(agreedAt ? [text(`Agreed at the meeting of ${shortDate(agreedAt.heldOn)}`, 'Approved')] : []),
    ...warningBlocks(minutes),
  ]
}

/** Wherever approved minutes are printed, the reader is warned of a text that is not theirs. */
export const warningBlocks = (minutes: Minutes): Block[] =>
  isGenuine(minutes)
    ? []
    : [text('This text is not the one that was approved: its fingerprint differs. Tell the administrator', 'Warning')]

function addendaBlocks({ tx, partnershipId }: Reading<'minutes.read'>, { meetingId }: Minutes): Block[] {
  const addenda = addendaOf(tx, partnershipId, meetingId)
  if (addenda.length === 0) return []
  return [
    heading(2, 'Addenda'),
    ...addenda.map(addendum => text(addendum.text, `${dateOf(addendum.addedAt)}, ${addendum.addedByName}`)),
  ]
}

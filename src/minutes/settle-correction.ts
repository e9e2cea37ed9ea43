import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { attendanceOf, markRow } from './attendance-store.ts'
import { tellProposer } from './correction-letters.ts'
import { withWording } from './corrections.ts'
import { type Correction, settleCorrectionRow } from './corrections-store.ts'
import { charactersWritten } from './difference.ts'
import { correctionById, passageAt, refuseNoChange } from './propose-correction.ts'
import { canonical, recordOf } from './record.ts'
import type { AttendanceKind } from './states.ts'
import { changeMinutes, itemsOf, keepNotes, type Minutes, minutesOf } from './store.ts'
import { countWriting } from './writers-store.ts'

/** What the chair makes of a proposed correction. */
export const Settlement = z.strictObject({
  answer: z.enum(['take', 'decline'], { error: 'Choose whether to take or to decline the correction' }),
  wording: aText(20_000).optional().meta({ description: 'How it shall read, where not exactly as proposed' }),
  reason: aText(1000).default(''),
})
type Settlement = z.output<typeof Settlement>

interface Which {
  meetingId: string
  correctionId: string
  /** Of the minutes, as whoever settles it saw them. */
  version: number
}

/** Takes a correction, with its wording or another, or declines it with a reason; who proposed it is told. */
export function settleCorrection(work: Work<'corrections.settle'>, which: Which, settlement: Settlement): void {
  const minutes = found(minutesOf(work.tx, work.partnershipId, which.meetingId), 'set of minutes')
  const correction = correctionById(work, which.meetingId, which.correctionId)
  refuseUnlessOpen(minutes, correction)
  if (correction.proposedBy === work.actor.personId)
    throw new Refusal('forbidden', 'You proposed this correction, so another chair or vice-chair has to settle it')
  if (settlement.answer === 'take') take(work, { minutes, correction, version: which.version }, settlement)
  else decline(work, correction, settlement.reason)
  tellProposer(work, correction, settlement.answer)
}

function refuseUnlessOpen(minutes: Minutes, correction: Correction): void {
  if (correction.state !== 'open') throw new Refusal('conflict', 'Somebody settled this correction already')
  if (minutes.state === 'approved') throw new Refusal('conflict', 'These minutes are approved and can no longer change')
  if (minutes.state === 'draft')
    throw new Refusal('conflict', 'These minutes are being corrected. Settle this when they are circulated again')
}

/** The corrected text is a new version of what was circulated; what stood there is kept with the correction. */
function take(
  work: Work<'corrections.settle'>,
  { minutes, correction, version }: { minutes: Minutes; correction: Correction; version: number },
  settlement: Settlement,
): void {
  const passage = passageAt(work, minutes, correction)
  const applied = settlement.wording ?? correction.wanted
  refuseNoChange(passage, applied, 'wording')
  const record = withWording(recordOf(work.tx, minutes), passage, applied)
  const by = { at: work.now, by: work.actor.personId }
  changeMinutes(work.tx, minutes, { ...by, version, values: { circulatedRecord: canonical(record) } })
  settleCorrectionRow(work.tx, correction, {
    ...by,
    values: { state: 'taken', applied, replaced: passage.stands, reason: settlement.reason },
  })
  keepBeneath(work, correction, applied)
  countWriters(work, correction, { stood: passage.stands, applied })
  noteActivity(work, {
    deed: 'correction.taken',
    subjectType: 'meeting',
    subjectId: minutes.meetingId,
    words: 'Took a correction into the circulated minutes',
  })
}

/** Who proposed the wording wrote it, and who rewords a proposal writes too; who only agrees to it does not. */
function countWriters(
  work: Work<'corrections.settle'>,
  { meetingId, subject, proposedBy, wanted }: Correction,
  { stood, applied }: { stood: string; applied: string },
): void {
  if (subject === 'attendance') return
  const [proposed, reworded] = [charactersWritten(stood, wanted), charactersWritten(wanted, applied)]
  countWriting(work, meetingId, { personId: proposedBy, characters: proposed })
  countWriting(work, meetingId, { personId: work.actor.personId, characters: reworded })
}

/** The notes and the register follow, so that nothing is lost if the minutes are taken back; its proposer wrote it. */
function keepBeneath(work: Work<'corrections.settle'>, correction: Correction, applied: string): void {
  const { tx, partnershipId } = work
  const { meetingId, subject, targetId, proposedBy } = correction
  const change = { at: work.now, by: proposedBy }
  if (subject === 'attendance') {
    const row = attendanceOf(tx, partnershipId, meetingId).find(each => each.id === targetId)
    if (row) markRow(tx, { partnershipId, meetingId, id: row.id }, { attendance: applied as AttendanceKind, ...change })
    return
  }
  const item = itemsOf(tx, partnershipId, meetingId).find(each => each.id === targetId)
  if (!item) return
  const { id: agendaItemId, text, decision, outcome, version } = item
  const kept = { text, decision, outcome, [subject === 'notes' ? 'text' : 'decision']: applied }
  keepNotes(tx, { agendaItemId, partnershipId, meetingId, ...kept }, { ...change, version })
}

function decline(work: Work<'corrections.settle'>, correction: Correction, reason: string): void {
  if (reason.trim() === '')
    throw new InvalidInput([{ field: 'reason', words: 'Say why, so that who proposed it understands' }])
  settleCorrectionRow(work.tx, correction, {
    at: work.now,
    by: work.actor.personId,
    values: { state: 'declined', reason },
  })
  noteActivity(work, {
    deed: 'correction.declined',
    subjectType: 'meeting',
    subjectId: correction.meetingId,
    words: 'Declined a correction proposed to the minutes',
  })
}

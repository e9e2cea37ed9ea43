import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { shortDate } from '../words.ts'
import { tellChairs } from './correction-letters.ts'
import { correctionsUntil, isOpenToCorrections, type Passage, passagesOf } from './corrections.ts'
import { addCorrection, type Correction, correctionsOf, settleCorrectionRow } from './corrections-store.ts'
import { readableMinutes } from './policy.ts'
import { recordOf } from './record.ts'
import { attendanceKinds, correctionSubjects } from './states.ts'
import type { Minutes } from './store.ts'

/** Which passage is wrong, how it should read, and why. */
export const ProposedCorrection = z.strictObject({
  subject: z.enum(correctionSubjects, { error: 'Choose what is to be corrected' }),
  targetId: z.string().max(40).meta({
    description: 'The agenda item, or the row of the register',
    example: '019a6f3e-7c00-7000-8000-000000000001',
  }),
  wanted: aText(20_000).meta({ example: 'Forty staff were trained' }),
  why: aText(1000, 'Say why, so that the chair can decide').meta({ example: 'It was forty, not fourteen' }),
})

/** Proposes another wording of one passage of the circulated minutes, while there is time; the chairs are told. */
export function proposeCorrection(
  work: Work<'corrections.propose'>,
  meetingId: string,
  proposed: z.output<typeof ProposedCorrection>,
): { id: string } {
  const minutes = openToCorrections(work, meetingId)
  const passage = passageAt(work, minutes, proposed)
  refuseNoChange(passage, proposed.wanted)
  const id = work.ids.newId()
  const { partnershipId, now: proposedAt } = work
  const { label, stands: stood } = passage
  addCorrection(work.tx, { ...proposed, id, partnershipId, meetingId, label, stood, proposedAt, proposedBy: me(work) })
  noteActivity(work, {
    deed: 'correction.proposed',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Proposed a correction to the circulated minutes',
  })
  tellChairs(work, { id, meetingId })
  return { id }
}

/** Takes back one's own proposal while nobody has settled it. */
export function withdrawCorrection(work: Work<'corrections.propose'>, meetingId: string, correctionId: string): void {
  readableMinutes(work, meetingId)
  const correction = correctionById(work, meetingId, correctionId)
  if (correction.proposedBy !== me(work)) throw new Refusal('forbidden', 'Only who proposed it may take it back')
  settleCorrectionRow(work.tx, correction, { at: work.now, by: me(work), values: { state: 'withdrawn' } })
  noteActivity(work, {
    deed: 'correction.withdrawn',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Took a proposed correction of the minutes back',
  })
}

const me = (work: Work) => work.actor.personId

/** The minutes, if members may still propose corrections to them. */
export function openToCorrections(looking: Reading<'corrections.propose'>, meetingId: string): Minutes {
  const minutes = readableMinutes(looking, meetingId)
  if (minutes.state === 'approved')
    throw new Refusal('conflict', 'These minutes are approved. Ask the chair or the co-ordinator for an addendum')
  if (minutes.state === 'draft') throw new Refusal('conflict', 'These minutes are a draft: correct the text itself')
  const until = correctionsUntil(minutes)
  if (until && !isOpenToCorrections(minutes, looking.now))
    throw new Refusal('conflict', `The time for corrections ended on ${shortDate(until)}. Tell the chair instead`)
  return minutes
}

/** One passage of the text as it stands now. */
export const passageAt = (
  { tx }: Pick<Reading, 'tx'>,
  minutes: Minutes,
  which: { subject: string; targetId: string },
): Passage =>
  found(
    passagesOf(recordOf(tx, minutes)).find(each => each.subject === which.subject && each.targetId === which.targetId),
    'passage of the minutes',
  )

export const correctionById = (
  { tx, partnershipId }: Pick<Reading<'minutes.read'>, 'tx' | 'partnershipId'>,
  meetingId: string,
  correctionId: string,
): Correction =>
  found(
    correctionsOf(tx, partnershipId, meetingId).find(each => each.id === correctionId),
    'correction',
  )

/** A proposal says something, and something that fits the passage. */
export function refuseNoChange({ subject, stands }: Passage, wording: string, field = 'wanted'): void {
  if (subject === 'attendance' && !(attendanceKinds as readonly string[]).includes(wording))
    throw new InvalidInput([{ field, words: 'Choose how they should be marked' }])
  if (wording.trim() === stands.trim())
    throw new InvalidInput([{ field, words: 'This is what the minutes say already. Write how it should read' }])
}

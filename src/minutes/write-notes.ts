import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { found, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { charactersWritten } from './difference.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { isSettled, isSitting, stampDecision } from './stamp-quorum.ts'
import { itemOutcomes } from './states.ts'
import { itemsOf, keepNotes, type MinutedItem } from './store.ts'
import { countWriting } from './writers-store.ts'

const SAME_SITTING_MINUTES = 10

/** What is noted under one agenda item. */
export const ItemNotes = z.strictObject({
  text: aText(20_000).meta({ example: 'The training plan was presented' }),
  decision: aText(4000).meta({ example: 'The plan was agreed' }),
  outcome: z.enum(itemOutcomes, { error: 'Choose an outcome, or none yet' }).nullish(),
  /** Who did not agree; where it is not sent, what stands there stays. */
  dissent: aText(1000).optional(),
})
export type ItemNotes = z.output<typeof ItemNotes>

interface Which {
  meetingId: string
  agendaItemId: string
}

/** Writes what was said and settled under one item, unless somebody else wrote there since `version`. */
export function writeNotes(work: Work<'minutes.write'>, which: Which & { version: number }, notes: ItemNotes) {
  minutesToWrite(work, which.meetingId)
  const before = itemMinuted(work, which)
  if (before.kind === 'closed')
    throw new Refusal('conflict', 'A closed item is not minuted here: its note is held by those who discussed it')
  keepNotes(
    work.tx,
    {
      partnershipId: work.partnershipId,
      meetingId: which.meetingId,
      agendaItemId: which.agendaItemId,
      ...notes,
      ...settlement(work, before, notes),
      dissent: notes.dissent ?? before.dissent,
    },
    { version: which.version, at: work.now, by: work.actor.personId },
  )
  stampDecision(work, before, notes.outcome ?? null)
  countWriting(work, which.meetingId, {
    personId: work.actor.personId,
    characters: charactersWritten(before.text, notes.text) + charactersWritten(before.decision, notes.decision),
  })
  if (isAnotherSitting(work, before)) noteWriting(work, which.agendaItemId)
  return itemMinuted(work, which)
}

/** The outcome, and when the meeting came to it: written up afterwards, it has no moment. */
function settlement(work: Work<'minutes.write'>, before: MinutedItem, notes: ItemNotes) {
  const outcome = notes.outcome ?? null
  if (outcome === before.outcome) return { outcome, decidedAt: before.decidedAt }
  return { outcome, decidedAt: isSettled(outcome) && isSitting(work, before.meetingId) ? work.now : null }
}

/** One item of the agenda with what is noted under it. */
export const itemMinuted = (
  { tx, partnershipId }: Reading<'minutes.write' | 'minutes.read' | 'actions.raise'>,
  which: Which,
) =>
  found(
    itemsOf(tx, partnershipId, which.meetingId).find(item => item.id === which.agendaItemId),
    'agenda item',
  )

/** Notes are saved as they are written, every few seconds; the trail tells of a sitting, not of each pause for breath. */
const isAnotherSitting = (work: Work, before: MinutedItem): boolean =>
  before.savedBy !== work.actor.personId ||
  before.savedAt === null ||
  before.savedAt < later(work.now, { minutes: -SAME_SITTING_MINUTES })

function noteWriting(work: Work<'minutes.write'>, agendaItemId: string): void {
  noteActivity(work, {
    deed: 'minutes.written',
    subjectType: 'agenda item',
    subjectId: agendaItemId,
    words: 'Wrote in the minutes',
  })
}

import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { aLine, aText } from '../input.ts'
import { foundIn, GAP } from './left-out.ts'
import { approvedMinutesOf, knownTo, offeredItems } from './source.ts'
import { keepSummary, summaryOf } from './store.ts'
import type { SummaryContent } from './tables.ts'

/** What the public shall read of a meeting, and whether it is to be approved now. */
export const SummaryWritten = z.strictObject({
  intro: aText(2000).meta({ example: 'The partnership met in March' }),
  points: z
    .array(
      z.strictObject({
        agendaItemId: z.uuid(),
        heading: aLine('Enter a heading').meta({ example: 'Training' }),
        text: aText(4000, 'Write what the public shall read, or leave the item out').meta({
          example: 'Forty front-of-house staff were trained',
        }),
      }),
    )
    .max(100),
  next: z.enum(['save', 'ask'], { error: 'Choose whether to save it or to ask for approval' }),
})
export type SummaryWritten = z.output<typeof SummaryWritten>

/** Keeps a summary as it is written, or puts it before a chair who did not write it. */
export function writeSummary(
  work: Work<'summaries.write'>,
  which: { meetingId: string; version: number },
  { next, ...content }: SummaryWritten,
): void {
  approvedMinutesOf(work, which.meetingId)
  refuseOthers(work, which.meetingId, content)
  if (next === 'ask') refuseUnfit(work, which.meetingId, content)
  const { partnershipId, actor } = work
  const before = summaryOf(work.tx, partnershipId, which.meetingId)
  const earlier = before && before.state !== 'published' ? before.writers : []
  keepSummary(
    work.tx,
    {
      partnershipId,
      meetingId: which.meetingId,
      state: next === 'ask' ? 'waiting' : 'draft',
      content,
      writers: [...new Set([...earlier, actor.personId])],
    },
    { version: which.version, at: work.now, by: actor.personId },
  )
  noteActivity(work, {
    deed: next === 'ask' ? 'summary.submitted' : 'summary.written',
    subjectType: 'meeting',
    subjectId: which.meetingId,
    words: next === 'ask' ? 'Asked for approval of a public summary' : 'Wrote a public summary',
  })
}

/** Only what was offered can be told: never a closed item, nor one of another meeting. */
function refuseOthers(work: Work<'summaries.write'>, meetingId: string, { points }: SummaryContent): void {
  const offered = new Set(offeredItems(work, meetingId).map(item => item.agendaItemId))
  if (points.some(point => !offered.has(point.agendaItemId)))
    throw new Refusal('conflict', 'One of the items cannot be made public')
}

/** Nothing goes before the public that names somebody, says where it was, or has a gap. */
export function refuseUnfit(
  work: Work<'summaries.write' | 'summaries.publish'>,
  meetingId: string,
  content: SummaryContent,
): void {
  const known = knownTo(work, meetingId)
  const texts = [
    { field: 'intro', text: content.intro },
    ...content.points.map(({ agendaItemId, heading, text }) => ({
      field: `text-${agendaItemId}`,
      text: `${heading}\n${text}`,
    })),
  ]
  const faults = texts.flatMap(({ field, text }) => {
    if (text.includes(GAP)) return [{ field, words: `Fill the gap “${GAP}”, or reword the sentence` }]
    const [name] = foundIn(text, known)
    return name
      ? [
          {
            field,
            words: `“${name}” is a person or a place, or leads to one. Say the organisation or the role instead`,
          },
        ]
      : []
  })
  if (faults.length > 0) throw new InvalidInput(faults)
  if (content.intro.trim() === '' && content.points.length === 0)
    throw new InvalidInput([{ field: 'intro', words: 'Write something, or choose an item' }])
}

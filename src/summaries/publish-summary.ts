import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal, stale } from '../errors.ts'
import { meetingById } from '../meetings/store.ts'
import { canonical, fingerprint } from '../minutes/record.ts'
import { publicTitleOf } from './source.ts'
import { addEdition, keepSummary, type Summary, summaryOf, withdrawEditions } from './store.ts'
import { refuseUnfit } from './write-summary.ts'

/** Which text is approved: the fingerprint of the one that was read. */
export const SummaryApproval = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'Send the fingerprint of the summary that you read' })
    .meta({ example: 'a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3' }),
})

export const fingerprintOf = ({ content }: Summary): string => fingerprint(canonical(content))

/** Why this person may not approve the summary, or nothing. */
export const whyNotPublish = ({ actor }: Reading<'summaries.publish'>, summary: Summary): string | undefined =>
  summary.writers.includes(actor.personId)
    ? 'You wrote in this summary, so another chair or vice-chair has to approve it'
    : undefined

/** Approves exactly the text that was read, and puts it on the public page in place of any earlier edition. */
export function publishSummary(
  work: Work<'summaries.publish'>,
  meetingId: string,
  approval: z.output<typeof SummaryApproval>,
): { id: string } {
  const { tx, partnershipId, actor, now } = work
  const summary = found(summaryOf(tx, partnershipId, meetingId), 'summary')
  if (summary.state !== 'waiting') throw new Refusal('conflict', 'This summary does not wait for approval')
  const why = whyNotPublish(work, summary)
  if (why) throw new Refusal('forbidden', why)
  if (fingerprintOf(summary) !== approval.fingerprint) throw stale('this summary')
  refuseUnfit(work, meetingId, summary.content)
  const by = { at: now, by: actor.personId }
  withdrawEditions(tx, summary, by)
  const id = work.ids.newId()
  addEdition(tx, {
    id,
    partnershipId,
    meetingId,
    heldOn: meetingById(tx, partnershipId, meetingId).heldOn,
    title: publicTitleOf(work, meetingId),
    content: summary.content,
    publishedAt: now,
    publishedBy: actor.personId,
  })
  keepSummary(tx, { ...pick(summary), state: 'published' }, { ...by, version: summary.version })
  noteActivity(work, {
    deed: 'summary.published',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Approved and published the public summary of a meeting',
  })
  return { id }
}

const pick = ({ partnershipId, meetingId, content, writers }: Summary) => ({
  partnershipId,
  meetingId,
  content,
  writers,
})

/** Takes the summary off the public page at once; the edition is kept among those that were published. */
export function withdrawSummary(work: Work<'summaries.write'>, meetingId: string): void {
  const { tx, partnershipId, actor, now } = work
  meetingById(tx, partnershipId, meetingId)
  const wasPublic = withdrawEditions(tx, { partnershipId, meetingId }, { at: now, by: actor.personId })
  if (!wasPublic) throw new Refusal('conflict', 'No summary of this meeting is public')
  noteActivity(work, {
    deed: 'summary.withdrawn',
    subjectType: 'meeting',
    subjectId: meetingId,
    words: 'Withdrew the public summary of a meeting',
  })
}

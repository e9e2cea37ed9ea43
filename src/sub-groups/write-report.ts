import { z } from 'zod'
import { isSecretariat } from '../access/roles.ts'
import type { Reading, Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { found, Refusal, stale } from '../errors.ts'
import { aText } from '../input.ts'
import { meetingInSight } from '../meetings/policy.ts'
import type { Meeting } from '../meetings/store.ts'
import { whyNoUpdate } from '../meetings/write-update.ts'
import { addReport, changeReport, type GroupReport, reportsTo } from '../meetings/written-store.ts'
import { type SubGroup, subGroupById } from '../partnerships/sub-group-store.ts'
import { shortDate } from '../words.ts'

export const ReportContent = z.strictObject({
  text: aText(2000, 'Write what the group has to report').meta({
    example: 'The group met twice and drafted the leaflet',
  }),
})

interface Which {
  subGroupId: string
  meetingId: string
  /** The version that was seen; nought where there was nothing yet. */
  version: number
}

/** The lead tells a coming meeting of the partnership how the sub-group is doing, until that meeting begins. */
export function writeReport(
  work: Work<'sub-groups.report'>,
  which: Which,
  content: z.output<typeof ReportContent> & { file?: Upload['file'] | undefined },
): GroupReport {
  const group = subGroupById(work.tx, work.partnershipId, which.subGroupId)
  refuseUnlessReports(work, group)
  const meeting = mainMeeting(work, which.meetingId)
  const before = reportOf(work, which)
  if ((before?.version ?? 0) !== which.version) throw stale('this report')
  keep(work, { which, group, before }, content)
  noteActivity(work, {
    deed: 'sub-group.reported',
    subjectType: 'sub-group',
    subjectId: group.id,
    words: `Reported for a sub-group to the meeting on ${shortDate(meeting.heldOn)}`,
  })
  return found(reportOf(work, which))
}

function keep(
  work: Work<'sub-groups.report'>,
  of: { which: Which; group: SubGroup; before: GroupReport | undefined },
  { text, file }: z.output<typeof ReportContent> & { file?: Upload['file'] | undefined },
): void {
  const { tx, partnershipId, now, actor, ids } = work
  const { which, group, before } = of
  const paper = file && keepDocument(work, { title: `Report of ${group.name}`, file })
  const by = actor.personId
  const documentId = paper?.id ?? before?.documentId ?? null
  const values = { text, documentId }
  if (before) changeReport(tx, { ...before, partnershipId }, { version: before.version, at: now, by, values })
  else
    addReport(tx, {
      id: ids.newId(),
      partnershipId,
      meetingId: which.meetingId,
      subGroupId: group.id,
      text,
      documentId,
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
    })
}

/** What a sub-group reports to a meeting, where it does. */
export const reportOf = (
  { tx, partnershipId }: Pick<Reading<'sub-groups.report'>, 'tx' | 'partnershipId'>,
  { meetingId, subGroupId }: { meetingId: string; subGroupId: string },
): GroupReport | undefined => reportsTo(tx, partnershipId, meetingId).find(each => each.subGroupId === subGroupId)

/** The lead reports, or the secretariat for them. */
export function refuseUnlessReports(reading: Reading<'sub-groups.report'>, group: SubGroup): void {
  if (isSecretariat(reading.holdings) || group.leadPersonId === reading.actor.personId) return
  throw new Refusal('forbidden', 'Only the lead of this sub-group, or the chair or co-ordinator, reports for it')
}

/** A meeting of the whole partnership that has not begun. */
export function mainMeeting(reading: Reading<'sub-groups.report'>, meetingId: string): Meeting {
  const meeting = meetingInSight(reading, meetingId)
  if (meeting.subGroupId) throw new Refusal('conflict', 'A sub-group reports to a meeting of the whole partnership')
  const why = whyNoUpdate(meeting, reading.now)
  if (why) throw new Refusal('conflict', why)
  return meeting
}

import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { pathTo } from '../meetings/paths.ts'
import { speakersFor } from '../partnerships/speakers.ts'
import { activeMembers, type Member, partnershipById } from '../partnerships/store.ts'
import { type AttendanceYear, attendanceOfYear, type OrganisationYear } from './attendance-of-year.ts'

export const QuietNote = z.strictObject({ words: aText(2000, 'Write what you want to say') })

type Noting = Work<'attendance.note'>

/** The chair writes to an organisation that has gone quiet: to those who speak for it, and nobody else learns of it. */
export function sendNote(work: Noting, organisationId: string, { words }: z.output<typeof QuietNote>): number {
  const { year, organisation } = quietOne(work, organisationId)
  const { name, shortName } = partnershipById(work.tx, work.partnershipId)
  const sent = whoIsTold(work, organisationId).map(person => {
    const isNeutral = needsNeutral(person)
    return post(work, {
      kind: 'notice',
      // One after each meeting is enough.
      cause: `quiet note to ${organisation.organisationId} after ${year.latestMeetingId} to ${person.personId}`,
      to: person,
      partnershipId: work.partnershipId,
      fromName: isNeutral ? NEUTRAL : name,
      subject: isNeutral ? `${NEUTRAL}: a word from the chair` : `${shortName}: a word from the chair`,
      template: isNeutral ? 'follow-up/mail/neutral.njk' : 'follow-up/mail/quiet.njk',
      view: isNeutral
        ? { url: `${work.config.publicUrl}/` }
        : { paragraphs: words.split(/\n{2,}/), url: work.config.publicUrl + pathTo.meetings(work.partnershipId) },
    })
  })
  if (sent.filter(Boolean).length === 0)
    throw new Refusal('conflict', 'They have had a note since that meeting, or nobody speaks for them now')
  noteActivity(work, {
    deed: 'note.sent',
    subjectType: 'partnership',
    subjectId: work.partnershipId,
    words: 'Wrote to an organisation that has not come lately',
    organisationId,
  })
  return sent.filter(Boolean).length
}

/** The organisation as it came over the year; there is nothing to say to one that comes. */
export function quietOne(
  work: Parameters<typeof attendanceOfYear>[0],
  organisationId: string,
): { year: AttendanceYear; organisation: OrganisationYear } {
  const year = attendanceOfYear(work)
  const organisation = found(
    year.organisations.find(each => each.organisationId === organisationId),
    'organisation',
  )
  if (!organisation.isQuiet) throw new Refusal('conflict', `${organisation.name} has come lately`)
  return { year, organisation }
}

/** Who would have the letter. */
export const whoIsTold = (
  { tx, partnershipId, now }: Pick<Noting, 'tx' | 'partnershipId' | 'now'>,
  organisationId: string,
): Member[] => speakersFor(activeMembers(tx, partnershipId, now), organisationId)

/** Words that ask and do not blame, for the chair to change. */
export const suggestedWords = (organisation: OrganisationYear, partnership: { name: string }): string =>
  [
    `We have missed ${organisation.name} at our last meetings of ${partnership.name}, and would value your view.`,
    'Is the day or the time difficult? Would joining online help, or is somebody else better placed to come?',
    'If this is not the right group for you just now, please say so: that helps too.',
  ].join('\n\n')

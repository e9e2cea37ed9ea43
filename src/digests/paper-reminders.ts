import type { Work } from '../access/work.ts'
import { workingDaysAfter, workingDaysBefore } from '../bank-holidays.ts'
import type { CalendarDate } from '../clock.ts'
import { post } from '../mail/post.ts'
import { pathToAgenda } from '../meetings/agenda-paths.ts'
import { guiseFor } from '../meetings/guise.ts'
import { speakersFor } from '../partnerships/speakers.ts'
import { activeMembers, type Member, partnershipById } from '../partnerships/store.ts'
import { longDate } from '../words.ts'
import { unsubscribeUrl } from './digest-letter.ts'
import type { Turn } from './in-turns.ts'
import { noteNudged, type PaperAwaited, papersAwaited, wantsNoReminders } from './paper-reminder-store.ts'
import { reminderDate } from './periods.ts'

/** So long before papers are due whoever owes one is reminded; and once more on the day. */
const WORKING_DAYS_BEFORE = 2

/** Reminds those who owe a paper, each item once early and once on the day; says whether there may be more. */
export function remindOfPapers(work: Work<'reminders.send'>, most: number): Turn {
  const today = reminderDate(work.now)
  const due = papersAwaited(work.tx, { from: today, to: workingDaysAfter(today, WORKING_DAYS_BEFORE + 1) })
    .filter(item => isEarlyEnough(item, today) && item.nudged !== nudgeOf(item, today))
    .slice(0, most)
  for (const item of due) {
    for (const reader of owersOf(work, item)) postNudge(work, item, { reader, today })
    noteNudged(work.tx, item, nudgeOf(item, today))
  }
  return { sent: due.length, last: due.length < most ? undefined : 'more' }
}

const isEarlyEnough = ({ dueOn }: PaperAwaited, today: CalendarDate): boolean =>
  today >= workingDaysBefore(dueOn, WORKING_DAYS_BEFORE)

const nudgeOf = ({ dueOn }: PaperAwaited, today: CalendarDate): string => `${dueOn} ${today === dueOn ? 'due' : 'soon'}`

/** The person named; where none is, or they left, whoever speaks for the organisation. */
function owersOf({ tx, now }: Work, { partnershipId, organisationId, personId }: PaperAwaited): Member[] {
  const members = activeMembers(tx, partnershipId, now).filter(each => each.organisationId === organisationId)
  const named = members.filter(each => each.personId === personId)
  const owers = named.length > 0 ? named : speakersFor(members, organisationId)
  return owers.filter(each => !wantsNoReminders(tx, each.personId))
}

function postNudge(work: Work, item: PaperAwaited, { reader, today }: { reader: Member; today: CalendarDate }): void {
  const { partnershipId, meetingId, itemId } = item
  const partnership = partnershipById(work.tx, partnershipId)
  const meeting = { title: item.meetingTitle, isTitleRestricted: item.isTitleRestricted }
  const guise = guiseFor(partnership, { ...reader, meeting })
  const path = guise.isNeutral ? '/' : `${pathToAgenda(partnershipId, meetingId)}/items/${itemId}/paper`
  const stopUrl = unsubscribeUrl(work, reader.personId, 'reminders')
  post(work, {
    kind: 'reminder',
    cause: `paper owed for ${itemId} ${nudgeOf(item, today)} by ${reader.personId}`,
    to: reader,
    subject: guise.isNeutral
      ? `${guise.name}: something is awaited from you`
      : `${partnership.shortName}: a paper is awaited from you`,
    template: 'digests/mail/paper-reminder.njk',
    view: {
      whose: guise.name,
      isToday: item.dueOn === today,
      dueOn: longDate(item.dueOn),
      heldOn: longDate(item.heldOn),
      title: guise.isNeutral || item.isTitleRestricted ? '' : item.title,
      url: work.config.publicUrl + path,
      stopUrl,
    },
    fromName: guise.name,
    partnershipId,
    subjectId: meetingId,
    unsubscribeUrl: stopUrl,
  })
}

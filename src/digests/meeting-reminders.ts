import type { Work } from '../access/work.ts'
import { laterDate, londonInstant } from '../clock.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { type Letter, post } from '../mail/post.ts'
import { agendaOf } from '../meetings/agenda.ts'
import { answerUrl } from '../meetings/answer-link.ts'
import { titleInMail } from '../meetings/send-papers.ts'
import { longDate, timeRange } from '../words.ts'
import { unsubscribeUrl } from './digest-letter.ts'
import type { Turn } from './in-turns.ts'
import { pathTo } from './paths.ts'
import { reminderDate } from './periods.ts'
import { meetingReminders } from './reminder-store.ts'

/** How many days before a meeting which reminder is due: of the meeting, and of the answer that is missing. */
const daysBefore = { week: 7, answer: 3 } as const
type Kind = keyof typeof daysBefore

/** Reminds some of those who are to be reminded of a meeting now; says whether there may be more. */
export function remindOfMeetings(work: Work<'reminders.send'>, most: number): Turn {
  const today = reminderDate(work.now)
  const answerUpTo = laterDate(today, { days: daysBefore.answer })
  const due = (['answer', 'week'] as const).flatMap(kind =>
    meetingReminders(work.tx)
      .all({
        kind,
        now: work.now,
        answerUpTo,
        horizon: londonInstant(laterDate(today, { days: daysBefore[kind] + 1 }), '00:00'),
        back: `-${daysBefore[kind]} days`,
        most,
      })
      .map(reminder => ({ kind, reminder })),
  )
  for (const { kind, reminder } of due) post(work, meetingLetter(work, kind, reminder))
  return { sent: due.length, last: due.length < most ? undefined : 'more' }
}

type Reminder = ReturnType<ReturnType<typeof meetingReminders>['all']>[number]

function meetingLetter(work: Work, kind: Kind, reminder: Reminder): Letter {
  const stopUrl = unsubscribeUrl(work, reminder.personId, 'reminders')
  const view = needsNeutral(reminder) ? neutralView(work, reminder) : plainView(work, kind, reminder)
  return {
    kind: 'reminder',
    // The same words as `cause` in reminder-store.ts.
    cause: `reminder:${kind}:${reminder.meetingId}:${reminder.startsAt}:${reminder.personId}`,
    to: reminder,
    subject: kind === 'answer' ? 'Please say whether you are coming' : 'A reminder of your meeting',
    template: 'digests/mail/meeting-reminder.njk',
    view: { ...view, kind, stopUrl },
    fromName: view.partnership,
    partnershipId: reminder.partnershipId,
    subjectId: reminder.meetingId,
    unsubscribeUrl: stopUrl,
    expiresAt: reminder.startsAt,
  }
}

const factsView = (work: Work, reminder: Reminder) => ({
  date: longDate(reminder.heldOn),
  time: timeRange(reminder.startTime, reminder.endTime),
  answer: reminder.answer,
  substitute: reminder.substituteName ?? '',
  answerUrl: answerUrl(work, { ...reminder, id: reminder.meetingId }, reminder.personId),
})

/** As in the invitation: with an alias, neither the partnership nor the title, nor what leads to them, is in a letter. */
const neutralView = (work: Work, reminder: Reminder) => ({
  ...factsView(work, reminder),
  partnership: NEUTRAL,
  title: NEUTRAL,
  items: [],
  papers: [],
  agendaUrl: '',
})

/** A week before, the letter brings the agenda and the papers, unless even the title is kept out of mail; the later one only asks. */
function plainView(work: Work, kind: Kind, reminder: Reminder) {
  const { publicUrl } = work.config
  const { partnershipId, meetingId: id } = reminder
  const agenda = agendaOf(work.tx, partnershipId, id)
  const brings = kind === 'week' && !reminder.isTitleRestricted
  const papers = [...agenda.items.flatMap(item => item.papers), ...agenda.papers]
  return {
    ...factsView(work, reminder),
    partnership: reminder.partnershipName,
    title: reminder.title,
    items: brings ? agenda.items.map(titleInMail) : [],
    papers: (brings ? papers : []).map(paper => ({
      text: paper.title,
      url: publicUrl + pathTo.document({ partnershipId, id: paper.documentId }),
    })),
    agendaUrl: publicUrl + pathTo.agenda({ partnershipId, id }),
  }
}

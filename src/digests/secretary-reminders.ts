import type { Work } from '../access/work.ts'
import { workingDaysBetween } from '../bank-holidays.ts'
import { later, londonDate } from '../clock.ts'
import { needsNeutral, senderFor } from '../mail/neutral.ts'
import { type Letter, post } from '../mail/post.ts'
import { agreedDueAt } from '../minutes/agreed-letters.ts'
import { mendedDueOn, minutesDueOn } from '../minutes/clock-of-minutes.ts'
import { counted, dateOf, longDate, shortDate } from '../words.ts'
import { unsubscribeUrl } from './digest-letter.ts'
import type { Turn } from './in-turns.ts'
import { pathTo } from './paths.ts'
import { followUpOpen, partnershipsAfter } from './secretary-store.ts'

/** What nobody followed up for so long is not news any more. */
const DAYS_BACK = 45
const DAYS_BEFORE = 3

type Open = ReturnType<ReturnType<typeof followUpOpen>['all']>[number]
type Kind = 'agreed late' | 'minutes soon' | 'minutes late' | 'mended soon' | 'mended late'

/**
 * Reminds whoever keeps some partnerships of letters and minutes that their last meetings still owe, once for each;
 * answers where to go on, if there are more.
 */
export function remindSecretaries(work: Work<'reminders.send'>, most: number, after: string): Turn {
  const partnershipIds = partnershipsAfter(work.tx, after, most)
  const sent = partnershipIds.flatMap(id => remindersOf(work, id)).filter(letter => post(work, letter))
  return { sent: sent.length, last: partnershipIds.length === most ? partnershipIds.at(-1) : undefined }
}

function remindersOf(work: Work<'reminders.send'>, partnershipId: string): Letter[] {
  const since = later(work.now, { days: -DAYS_BACK })
  const open = followUpOpen(work.tx).all({ partnershipId, now: work.now, since })
  const byMeeting = Map.groupBy(open, each => each.meetingId)
  return [...byMeeting.values()]
    .flatMap(keepersOf)
    .flatMap(each => kindsOf(each, work.now).map(kind => reminder(work, each, kind)))
}

/** The co-ordinators; where there is none, the chairs. */
function keepersOf(everybody: Open[]): Open[] {
  const coordinators = everybody.filter(each => each.role === 'co-ordinator')
  const kept = coordinators.length > 0 ? coordinators : everybody
  return [...new Map(kept.map(each => [each.personId, each])).values()]
}

function kindsOf(open: Open, now: string): Kind[] {
  return [...(open.untold > 0 && now > agreedDueAt(open) ? (['agreed late'] as const) : []), ...minutesKinds(open, now)]
}

/** Whether the minutes are due soon or late, at first by the day of the meeting, and again by the day they were taken back. */
function minutesKinds({ heldOn, circulatedAt, takenBackAt }: Open, now: string): Kind[] {
  if (circulatedAt !== null && takenBackAt === null) return []
  const [today, dueOn] = [londonDate(now), takenBackAt === null ? minutesDueOn(heldOn) : mendedDueOn(takenBackAt)]
  if (today > dueOn) return [takenBackAt === null ? 'minutes late' : 'mended late']
  if (workingDaysBetween(today, dueOn) > DAYS_BEFORE) return []
  return [takenBackAt === null ? 'minutes soon' : 'mended soon']
}

function reminder(work: Work, open: Open, kind: Kind): Letter {
  const stopUrl = unsubscribeUrl(work, open.personId, 'reminders')
  const isNeutral = needsNeutral(open)
  const place = { partnershipId: open.partnershipId, id: open.meetingId }
  return {
    kind: 'reminder',
    // Taken back a second time, they are to be mended anew.
    cause: `reminder:follow-up:${kind}:${open.meetingId}:${open.personId}${kind.startsWith('mended') ? `:${open.takenBackAt}` : ''}`,
    to: open,
    subject: isNeutral ? 'Something waits for you' : `${open.shortName}: ${subjects[kind]}`,
    template: 'digests/mail/secretary-reminder.njk',
    view: {
      words: isNeutral ? 'Something waits for you. Sign in to see it.' : wordsFor(open, kind),
      button: isNeutral ? 'Sign in' : kind === 'agreed late' ? 'See and send the letters' : 'Write the minutes',
      url: isNeutral
        ? `${work.config.publicUrl}/`
        : `${work.config.publicUrl}${pathTo.minutes(place)}${kind === 'agreed late' ? '/agreed-letters' : ''}`,
      stopUrl,
    },
    fromName: senderFor(open),
    partnershipId: open.partnershipId,
    subjectId: open.meetingId,
    unsubscribeUrl: stopUrl,
  }
}

const subjects: Record<Kind, string> = {
  'agreed late': 'what was agreed has not gone out',
  'minutes soon': 'minutes are due soon',
  'minutes late': 'minutes are late',
  'mended soon': 'minutes wait to be circulated again',
  'mended late': 'minutes wait to be circulated again',
}

function wordsFor(open: Open, kind: Kind): string {
  const meeting = `the meeting on ${shortDate(open.heldOn)}`
  if (kind === 'agreed late')
    return `At ${meeting} ${counted(open.untold, 'action was', 'actions were')} agreed, and nobody has been told yet. Actions leave within a day.`
  if (open.takenBackAt) return mendedWords(kind, { meeting, takenBackAt: open.takenBackAt })
  const dueOn = longDate(minutesDueOn(open.heldOn))
  return kind === 'minutes soon'
    ? `The minutes of ${meeting} are due to members by ${dueOn}.`
    : `The minutes of ${meeting} were due to members by ${dueOn}.`
}

function mendedWords(kind: Kind, { meeting, takenBackAt }: { meeting: string; takenBackAt: string }): string {
  const was = `The minutes of ${meeting} were taken back on ${dateOf(takenBackAt)} to be mended.`
  return kind === 'mended soon'
    ? `${was} Circulate them again by ${longDate(mendedDueOn(takenBackAt))}.`
    : `${was} Nobody but their writers has seen them since: circulate them again.`
}

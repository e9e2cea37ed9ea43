import { isChair, isSecretariat } from '../access/roles.ts'
import { type CalendarDate, type Instant, later, laterDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { howAuthor } from '../minutes/policy.ts'
import { dateOf, longDate, shortDate } from '../words.ts'
import { meetingsToMinute, minutesUnderWay, pledgesForChair } from './awaiting-store.ts'
import { toSayWhen, toSettle } from './dates-await.ts'
import { type Entry, entry, type MeetingSeen, type ShortNames } from './entries.ts'
import { addressesToMend, lettersToSettle } from './letters-await.ts'
import { pathTo } from './paths.ts'
import { datesToGrant, offersToAnswer } from './requests-await.ts'
import { risksToReview } from './risks-await.ts'

/** For so long members are asked to check circulated minutes; afterwards only a chair is asked to approve them. */
const DAYS_TO_CHECK = 14
/** A co-ordinator hears of papers this long before they are due. */
const PAPERS_DAYS = 7
/** What nobody did for a year nobody will do because a page says so. */
const A_YEAR_DAYS = 365
const MOST = 50

interface Facts {
  personId: string
  now: Instant
  today: CalendarDate
  names: ShortNames
  meetings: MeetingSeen[]
  /** Every role held anywhere: what a role never has to do is not even looked for. */
  roles: string[]
}

/** What waits for this person: answers first, then what their role has to decide. */
export function awaitsYou(tx: Tx, facts: Facts): Entry[] {
  const held = facts.roles.map(role => ({ role }))
  return [
    ...facts.meetings.filter(each => isUnanswered(each, facts.now)).map(each => toAnswer(each, facts)),
    ...toSayWhen(tx, facts),
    ...offersToAnswer(tx, facts),
    ...minutesEntries(tx, facts),
    ...(isSecretariat(held) ? toSettle(tx, facts) : []),
    ...(isSecretariat(held) ? datesToGrant(tx, facts) : []),
    ...(isSecretariat(held) ? minutesToWrite(tx, facts) : []),
    ...(isChair(held) ? pledgesToDecide(tx, facts) : []),
    ...(isSecretariat(held) ? papersDue(facts) : []),
    ...(isSecretariat(held) ? lettersToSettle(tx, facts) : []),
    ...(isSecretariat(held) ? addressesToMend(tx, facts) : []),
    ...(isSecretariat(held) ? risksToReview(tx, facts) : []),
  ]
}

/** One that was opened before its time is answered no more. */
const isUnanswered = (meeting: MeetingSeen, now: Instant) =>
  meeting.answer === 'needs action' && meeting.startsAt > now && meeting.state !== 'held'

const toAnswer = (meeting: MeetingSeen, { names }: Facts): Entry =>
  entry('meeting to answer', names, {
    partnershipId: meeting.partnershipId,
    text: `Say whether you are coming: ${meeting.title}`,
    note: longDate(meeting.heldOn),
    path: pathTo.answer(meeting),
    on: meeting.heldOn,
  })

type UnderWay = ReturnType<ReturnType<typeof minutesUnderWay>['all']>[number]

const minutesWords = {
  'minutes to circulate': 'Circulate the minutes',
  'minutes to approve': 'Approve the minutes',
  'minutes to check': 'Check the minutes',
} as const

function minutesEntries(tx: Tx, { personId, now, names }: Facts): Entry[] {
  const checkedSince = later(now, { days: -DAYS_TO_CHECK })
  return minutesUnderWay(tx)
    .all({ personId, now, yearAgo: later(now, { days: -A_YEAR_DAYS }), most: MOST })
    .flatMap(each => {
      const kind = minutesDeed(each, {
        checkedSince,
        isOver: each.endsAt <= now,
        isAuthor: () => howAuthor({ tx, ...each }, personId, each) !== undefined,
      })
      if (!kind) return []
      const place = { partnershipId: each.partnershipId, id: each.meetingId }
      return entry(kind, names, {
        partnershipId: each.partnershipId,
        text: `${minutesWords[kind]} of ${each.title}`,
        note: standingOf(each),
        path: pathTo.minutes(place),
        on: each.heldOn,
      })
    })
}

function standingOf({ takenBackAt, circulatedAt, heldOn }: UnderWay): string {
  if (takenBackAt) return `taken back ${dateOf(takenBackAt)} to be mended`
  return circulatedAt ? `circulated ${dateOf(circulatedAt)}` : `held on ${shortDate(heldOn)}`
}

/** What these minutes ask of the reader; drafts are read only where the reader writes them. */
function minutesDeed(
  each: UnderWay,
  { checkedSince, isOver, isAuthor }: { checkedSince: Instant; isOver: boolean; isAuthor: () => boolean },
): keyof typeof minutesWords | undefined {
  if (each.state === 'draft') return isOver ? 'minutes to circulate' : undefined
  // Minutes are approved once their meeting is over, and what this chair wrote by another: nothing waits for its author.
  if (each.isChair) return isOver && !isAuthor() ? 'minutes to approve' : undefined
  return (each.circulatedAt ?? '') >= checkedSince ? 'minutes to check' : undefined
}

const minutesToWrite = (tx: Tx, { personId, now, names }: Facts): Entry[] =>
  meetingsToMinute(tx)
    .all({ personId, now, yearAgo: later(now, { days: -A_YEAR_DAYS }), most: MOST })
    .map(each =>
      entry('minutes to write', names, {
        partnershipId: each.partnershipId,
        text: `Write the minutes of ${each.title}`,
        note: `held on ${shortDate(each.heldOn)}`,
        path: pathTo.minutes(each),
        on: each.heldOn,
      }),
    )

const pledgesToDecide = (tx: Tx, { personId, now, names }: Facts): Entry[] =>
  pledgesForChair(tx)
    .all({ personId, now, most: MOST })
    .map(each =>
      entry(each.state === 'submitted' ? 'pledge to acknowledge' : 'pledge to verify', names, {
        partnershipId: each.partnershipId,
        text: `${each.state === 'submitted' ? 'Acknowledge' : 'Verify'} the pledge: ${each.title}`,
        note: each.organisationName,
        path: pathTo.pledge(each),
      }),
    )

const papersDue = ({ meetings, today, names }: Facts): Entry[] =>
  meetings
    .filter(
      each =>
        each.isSecretariat &&
        each.state === 'scheduled' &&
        each.papersDueOn &&
        each.papersDueOn <= laterDate(today, { days: PAPERS_DAYS }),
    )
    .map(each =>
      entry('papers due', names, {
        partnershipId: each.partnershipId,
        text: `Send out the agenda and papers of ${each.title}`,
        note: `due ${shortDate(each.papersDueOn ?? '')}`,
        path: pathTo.meeting(each),
        on: each.papersDueOn,
        isOverdue: (each.papersDueOn ?? '') < today,
      }),
    )

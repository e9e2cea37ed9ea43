import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { whenOf } from '../meetings/facts.ts'
import { membersToAsk } from '../meetings/telling.ts'
import { type Ask, askOf, changeAsk } from './asks-store.ts'
import { askedNow, keepAsk } from './audience.ts'
import { findingInSight, refuseUnlessOpen, whyUnanswerable } from './policy.ts'
import { MOST_TIMES } from './proposal.ts'
import { reportIfEveryoneAnswered } from './report.ts'
import { type DateChannel, type TimeAnswer, timeAnswers } from './states.ts'
import type { Finding } from './store.ts'
import { answersIn, everyTimeOf, keepAnswer, timesOf } from './times-store.ts'

type Answering = Work<'dates.answer' | 'dates.arrange'>

export const DatesAnswer = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        timeId: z.uuid({ error: 'Name the time' }),
        answer: z.enum(timeAnswers, { error: 'Say yes, if need be or no' }),
      }),
    )
    // Times may be taken out and others proposed while somebody answers.
    .max(MOST_TIMES * 10, { error: 'Answer each time once' }),
  note: aText(300).optional(),
})
export type DatesAnswer = z.output<typeof DatesAnswer>

/** Answers for oneself, from a page or by the link in a letter. */
export function answerDates(work: Work<'dates.answer'>, findingId: string, given: DatesAnswer): void {
  const finding = findingInSight(work, findingId)
  const why = whyUnanswerable(finding, work.now)
  if (why) throw new Refusal('conflict', why)
  const channel = work.actor.via === 'link' ? 'link' : 'page'
  record(work, finding, { whose: { personId: work.actor.personId, channel }, given })
}

/** Enters what somebody said on the telephone, say; the chair may do so after the last day, too. */
export function enterDatesAnswer(
  work: Work<'dates.arrange'>,
  at: { findingId: string; personId: string },
  given: DatesAnswer,
): void {
  const finding = findingInSight(work, at.findingId)
  refuseUnlessOpen(finding)
  found(
    askedNow(work, finding).find(each => each.ask.personId === at.personId),
    'member',
  )
  record(work, finding, { whose: { personId: at.personId, channel: 'chair' }, given })
}

/** Keeps an answer for every time with its origin; the latest wins, and the last one missing is told of. */
function record(
  work: Answering,
  finding: Finding,
  { whose, given }: { whose: { personId: string; channel: DateChannel }; given: DatesAnswer },
): void {
  const ask = askFor(work, finding, whose.personId)
  const said = saidOf(work, finding, { personId: whose.personId, given })
  for (const [timeId, answer] of said)
    keepAnswer(work.tx, finding.partnershipId, { timeId, personId: whose.personId, answer })
  changeAsk(
    work.tx,
    finding.partnershipId,
    { findingId: finding.id, personId: whose.personId },
    {
      answeredAt: work.now,
      answeredVia: whose.channel,
      answeredBy: work.actor.personId,
      ...(given.note === undefined ? {} : { note: given.note || null }),
    },
  )
  noteActivity(work, {
    deed: whose.channel === 'chair' ? 'date.answer entered' : 'date.answered',
    subjectType: 'date finding',
    subjectId: finding.id,
    words: whose.channel === 'chair' ? 'Entered when somebody could meet' : 'Said when they could meet',
    organisationId: ask.organisationId,
  })
  reportIfEveryoneAnswered(work, finding)
}

/** How they were asked; a member who was not asked yet, in a finding that asks everyone, is by answering. */
function askFor(work: Answering, finding: Finding, personId: string): Ask {
  const whose = { findingId: finding.id, personId }
  const known = askOf(work.tx, finding.partnershipId, whose)
  if (known) return known
  const member = finding.asksEveryone
    ? membersToAsk(work, finding.partnershipId).find(each => each.personId === personId)
    : undefined
  keepAsk(work, finding, found(member, 'date finding'))
  return found(askOf(work.tx, finding.partnershipId, whose), 'date finding')
}

/** Their answers, once there is one for every time still to come; what they said before counts. */
function saidOf(
  { tx, now }: Answering,
  { partnershipId, id }: Finding,
  { personId, given }: { personId: string; given: DatesAnswer },
): Map<string, TimeAnswer> {
  const said = new Map(given.answers.map(each => [each.timeId, each.answer]))
  const ever = new Set(everyTimeOf(tx, partnershipId, id).map(time => time.id))
  if (![...said.keys()].every(timeId => ever.has(timeId)))
    throw new InvalidInput([{ field: 'answers', words: 'Answer for the times that are proposed' }])
  const before = new Set(
    answersIn(tx, partnershipId, id)
      .filter(each => each.personId === personId)
      .map(each => each.timeId),
  )
  const missing = timesOf(tx, partnershipId, id).filter(
    time => time.startsAt > now && !said.has(time.id) && !before.has(time.id),
  )
  if (missing.length === 0) return said
  throw new InvalidInput(
    missing.map(time => ({ field: `time-${time.id}`, words: `Say whether ${whenOf(time)} would suit you` })),
  )
}

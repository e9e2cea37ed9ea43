import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { aText } from '../input.ts'
import { MeetingAnswer, recordAnswer } from '../meetings/answer-meeting.ts'
import { meetingInSight } from '../meetings/policy.ts'
import { personById } from '../people/store.ts'
import { sendDeclined } from './letters.ts'
import { type LetterIn, letterIn, settleRow } from './waiting-store.ts'

/** Whose answer it is after all, to which meeting, and what it says. */
export const RecordedAnswer = MeetingAnswer.omit({ organisationId: true }).extend({
  meetingId: z.uuid({ error: 'Choose the meeting' }),
  personId: z.uuid({ error: 'Choose whose answer it is' }),
})
export type RecordedAnswer = z.output<typeof RecordedAnswer>

export const DeclinedTime = z.strictObject({
  words: aText(1000, 'Say why the meeting stays when it is').meta({ example: 'Most members can only come at ten' }),
})

type Settling = Work<'incoming.settle'>

/** Enters what a letter says for whoever wrote it: somebody looked, and vouches for it. */
export function recordForThem(work: Settling, id: string, input: RecordedAnswer): LetterIn {
  const letter = waiting(work, id)
  const { meetingId, personId, ...answer } = input
  recordAnswer(work, { meetingId, personId, channel: 'chair' }, answer)
  return settle(work, letter, 'The answer was recorded for them')
}

/** Nothing follows from it. */
export const dismissLetter = (work: Settling, id: string): LetterIn =>
  settle(work, waiting(work, id), 'Dismissed: nothing follows from it')

/** The chair takes up the time that somebody proposed; the meeting is changed on its own page, where members are told. */
export function takeUpTime(work: Settling, id: string): LetterIn {
  const letter = proposal(work, id)
  if (!letter.proposedStartsAt) throw new Refusal('conflict', 'The time that they propose cannot be read')
  return settle(work, letter, 'The time they propose was taken up')
}

/** The meeting stays when it is; whoever proposed another time is told, in the chair's words. */
export function declineTime(work: Settling, id: string, words: string): LetterIn {
  const letter = proposal(work, id)
  const meeting = meetingInSight(work, letter.meetingId ?? '')
  const person = found(personById(work.tx, letter.personId ?? ''), 'person')
  sendDeclined(work, { letterId: id, meeting, person, words })
  return settle(work, letter, 'The time they propose was declined')
}

function waiting(work: Settling, id: string): LetterIn {
  const letter = found(letterIn(work.tx, work.partnershipId, id), 'letter')
  if (letter.state !== 'parked') throw settledAlready()
  return letter
}

function proposal(work: Settling, id: string): LetterIn {
  const letter = waiting(work, id)
  if (letter.kind !== 'other time' || !letter.meetingId || !letter.personId)
    throw new Refusal('conflict', 'This letter proposes no other time')
  return letter
}

function settle(work: Settling, letter: LetterIn, why: string): LetterIn {
  const settled = { at: work.now, by: work.actor.personId, why }
  if (!settleRow(work.tx, { partnershipId: work.partnershipId, id: letter.id }, settled)) throw settledAlready()
  noteActivity(work, {
    deed: 'letter.settled',
    subjectType: 'incoming letter',
    subjectId: letter.id,
    words: `Settled a letter that came in. ${why}`,
  })
  return { ...letter, state: 'settled', why, comment: null, settledAt: work.now }
}

const settledAlready = () => new Refusal('conflict', 'This letter waits no longer: somebody has settled it')

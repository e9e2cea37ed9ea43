import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import type { Instant } from '../clock.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aLine, aText } from '../input.ts'
import { personById } from '../people/store.ts'
import { shortDate } from '../words.ts'
import { changeInvitation, type Invitation, invitationOf } from './invitations-store.ts'
import { meetingInSight } from './policy.ts'
import type { AnswerChannel } from './states.ts'
import type { Meeting } from './store.ts'
import { refuseOneself } from './substitutes.ts'
import { ask } from './tell.ts'
import { membersToAsk, organisationsOf } from './telling.ts'

/** What one may answer; `needs action` is what stands before. */
const givenAnswers = ['accepted', 'tentative', 'declined', 'delegated'] as const

type Answering = Work<
  'answers.give' | 'answers.give-for-colleague' | 'answers.enter' | 'answers.take' | 'incoming.settle'
>

export const MeetingAnswer = z.strictObject({
  answer: z.enum(givenAnswers, { error: 'Choose whether you are coming' }),
  substituteName: aLine('Enter the name of who comes instead', 120).optional(),
  note: aText(300).optional(),
  organisationId: z
    .uuid({ error: 'Choose the organisation' })
    .optional()
    .meta({ description: 'For whom they come, where somebody is a member for several' }),
})
export type MeetingAnswer = z.output<typeof MeetingAnswer>

/** Answers for oneself, from a page or by the link in a letter. */
export function answerMeeting(work: Work<'answers.give'>, meetingId: string, answer: MeetingAnswer): Invitation {
  const channel = work.actor.via === 'link' ? 'link' : 'page'
  return recordAnswer(work, { meetingId, personId: work.actor.personId, channel }, answer)
}

/** What is kept of an answer that came by mail. */
interface ByMail {
  sequence: number
  stampedAt: Instant
  /** The address it came from, where it is not the one invited. */
  from: string | null
}

interface Whose {
  meetingId: string
  personId: string
  channel: AnswerChannel
  byMail?: ByMail
}

/** Keeps an answer with its origin; the latest human answer wins, whoever gave it. */
export function recordAnswer(work: Answering, whose: Whose, answer: MeetingAnswer): Invitation {
  const meeting = meetingInSight(work, whose.meetingId)
  const why = whyUnanswerable(meeting, work.now)
  if (why) throw new Refusal('conflict', why)
  if (answer.answer === 'delegated') refuseNoSubstitute(work, whose, answer)
  const invitation = invitationFor(work, meeting, whose.personId)
  const kept = {
    organisationId: organisationFor(work, invitation, answer),
    answer: answer.answer,
    substituteName: answer.answer === 'delegated' ? (answer.substituteName ?? null) : null,
    note: answer.note || null,
    answeredAt: work.now,
    // A program that answers for somebody answers from no page.
    answeredVia: whose.channel === 'page' && work.actor.via === 'api token' ? 'api' : whose.channel,
    answeredBy: work.actor.personId,
    ...ofItsMail(answer, whose.byMail),
  }
  changeInvitation(work.tx, work.partnershipId, invitation.id, kept)
  noteActivity(work, {
    deed: whose.channel === 'chair' ? 'answer.entered' : 'answer.given',
    subjectType: 'meeting',
    subjectId: meeting.id,
    words: `${whose.channel === 'chair' ? 'Entered somebody’s answer' : 'Answered'} for the meeting on ${shortDate(meeting.heldOn)}`,
    organisationId: kept.organisationId,
  })
  return { ...invitation, ...kept }
}

function refuseNoSubstitute(work: Answering, { personId, channel }: Whose, { substituteName }: MeetingAnswer): void {
  if (!substituteName)
    throw new InvalidInput([{ field: 'substituteName', words: 'Enter the name of who comes instead' }])
  // A lead may not know the name and the address that the colleague keeps to themselves, and learns neither by trying.
  if (work.actor.personId === personId || channel === 'chair')
    refuseOneself(found(personById(work.tx, personId), 'person'), substituteName)
}

/** A calendar program names a substitute whom nobody here knows; whoever answers otherwise vouches for the name. */
const ofItsMail = (answer: MeetingAnswer, mail: ByMail | undefined) => ({
  isSubstituteUnconfirmed: mail !== undefined && answer.answer === 'delegated',
  answeredFrom: mail?.from ?? null,
  ...(mail ? { repliedSequence: mail.sequence, repliedStampedAt: mail.stampedAt } : {}),
})

/** Why nobody can answer now, where nobody can. */
export function whyUnanswerable(meeting: Meeting, now: string): string | undefined {
  if (meeting.state === 'draft') return 'This meeting is not scheduled yet, so there is nothing to answer'
  if (meeting.state === 'cancelled') return 'This meeting is cancelled, so there is nothing to answer'
  if (meeting.endsAt <= now) return 'This meeting is over, so it can no longer be answered'
  if (meeting.state === 'held') return 'This meeting has begun, so it can no longer be answered'
  return undefined
}

/** For whom they come: one organisation of theirs, the invitation's unless they say another. */
function organisationFor(work: Answering, invitation: Invitation, answer: MeetingAnswer): string {
  const { organisationId } = answer
  if (!organisationId || organisationId === invitation.organisationId) return invitation.organisationId
  const theirs = organisationsOf(work, work.partnershipId, invitation.personId)
  if (!theirs.some(({ id }) => id === organisationId))
    throw new InvalidInput([{ field: 'organisationId', words: 'Choose an organisation that they are a member for' }])
  return organisationId
}

/** Their invitation; a member who was somehow never asked is asked by answering. */
function invitationFor(work: Answering, meeting: Meeting, personId: string): Invitation {
  const known = invitationOf(work.tx, work.partnershipId, { meetingId: meeting.id, personId })
  if (known && !known.withdrawnAt) return known
  const member = known
    ? undefined
    : membersToAsk(work, work.partnershipId, meeting.subGroupId).find(each => each.personId === personId)
  return ask(work, meeting, found(member, 'invitation'))
}

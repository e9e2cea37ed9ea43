import type { Reading, Work } from '../access/work.ts'
import { found, Refusal } from '../errors.ts'
import { type MeetingAnswer, recordAnswer, whyUnanswerable } from './answer-meeting.ts'
import type { Invitation } from './invitations-store.ts'
import { meetingInSight } from './policy.ts'
import { invitationsTo, type Meeting } from './store.ts'

type Looking = Pick<
  Reading<'answers.give-for-colleague' | 'meetings.read'>,
  'tx' | 'partnershipId' | 'holdings' | 'actor'
>
type Colleague = ReturnType<typeof invitationsTo>[number]

/** An organisation's lead answers for anybody who represents it; what they wrote themselves with their answer stays theirs. */
export function answerForColleague(
  work: Work<'answers.give-for-colleague'>,
  whose: { meetingId: string; personId: string },
  answer: MeetingAnswer,
): Invitation {
  const colleague = colleagueAsked(work, whose)
  if (answer.organisationId && !leads(work, answer.organisationId))
    throw new Refusal('forbidden', 'You can answer only for an organisation that you lead')
  const note = answer.note || colleague.note || undefined
  return recordAnswer(work, { ...whose, channel: 'page' }, { ...answer, note })
}

/** The colleague as they were asked, if this reader leads the organisation that they come for. */
export function colleagueAsked(looking: Looking, whose: { meetingId: string; personId: string }): Colleague {
  meetingInSight(looking, whose.meetingId)
  const asked = invitationsTo(looking.tx, looking.partnershipId, whose.meetingId)
  const colleague = found(
    asked.find(each => each.personId === whose.personId),
    'invitation',
  )
  if (!leads(looking, colleague.organisationId))
    throw new Refusal('forbidden', 'You can answer only for an organisation that you lead')
  return colleague
}

const leads = ({ holdings }: Looking, organisationId: string): boolean =>
  holdings.some(held => held.role === 'organisation lead' && held.organisationId === organisationId)

/** What a meeting's page shows to an organisation's lead: the colleagues who are asked, and what they answered. */
export function colleaguesSection(looking: Looking & { now: string }, meeting: Meeting) {
  if (whyUnanswerable(meeting, looking.now) || !looking.holdings.some(held => held.role === 'organisation lead'))
    return {}
  const colleagues = invitationsTo(looking.tx, looking.partnershipId, meeting.id)
    .filter(each => each.personId !== looking.actor.personId && leads(looking, each.organisationId))
    .map(({ note: _, ...each }) => ({ ...each, name: each.listedName }))
  return { colleagues }
}

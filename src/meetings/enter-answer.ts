import type { Work } from '../access/work.ts'
import { type MeetingAnswer, recordAnswer } from './answer-meeting.ts'
import type { Invitation } from './invitations-store.ts'

/** Enters what somebody told the chair, by telephone say, on their behalf. */
export const enterAnswer = (
  work: Work<'answers.enter'>,
  whose: { meetingId: string; personId: string },
  answer: MeetingAnswer,
): Invitation => recordAnswer(work, { ...whose, channel: 'chair' }, answer)

import type { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { type NewAction, raiseAction } from '../actions/raise-action.ts'
import type { Action } from '../actions/store.ts'
import type { Instant } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { dateTime } from '../words.ts'
import { hasBegun, minutesToWrite } from './hold-meeting.ts'
import { itemMinuted } from './write-notes.ts'

/** Raises an action as it is agreed, under the agenda item where it was; its owner hears of it with the meeting's letters. */
export function raiseAtItem(
  work: Work<'actions.raise'>,
  which: { meetingId: string; agendaItemId: string },
  wanted: z.output<typeof NewAction>,
): Action {
  const { heldOn } = minutesToWrite(work, which.meetingId)
  refuseBeforehand(work, which.meetingId)
  if (itemMinuted(work, which).kind === 'closed')
    throw new Refusal('conflict', 'Members read every action, so none can be raised under a closed item')
  return raiseAction(work, { ...wanted, ...which, agreedOn: heldOn, isToldLater: true })
}

/** What stands against raising actions at this meeting now, or nothing: whatever is raised is owed at once. */
export const whyNotRaise = (meeting: Meeting, now: Instant): string | undefined =>
  hasBegun(meeting, now)
    ? undefined
    : `Actions can be raised from ${dateTime(meeting.startsAt)}, or once the meeting is opened`

/** Nobody owes what a meeting that may yet be called off has not agreed. */
export function refuseBeforehand({ tx, partnershipId, now }: Reading<'actions.raise'>, meetingId: string): void {
  const reason = whyNotRaise(meetingById(tx, partnershipId, meetingId), now)
  if (reason) throw new Refusal('conflict', reason)
}

import type { z } from 'zod'
import type { Work } from '../access/work.ts'
import { type NewAction, raiseAction } from '../actions/raise-action.ts'
import type { Action } from '../actions/store.ts'
import { Refusal } from '../errors.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { itemMinuted } from './write-notes.ts'

/** Raises an action as it is agreed, under the agenda item where it was; its owner hears of it with the meeting's letters. */
export function raiseAtItem(
  work: Work<'actions.raise'>,
  which: { meetingId: string; agendaItemId: string },
  wanted: z.output<typeof NewAction>,
): Action {
  const { heldOn } = minutesToWrite(work, which.meetingId)
  if (itemMinuted(work, which).kind === 'closed')
    throw new Refusal('conflict', 'Members read every action, so none can be raised under a closed item')
  return raiseAction(work, { ...wanted, ...which, agreedOn: heldOn, isToldLater: true })
}

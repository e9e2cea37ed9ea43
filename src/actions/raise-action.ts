import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { type CalendarDate, londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { aDate, aLine } from '../input.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { nextReference } from '../partnerships/references.ts'
import { shortDate } from '../words.ts'
import { refuseForeignOwner, tellOwner } from './owner.ts'
import { type Action, actionById, addAction } from './store.ts'
import { addUpdate } from './updates-store.ts'

/** What a chair or co-ordinator says of an action when raising it. */
export const NewAction = z.strictObject({
  text: aLine('Enter what is to be done, beginning with a verb', 500).meta({
    example: 'Send the spotting guide to every letting agent',
  }),
  ownerOrganisationId: z.uuid({ error: 'Choose the organisation that will do it' }),
  ownerPersonId: z.uuid({ error: 'Choose a person, or nobody in particular' }).optional(),
  dueOn: aDate('Enter the date by which it is to be done'),
  fourP: z.enum(fourPs, { error: 'Choose one of the four Ps, or none' }).optional(),
})

/** Where an action was agreed; whoever raises it there has found both in this partnership. */
interface Origin {
  meetingId?: string | undefined
  agendaItemId?: string | undefined
  /** The day of the meeting: minutes written up later tell of dates that have passed meanwhile. */
  agreedOn?: CalendarDate
  /** Its owner hears of it with the other actions of the meeting, in one letter. */
  isToldLater?: boolean
}

/** Raises an action, gives it the partnership's next number and writes to its owner, unless that waits for the meeting's letters. */
export function raiseAction(
  work: Work<'actions.raise' | 'minutes.write'>,
  wanted: z.output<typeof NewAction> & Origin,
): Action {
  refuseForeignOwner(work, wanted)
  if (wanted.agreedOn === undefined) refusePastDay(work, wanted.dueOn)
  else refuseDayBefore(wanted.dueOn, wanted.agreedOn)
  const id = work.ids.newId()
  addAction(work.tx, { ...newRow(work, wanted), id })
  addUpdate(work.tx, { ...updateRow(work, id), kind: 'raised', text: '', dueOn: wanted.dueOn })
  const action = actionById(work.tx, work.partnershipId, id)
  noteActivity(work, {
    deed: 'action.raised',
    subjectType: 'action',
    subjectId: id,
    words: `Raised action ${action.reference}`,
    organisationId: action.ownerOrganisationId,
  })
  if (!wanted.isToldLater) tellOwner(work, action)
  return action
}

function newRow(work: Work<'actions.raise' | 'minutes.write'>, wanted: z.output<typeof NewAction> & Origin) {
  return {
    partnershipId: work.partnershipId,
    reference: nextReference(work, 'action'),
    text: wanted.text,
    ownerOrganisationId: wanted.ownerOrganisationId,
    ownerPersonId: wanted.ownerPersonId ?? null,
    dueOn: wanted.dueOn,
    state: 'open' as const,
    fourP: wanted.fourP ?? null,
    raisedAtMeetingId: wanted.meetingId ?? null,
    agendaItemId: wanted.agendaItemId ?? null,
    untoldSince: wanted.isToldLater ? work.now : null,
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
    updatedBy: work.actor.personId,
  }
}

/** A date by which nothing can be done any more is a slip of the pen. */
export function refusePastDay(work: Work, dueOn: string): void {
  if (dueOn < londonDate(work.now))
    throw new InvalidInput([{ field: 'dueOn', words: 'Enter a date that is today or later' }])
}

function refuseDayBefore(dueOn: CalendarDate, agreedOn: CalendarDate): void {
  if (dueOn < agreedOn)
    throw new InvalidInput([
      { field: 'dueOn', words: `Enter a date on or after ${shortDate(agreedOn)}, the day of the meeting` },
    ])
}

const updateRow = (work: Work<'actions.raise' | 'minutes.write'>, actionId: string) => ({
  id: work.ids.newId(),
  partnershipId: work.partnershipId,
  actionId,
  at: work.now,
  by: work.actor.personId,
})

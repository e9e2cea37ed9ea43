import type { Work } from '../access/work.ts'
import { speakersFor } from '../partnerships/speakers.ts'
import { activeMembers } from '../partnerships/store.ts'
import { type ActionWork, changeAction } from './change-action.ts'
import { tellOfLeaving } from './request-letters.ts'
import { openActionsOfPerson } from './store.ts'

interface Leaver {
  partnershipId: string
  personId: string
  organisationId: string
}

/**
 * Somebody speaks for an organisation no longer. What they had to do stays the organisation's: a successor has it from
 * now on; where there is none, nobody in particular, and whoever speaks for the organisation is told.
 */
export function passActionsOn(work: Work, leaver: Leaver, successorId?: string): void {
  const here = { ...work, partnershipId: leaver.partnershipId } as ActionWork
  const theirs = openActionsOfPerson(work.tx, leaver.partnershipId, leaver)
  for (const action of theirs)
    changeAction(here, action, {
      version: action.version,
      kind: 'handed over',
      text: successorId ? 'Somebody else speaks for the organisation now' : 'Nobody in particular has it now',
      values: { ownerPersonId: successorId ?? null },
    })
  if (theirs.length === 0 || successorId) return
  const members = activeMembers(work.tx, leaver.partnershipId, work.now).filter(
    each => each.personId !== leaver.personId && each.personId !== work.actor.personId,
  )
  for (const lead of speakersFor(members, leaver.organisationId)) tellOfLeaving(here, lead, theirs)
}

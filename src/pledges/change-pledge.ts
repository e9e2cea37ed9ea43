import type { Work } from '../access/work.ts'
import { InvalidInput, stale } from '../errors.ts'
import { keepVersion } from './history-store.ts'
import { notePledge } from './note.ts'
import { mayReword, pledgeSeen, refuseUnless } from './policy.ts'
import { refuseForeignLead } from './record-pledge.ts'
import { changeRow, type Pledge, pledgeById } from './store.ts'
import { isUnsubmitted, refuseUnchangeable } from './transitions.ts'
import { asText, columnsOf, lacking, type PledgeChange, refuseDateBefore, stateOfWording } from './wording.ts'

/**
 * Changes what a pledge says, unless somebody else did since `version`. Once it has been submitted a change needs a
 * reason, and what it said before is kept word for word.
 */
export function changePledge(
  work: Work<'pledges.change'>,
  pledgeId: string,
  { version, said }: { version: number; said: PledgeChange },
): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnless(mayReword(standing, pledge), `Only ${pledge.organisationName} can change this pledge`)
  refuseUnchangeable(pledge)
  if (pledge.version !== version) throw stale('this pledge')
  refuseForeignLead(work, { ...said, organisationId: pledge.organisationId })
  refuseDateBefore(said, pledge.madeOn)
  if (!isUnsubmitted(pledge.state)) keepOldWording(work, pledge, said)
  changeRow(work.tx, pledge, {
    at: work.now,
    by: work.actor.personId,
    values: { ...columnsOf(said), ...(isUnsubmitted(pledge.state) ? { state: stateOfWording(said) } : {}) },
  })
  notePledge(work, pledge, { deed: 'changed', words: `Changed the wording of ${pledge.reference}` })
  return pledgeById(work.tx, work.partnershipId, pledge.id)
}

function keepOldWording(work: Work<'pledges.change'>, pledge: Pledge, said: PledgeChange): void {
  const [missing] = lacking(said)
  if (missing) throw new InvalidInput([{ field: fieldOf(missing), words: `A submitted pledge still needs ${missing}` }])
  const reason = said.reason.trim()
  if (reason === '') throw new InvalidInput([{ field: 'reason', words: 'Say why it changes' }])
  keepVersion(work.tx, {
    id: work.ids.newId(),
    partnershipId: work.partnershipId,
    pledgeId: pledge.id,
    version: pledge.version,
    wording: asText(pledge),
    reason,
    at: work.now,
    by: work.actor.personId,
  })
}

const fieldOf = (missing: string) => (missing === 'a measure' ? 'measure' : missing === 'a date' ? 'byWhen' : 'title')

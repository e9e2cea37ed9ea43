import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { nextReference } from '../partnerships/references.ts'
import { activeMembers, isSeated } from '../partnerships/store.ts'
import { tellOrganisation } from './letters.ts'
import { notePledge } from './note.ts'
import { mayDraftFor, refuseUnless, standingTowards } from './policy.ts'
import { addPledge, type Pledge, pledgeById } from './store.ts'
import { columnsOf, type PledgeWording, refuseDateBefore, stateOfWording } from './wording.ts'

/** Where a pledge comes from, where it is not written from nothing. */
export interface Origin {
  predecessorId?: string
  charterClause?: string
}

/**
 * Records what an organisation means to do: a draft until it is submitted, or an intention where verb, measure or date
 * is missing. The co-ordinator may draft for any organisation, which then hears of it and confirms by submitting.
 */
export function recordPledge(work: Work<'pledges.record'>, said: PledgeWording, origin: Origin = {}): Pledge {
  const standing = standingTowards(work, said.organisationId)
  refuseNoSeat(work, said.organisationId)
  refuseUnless(mayDraftFor(standing), 'You can record pledges for your own organisation only')
  refuseForeignLead(work, said)
  const madeOn = londonDate(work.now)
  refuseDateBefore(said, madeOn)
  const pledge = keep(work, said, { ...origin, madeOn })
  notePledge(work, pledge, { deed: 'recorded', words: `Recorded ${pledge.reference} as ${withArticle(pledge.state)}` })
  if (!standing.isOurs && pledge.state === 'draft' && !origin.charterClause) tellOrganisation(work, pledge, 'drafted')
  return pledge
}

function keep(work: Work<'pledges.record'>, said: PledgeWording, more: Origin & { madeOn: string }): Pledge {
  const id = work.ids.newId()
  addPledge(work.tx, {
    ...columnsOf(said),
    ...more,
    id,
    partnershipId: work.partnershipId,
    organisationId: said.organisationId,
    reference: nextReference(work, 'pledge'),
    madeAt: said.madeAt,
    state: stateOfWording(said),
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
    updatedBy: work.actor.personId,
  })
  return pledgeById(work.tx, work.partnershipId, id)
}

const withArticle = (state: string) => (state === 'intention' ? 'an intention' : `a ${state}`)

function refuseNoSeat(work: Work<'pledges.record'>, organisationId: string): void {
  if (!isSeated(work.tx, work.partnershipId, organisationId))
    throw new InvalidInput([{ field: 'organisationId', words: 'Choose an organisation that has a seat' }])
}

/** Who sees a pledge through is somebody whom the organisation sends. */
export function refuseForeignLead(
  work: Work<'pledges.record' | 'pledges.change'>,
  said: { organisationId: string; leadPersonId?: string | undefined },
): void {
  if (said.leadPersonId === undefined) return
  const isOurs = activeMembers(work.tx, work.partnershipId, work.now).some(
    member => member.personId === said.leadPersonId && member.organisationId === said.organisationId,
  )
  if (!isOurs)
    throw new InvalidInput([{ field: 'leadPersonId', words: 'Choose somebody who is a member for the organisation' }])
}

import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { notePledge } from './note.ts'
import { mayDraftFor, pledgeSeen, refuseUnless } from './policy.ts'
import { recordPledge } from './record-pledge.ts'
import { type Pledge, successorOf } from './store.ts'
import type { PledgeWording } from './wording.ts'

/** An organisation goes further where a verified pledge ended: a new pledge that points back to it. */
export function renewPledge(work: Work<'pledges.record'>, pledgeId: string, said: PledgeWording): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnless(mayDraftFor(standing), `Only ${pledge.organisationName} can renew this pledge`)
  refuseUnrenewable(work, pledge)
  const renewal = recordPledge(work, { ...said, organisationId: pledge.organisationId }, { predecessorId: pledge.id })
  notePledge(work, pledge, { deed: 'renewed', words: `Pledge ${pledge.reference} was renewed` })
  return renewal
}

/** A kept promise is renewed once; the chain goes on from its successor. */
export function refuseUnrenewable(
  { tx, partnershipId }: Pick<Work<'pledges.record'>, 'tx' | 'partnershipId'>,
  pledge: Pledge,
): void {
  if (pledge.state !== 'verified') throw new Refusal('conflict', 'A pledge can be renewed once it has been verified')
  const successor = successorOf(tx, partnershipId, pledge)
  if (successor) throw new Refusal('conflict', `This pledge has been renewed already, as ${successor.reference}`)
}

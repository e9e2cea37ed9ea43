import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { aDate } from '../input.ts'
import { CHARTER, charterClauses } from './charter.ts'
import { tellOrganisation } from './letters.ts'
import { notePledge } from './note.ts'
import { standingTowards } from './policy.ts'
import { recordPledge } from './record-pledge.ts'
import { hasCharterPledges, type Pledge } from './store.ts'
import { PledgeWording } from './wording.ts'

export const Adoption = z.strictObject({
  organisationId: z.uuid({ error: 'Choose the organisation that adopts the charter' }),
  byWhen: aDate('Enter the date by which all ten will be done'),
})
export type Adoption = z.output<typeof Adoption>

/** An organisation takes on the ten commitments of the charter, as ten drafts that it can fit to itself one by one. */
export function adoptCharter(work: Work<'pledges.record'>, { organisationId, byWhen }: Adoption): Pledge[] {
  if (hasCharterPledges(work.tx, work.partnershipId, organisationId))
    throw new Refusal('conflict', 'This organisation has adopted the charter in this partnership already')
  const drafts = charterClauses.map(({ clause, ...said }) =>
    recordPledge(
      work,
      PledgeWording.parse({ ...said, organisationId, byWhen, visibility: 'public', madeAt: CHARTER }),
      { charterClause: clause },
    ),
  )
  const [first] = drafts
  if (first) {
    notePledge(work, first, { deed: 'charter-adopted', words: `Adopted the ${CHARTER} as ten drafts` })
    // One letter for the ten.
    if (!standingTowards(work, organisationId).isOurs) tellOrganisation(work, first, 'drafted')
  }
  return drafts
}

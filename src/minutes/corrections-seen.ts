import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { UNLISTED } from '../words.ts'
import { type Correction, correctionsOf } from './corrections-store.ts'

type Looking = Pick<Reading<'minutes.read'>, 'tx' | 'partnershipId' | 'actor' | 'holdings'>

/** The corrections as this reader may know them: whoever stays out of the directory proposes without a name. */
export const correctionsSeen = (looking: Looking, meetingId: string): Correction[] =>
  correctionsOf(looking.tx, looking.partnershipId, meetingId).map(each =>
    mayName(looking, each) ? each : { ...each, proposedByName: UNLISTED },
  )

const mayName = ({ holdings, actor }: Looking, { isProposerListed, proposedBy }: Correction): boolean =>
  isProposerListed === 1 || proposedBy === actor.personId || isSecretariat(holdings)

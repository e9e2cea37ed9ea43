import { charterPledges } from './charter.ts'
import { chelmsfordPledges } from './chelmsford-pledges.ts'
import { conferencePledges } from './conference.ts'
import type { PledgeContent } from './shapes.ts'
import { southendPledges } from './southend-pledges.ts'

/** Every pledge in the demonstration. */
export const pledges: readonly PledgeContent[] = [
  ...southendPledges,
  ...charterPledges,
  ...chelmsfordPledges,
  ...conferencePledges,
]

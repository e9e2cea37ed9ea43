import { type House, inJob, type Work } from '../access/work.ts'
import type { Hearer } from '../mail/deliver.ts'
import { refusedByOurServer } from './store.ts'
import { clearUndeliverable, markUndeliverable } from './undeliverable.ts'

/** Marks addresses that our mail server refuses while it is handed letters, and forgets it once it takes one again. */
export function addressWatch(house: House): Hearer {
  const by = 'our mail server'
  const noting = (act: (work: Work<'letters.deliver'>) => void) =>
    inJob(house, { permission: 'letters.deliver', via: 'clockwork', here: { posts: [] } }, act)
  return {
    addressRefused: ({ toAddress: email }, why) => noting(work => markUndeliverable(work, { email, why, by })),
    accepted: ({ toAddress: email }) => {
      // Asked first, because hardly any letter finds one marked.
      if (refusedByOurServer(house.database.tx, email)) noting(work => clearUndeliverable(work, email, by))
    },
  }
}

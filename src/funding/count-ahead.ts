import { setImmediate as letOthersGo } from 'node:timers/promises'
import type { House, Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { figuresOf } from './kept-figures.ts'
import { partnershipsMonitored, policeAreaIds } from './monitoring-store.ts'
import { periodNamed } from './periods.ts'

/** Partnerships counted before others go first: a few milliseconds' worth, more where a long trail is read back. */
const AT_A_TURN = 10

/**
 * Counts what a look at this area is about to show, where that is not kept from before: a few partnerships at a time,
 * so that nobody else's request waits while 300 are counted.
 */
export async function countAhead(
  { tx, policeAreaId, now }: Pick<Reading<'funding.monitor'>, 'tx' | 'policeAreaId' | 'now'>,
  wanted: { period?: string | undefined } = {},
): Promise<void> {
  const period = periodNamed(wanted.period, londonDate(now))
  const ids = partnershipsMonitored(tx, policeAreaId).map(each => each.id)
  for (let from = 0; from < ids.length; from += AT_A_TURN) {
    figuresOf(tx, ids.slice(from, from + AT_A_TURN), { period, now })
    await letOthersGo()
  }
}

/** Keeps counted what offices look at first, so that after a start or midnight nobody waits for it. */
export async function countForOffices({ database: { tx }, clock }: House): Promise<void> {
  for (const policeAreaId of policeAreaIds(tx)) await countAhead({ tx, policeAreaId, now: clock.now() })
}

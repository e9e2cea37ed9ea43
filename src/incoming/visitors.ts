import type { Clock } from '../clock.ts'

/** Counts who comes from which network, so that one alone cannot keep the door busy. */
export interface Visitors {
  /** One more from there; says whether they may come in. */
  enters(visitor: string, address: string): boolean
  /** They gave an address that is not in use; says how often by now. */
  errs(visitor: string): number
  leaves(visitor: string): void
}

/** So many at once from one network, and so many in any one minute. */
export function visitorsOf(clock: Clock, { atOnce, inAMinute }: { atOnce: number; inAMinute: number }): Visitors {
  const inside = new Map<string, { network: string; errors: number }>()
  const came = new Map<string, number>()
  let minute = ''
  return {
    enters(visitor, address) {
      const now = clock.now().slice(0, 16)
      if (now !== minute) came.clear()
      minute = now
      const network = networkOf(address)
      const times = (came.get(network) ?? 0) + 1
      came.set(network, times)
      inside.set(visitor, { network, errors: 0 })
      return times <= inAMinute && [...inside.values()].filter(each => each.network === network).length <= atOnce
    },
    errs(visitor) {
      const known = inside.get(visitor)
      if (!known) return 1
      known.errors += 1
      return known.errors
    },
    leaves(visitor) {
      inside.delete(visitor)
    },
  }
}

/** Whoever has one IPv6 address has 2^64 of them. */
const networkOf = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address

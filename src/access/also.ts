import { notFound } from '../errors.ts'
import { may, type Permission, type PlaceOf } from './permissions.ts'
import type { Reading, Work } from './work.ts'

type OfPartnership = { [P in Permission]: PlaceOf<P> extends 'partnership' ? P : never }[Permission]

/**
 * What whoever answers a meeting may do beside it: one link leads to several deeds, each with a permission of its own
 * that their role in this partnership gives them. What they do not hold is not there.
 */
export function also<P extends OfPartnership>(work: Work<'answers.give'>, permission: P): Work<P>
export function also<P extends OfPartnership>(reading: Reading<'answers.give'>, permission: P): Reading<P>
export function also(reading: Reading<'answers.give'>, permission: OfPartnership): unknown {
  if (!may(permission, reading)) throw notFound()
  return { ...reading, permission }
}

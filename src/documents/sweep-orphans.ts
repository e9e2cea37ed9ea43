import type { Work } from '../access/work.ts'
import { later } from '../clock.ts'
import { filesSince, removeFile } from './files.ts'
import { knownIds } from './store.ts'

const HANDFUL = 500

/** Removes files that no document owns: what an upload left that was cut off or undone. Answers how many. */
export function sweepOrphans(work: Work<'platform.operate'>): number {
  // A file younger than an hour may belong to work that is still going on.
  const old = filesSince(work.config, later(work.now, { hours: -1 }))
  let swept = 0
  for (let at = 0; at < old.length; at += HANDFUL) {
    const names = old.slice(at, at + HANDFUL)
    const known = new Set(knownIds(work.tx, names))
    for (const name of names.filter(each => !known.has(each))) {
      removeFile(work.config, name)
      swept++
    }
  }
  return swept
}

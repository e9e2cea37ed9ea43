import type { Block } from './document.ts'

// In characters: what a page holds side by side, up to where a column never wraps, and from where it wants no more.
const PAGE = 86
const SHORT = 17
const LONG = 57
const GAP = 2
/** Bold letters, as headings have, are so much wider. */
const BOLD = 1.2

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/**
 * How much of the page each column of a table gets, as parts of one: a column of short cells what they need, so that no
 * reference and no date breaks; the others share the rest.
 */
export function columnShares({ head, rows }: Extract<Block, { is: 'table' }>): number[] {
  const needed = head.map(
    (words, at) => GAP + Math.max(Math.ceil(words.length * BOLD), ...rows.map(row => row[at]?.length ?? 0)),
  )
  const isShort = (width: number) => width <= SHORT
  const long = needed.map(width => (isShort(width) ? 0 : Math.min(width, LONG)))
  if (sumOf(long) === 0) return needed.map(width => width / sumOf(needed))
  const rest = PAGE - sumOf(needed.filter(isShort))
  return needed.map((width, at) => (isShort(width) ? width : (rest * (long[at] ?? 0)) / sumOf(long)) / PAGE)
}

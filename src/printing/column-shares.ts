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
 * reference and no date breaks; the others share the rest, but each gets at least what its heading needs to stand unbroken.
 */
export function columnShares({ head, rows }: Extract<Block, { is: 'table' }>): number[] {
  const needed = head.map((words, at) => GAP + Math.max(inBold(words), ...rows.map(row => row[at]?.length ?? 0)))
  const least = head.map(words => GAP + Math.max(...words.split(' ').map(inBold)))
  const widths = shared(
    needed.map(width => (width <= SHORT ? width : undefined)),
    { wanted: needed.map(width => Math.min(width, LONG)), least },
  )
  return widths.map(width => width / sumOf(widths))
}

const inBold = (words: string): number => Math.ceil(words.length * BOLD)

/** Shares out what the settled columns leave; a column whose share is less than its least is settled at that. */
function shared(settled: (number | undefined)[], columns: { wanted: number[]; least: number[] }): number[] {
  const rest = PAGE - sumOf(settled.map(width => width ?? 0))
  const asked = sumOf(columns.wanted.filter((_, at) => settled[at] === undefined))
  const widths = settled.map((width, at) => width ?? (rest * (columns.wanted[at] ?? 0)) / asked)
  const tight = widths.findIndex((width, at) => settled[at] === undefined && width < (columns.least[at] ?? 0))
  return tight < 0 ? widths : shared(settled.with(tight, columns.least[tight]), columns)
}

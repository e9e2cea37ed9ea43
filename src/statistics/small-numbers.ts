/** A number that is shown as it is, or what stands in its place. */
export type Shown = number | typeof FEW | typeof HIDDEN

export const FEW = 'fewer than 5'
export const HIDDEN = 'not shown'

const MOST_SMALL = 4
const isSmall = (count: number) => count > 0 && count <= MOST_SMALL

/**
 * The parts of a total that everybody knows, with 1 to 4 as "fewer than 5", and as many others held back as it takes
 * that nobody can work those out by taking the rest from the total. Which ones are held back follows the order of the
 * parts and not their size, so that the choice says nothing of them. A total that parts could come to which are all
 * small is not split at all: there even the words would tell.
 */
export function protectedSplit<Part extends string>(parts: Record<Part, number>): Record<Part, Shown> {
  const names = Object.keys(parts) as Part[]
  const sum = (of: readonly Part[]) => of.reduce((all, name) => all + parts[name], 0)
  const as = (shown: (name: Part) => Shown) =>
    Object.fromEntries(names.map(name => [name, shown(name)])) as Record<Part, Shown>
  if (sum(names) <= MOST_SMALL * names.length) return as(() => HIDDEN)
  const small = names.filter(name => isSmall(parts[name]))
  const others = names.filter(name => !isSmall(parts[name]))
  const heldBack = others.slice(0, howManyToHoldBack())
  return as(name => (small.includes(name) ? FEW : heldBack.includes(name) ? HIDDEN : parts[name]))

  function howManyToHoldBack(): number {
    const suffices = (hidden: number) =>
      !canBeWorkedOut({ few: small.length, hidden, sum: sum([...small, ...others.slice(0, hidden)]) })
    const enough = others.findIndex((_, hidden) => suffices(hidden))
    return enough === -1 ? others.length : enough
  }
}

/**
 * Whether a reader who knows what the parts not shown come to, that some of them are 1 to 4 and that the others are not,
 * can tell what one of them is. Of several parts of a kind any may be any of what one may be, so one is looked at.
 */
function canBeWorkedOut({ few, hidden, sum }: { few: number; hidden: number; sum: number }): boolean {
  if (few === 0) return false
  const possible = (value: number) => isPossible({ few: few - 1, hidden, sum: sum - value })
  return [1, 2, 3, 4].filter(possible).length < 2
}

/** Whether so many parts of 1 to 4, and so many that are nought or at least 5, can come to that sum. */
function isPossible({ few, hidden, sum }: { few: number; hidden: number; sum: number }): boolean {
  const left = Array.from({ length: few * 3 + 1 }, (_, more) => sum - few - more)
  return left.some(rest => rest === 0 || (hidden > 0 && rest >= 5))
}

/** Whether anything of a split is held back. */
export const isProtected = (split: Record<string, Shown>): boolean =>
  Object.values(split).some(shown => typeof shown === 'string')

/** A piece of two readings: in both, only in the one that stands, or only in the one that is wanted. */
export interface Piece {
  is: 'same' | 'left out' | 'put in'
  text: string
}

/** Beyond this many pairs of words, what differs is shown as one piece: nobody reads such a patchwork. */
const MOST_PAIRS = 1_000_000

/** What leads from one text to the other, word by word, in reading order. */
export function differenceOf(stood: string, wanted: string): Piece[] {
  const [before, after] = [wordsOf(stood), wordsOf(wanted)]
  const start = commonStart(before, after)
  const end = commonStart(before.slice(start).reverse(), after.slice(start).reverse())
  const middle = changed(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return joined([
    ...asPieces('same', before.slice(0, start)),
    ...middle,
    ...asPieces('same', end > 0 ? before.slice(-end) : []),
  ])
}

/** How many characters somebody wrote to make one text into the other; taking away is not writing. */
export function charactersWritten(before: string, after: string): number {
  const [was, is] = [[...before], [...after]]
  const start = commonStart(was, is)
  const end = commonStart(was.slice(start).reverse(), is.slice(start).reverse())
  return is.length - start - end
}

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}’']+|[^\s\p{L}\p{N}]/gu) ?? []

function commonStart(one: readonly string[], other: readonly string[]): number {
  const shorter = Math.min(one.length, other.length)
  for (let at = 0; at < shorter; at += 1) if (one[at] !== other[at]) return at
  return shorter
}

const asPieces = (is: Piece['is'], words: readonly string[]): Piece[] =>
  words.length > 0 ? [{ is, text: words.join('') }] : []

/** The longest common run of words stays; the rest was left out or put in. */
function changed(before: string[], after: string[]): Piece[] {
  if (before.length * after.length > MOST_PAIRS) return [...asPieces('left out', before), ...asPieces('put in', after)]
  const common = commonLengths(before, after)
  const pieces: Piece[] = []
  let [at, beside] = [0, 0]
  while (at < before.length || beside < after.length) {
    const [was = '', is = ''] = [before[at], after[beside]]
    if (at < before.length && was === is) {
      pieces.push({ is: 'same', text: was })
      at += 1
      beside += 1
    } else if (beside >= after.length || (at < before.length && length(at + 1, beside) >= length(at, beside + 1))) {
      pieces.push({ is: 'left out', text: was })
      at += 1
    } else {
      pieces.push({ is: 'put in', text: is })
      beside += 1
    }
  }
  return pieces

  function length(from: number, besideFrom: number): number {
    return common[from * (after.length + 1) + besideFrom] ?? 0
  }
}

/** How many words two texts have in common from each pair of places on. */
function commonLengths(before: string[], after: string[]): Uint32Array {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  for (let at = before.length - 1; at >= 0; at -= 1)
    for (let beside = after.length - 1; beside >= 0; beside -= 1) {
      const [down = 0, right = 0] = [lengths[(at + 1) * width + beside], lengths[at * width + beside + 1]]
      lengths[at * width + beside] =
        before[at] === after[beside] ? (lengths[(at + 1) * width + beside + 1] ?? 0) + 1 : Math.max(down, right)
    }
  return lengths
}

/** Neighbours of one kind as one piece; a space between two changes belongs to them, so that words are not cut up. */
function joined(pieces: Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last?.is === piece.is) last.text += piece.text
    else whole.push({ ...piece })
  }
  return whole
}

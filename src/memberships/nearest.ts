/** How many letters must be changed, added or left out to make one word the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
      )
    row = next
  }
  return row[other.length] ?? 0
}

/** The word on the list that was probably meant: at most a quarter of it written otherwise. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const word = written.toLowerCase().slice(0, 100)
  const near = known
    .map(each => ({ each, away: Math.abs(each.length - word.length) > 5 ? 99 : distance(word, each.toLowerCase()) }))
    .toSorted((one, other) => one.away - other.away)[0]
  return near && near.away > 0 && near.away <= Math.max(1, Math.floor(word.length / 4)) ? near.each : undefined
}

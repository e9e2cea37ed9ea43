// An answer has some hundred lines, and the most that a letter of the size we take needs is 14,000, if it is encoded.
const MOST_LINES = 20_000
const MOST_HEADER_LINES = 2000
const LINE_FEED = 10

/**
 * Why a letter is not read, where a program would work at it for many seconds in which nobody else is served: line by
 * line, and the more the longer a field of the header goes on.
 */
export function whyTooMuch(raw: Buffer): string | undefined {
  let lines = 0
  let start = 0
  let isHeader = true
  for (let end = raw.indexOf(LINE_FEED); end >= 0; end = raw.indexOf(LINE_FEED, start)) {
    lines += 1
    if (end - start <= 1) isHeader = false
    if (isHeader && lines > MOST_HEADER_LINES) return 'its header has more than 2,000 lines'
    if (lines > MOST_LINES) return 'it has more than 20,000 lines'
    start = end + 1
  }
  return undefined
}

const MOST_NOTE = 300

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Text out of HTML that somebody typed: Google writes notes so, and escapes what is left as in a calendar. */
export const withoutEntities = (text: string): string =>
  text
    .replace(/\\([;,\\])/g, '$1')
    .replace(/\\n/gi, '\n')
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));?/gi, (whole, decimal, hex, name) => {
      if (name) return named[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })

// Marks that turn the direction of text would let a note rewrite what stands around it.
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A note as plain text, cut short: it stands on pages and in a table. */
export const plainNote = (text: string, most = MOST_NOTE): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(TURNS, '')
    .replace(/[ \t]{3,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .toWellFormed()
    .trim()
    .slice(0, most)
    // A character cut in half is left out.
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()

/** The same on one line. */
export const oneLine = (text: string, most = 120): string => plainNote(text, most).replace(/[\n\t]+/g, ' ')

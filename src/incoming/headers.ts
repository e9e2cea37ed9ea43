import { addressParser } from 'postal-mime'

/** One field of a letter's header, unfolded, its name in lower case. */
export interface HeaderField {
  name: string
  value: string
}

/** The header fields of a letter in their order, topmost first (RFC 5322 §2.2). */
export function headerFields(raw: Buffer): HeaderField[] {
  const fields: HeaderField[] = []
  for (const line of headerOf(raw).toString('utf8').split(/\r?\n/)) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`
    else if (line.includes(':')) fields.push({ name: nameIn(line), value: line.slice(line.indexOf(':') + 1).trim() })
  }
  return fields
}

const nameIn = (line: string) => line.slice(0, line.indexOf(':')).trim().toLowerCase()

/** Everything before the first empty line. */
function headerOf(raw: Buffer): Buffer {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter(at => at >= 0)
  return ends.length > 0 ? raw.subarray(0, Math.min(...ends)) : raw
}

/** The domain of whoever wrote it; none where there is not exactly one author, so that nobody hides behind another. */
export function authorDomain(fields: HeaderField[]): string | undefined {
  const [from, another] = fields.filter(field => field.name === 'from')
  if (!from || another) return undefined
  const [author, more] = addressParser(from.value, { flatten: true })
  if (!author || more) return undefined
  return author.address?.split('@')[1]?.toLowerCase()
}

const ABOUT_THE_BODY = /^(?:content-.*|mime-version)$/

/** The header alone, and words in place of the body, for a letter that is too large to be read. */
export function withoutBody(raw: Buffer, words: string): Buffer {
  const kept = headerFields(raw).filter(field => !ABOUT_THE_BODY.test(field.name))
  const lines = kept.map(({ name, value }) => `${name}: ${value}`)
  return Buffer.from([...lines, 'content-type: text/plain; charset=utf-8', '', words, ''].join('\r\n'))
}

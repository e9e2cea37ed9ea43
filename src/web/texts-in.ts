/** A text that somebody sent: where it stands, and what its box is called. */
interface SentText {
  /** `text`, `r0-title`, `points.0.heading`: as the form or the client names it. */
  field: string
  /** Without the row it stands in: `title`. */
  name: string
  text: string
}

// `r3-venue` is the venue of the fourth row of a table.
const ROW = /^r\d+-/

/** Every text in what was sent, however deep, but for what the platform itself wrote into the form (`_csrf`). */
export function textsIn(body: unknown): SentText[] {
  const texts: SentText[] = []
  const waiting: { value: unknown; field: string; name: string }[] = [{ value: body, field: '', name: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, field, name } = next
    if (typeof value === 'string') texts.push(...wordsIn(value).map(text => ({ field, name, text })))
    else if (Array.isArray(value))
      waiting.push(
        ...value
          .map((each, at) => ({ value: each, field: typeof each === 'string' ? field : join(field, at), name }))
          .toReversed(),
      )
    else if (isFile(value)) waiting.push({ value: value.fileName, field, name })
    else if (isPlain(value))
      waiting.push(
        ...Object.entries(value)
          .filter(([key]) => !key.startsWith('_'))
          .map(([key, each]) => ({ value: each, field: join(field, key), name: key.replace(ROW, '') }))
          .toReversed(),
      )
  }
  return texts
}

/** A text, and what stands in it where a page carries a list as JSON: there a line break is a letter before a word. */
function wordsIn(text: string): string[] {
  if (!text.startsWith('[{')) return [text]
  const words = [text]
  try {
    JSON.parse(text, (_name, each) => {
      if (typeof each === 'string') words.push(each)
      return each
    })
  } catch {
    // It is no list, or none that anybody could read.
  }
  return words
}

const join = (before: string, key: string | number): string => (before === '' ? String(key) : `${before}.${key}`)

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value)

/** Of a file its name is looked at, and its bytes are not; what only has boxes of those names is no file. */
const isFile = (value: unknown): value is { fileName: string } =>
  isPlain(value) && 'fileName' in value && Buffer.isBuffer(value.bytes)

/** A sheet of a file, as it was read. */
export interface FileSheet {
  name: string
  rows: unknown[][]
}

/** The table of what the police referred, wherever it stands in a file. */
export interface PoliceTable {
  sheetName: string
  title: string
  /** What stands above the headings, title included. */
  above: string[]
  places: Places
  /** What stands below them. */
  rows: unknown[][]
}

interface Places {
  force: number
  exploitation: number
  age: number
  total: number
}

/** Notes above the headings come and go; nothing that far down is a heading. */
const HEADINGS_WITHIN = 40

/** A cell as text, without the marks of footnotes that publications hang on labels: `Essex Police [note 3]`. */
export const textOf = (cell: unknown): string =>
  String(cell ?? '')
    .replace(/\[[^\]]*\]|\(\s*notes?[^)]*\)/gi, '')
    .replace(/\s+/g, ' ')
    .trim()

const isTitle = (text: string) =>
  /\bpolice\b/i.test(text) && /referral/i.test(text) && !/duty to notify|\bdtn\b/i.test(text)

/** Every title in a file that speaks of what the police referred, the contents page's too. */
export const policeTitles = (sheets: readonly FileSheet[]): string[] =>
  sheets.flatMap(({ rows }) => rows.slice(0, HEADINGS_WITHIN).flatMap(row => row.map(textOf).filter(isTitle)))

/**
 * The tables of what the police referred, found by their title and their headings: their numbers, and how many lines
 * stand above the headings, change from one publication to the next.
 */
export const policeTables = (sheets: readonly FileSheet[]): PoliceTable[] => sheets.flatMap(tableIn)

function tableIn({ name, rows }: FileSheet): PoliceTable[] {
  for (const [at, row] of rows.slice(0, HEADINGS_WITHIN).entries()) {
    const places = placesIn(row)
    if (!places) continue
    const above = rows.slice(0, at).flatMap(each => each.map(textOf).filter(Boolean))
    const title = above.find(isTitle)
    return title ? [{ sheetName: name, title, above, places, rows: rows.slice(at + 1) }] : []
  }
  return []
}

/** Which column holds what, where the row is one of headings. Both wordings have been seen. */
function placesIn(row: unknown[]): Places | undefined {
  const headings = row.map(cell => textOf(cell).toLowerCase())
  const places = {
    force: headings.findIndex(each => /first responder|^police force/.test(each)),
    exploitation: headings.findIndex(each => /exploitation type|type of exploitation/.test(each)),
    age: headings.findIndex(each => /^age\b/.test(each)),
    total: headings.lastIndexOf('total'),
  }
  return Object.values(places).every(place => place >= 0) ? places : undefined
}

import { stringify } from 'csv-stringify/sync'
import { writeXlsx } from 'hucre/xlsx'
import { isCalendarDate } from './clock.ts'

/** A cell of a download. */
export type Cell = string | number | null

/** A table to download: a name for its file, a heading for each column, and the rows. */
export interface Sheet {
  fileName: string
  title: string
  headings: string[]
  rows: Cell[][]
}

const cellsOf = ({ headings, rows }: Sheet): Cell[][] => [headings, ...rows]

/** A lone carriage return becomes a line feed: some readers would begin a new line of cells at it. */
const withPlainBreaks = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n') : cell)

/**
 * What a spreadsheet would take for a formula when it reads a CSV file is made text by an apostrophe in front (OWASP: CSV
 * injection); the wide forms of the same signs count too, which some programs fold into the plain ones.
 */
const asPlainText = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell

/** The table as CSV for spreadsheets: UTF-8 with a byte order mark, without which Excel reads it as Windows-1252. */
export const asCsv = (sheet: Sheet): string =>
  stringify(
    cellsOf(sheet).map(row => row.map(cell => withPlainBreaks(asPlainText(cell)))),
    { bom: true, record_delimiter: 'windows', quoted_match: /\n/ },
  )

const NARROWEST = 12
const WIDEST = 40

/** A whole calendar date becomes a date that a spreadsheet can sort and reckon with. */
const dated = (cell: Cell): Cell | Date =>
  typeof cell === 'string' && isCalendarDate(cell) ? new Date(`${cell}T00:00:00Z`) : cell

/** The table as an Excel workbook, its first line kept in sight. A cell of text says that it is text, so no word of it is a formula. */
export async function asXlsx(sheet: Sheet): Promise<Buffer> {
  const rows = cellsOf(sheet).map(row => row.map(cell => dated(withPlainBreaks(cell))))
  const widthOf = (column: number) =>
    Math.min(
      WIDEST,
      Math.max(NARROWEST, ...rows.map(row => (typeof row[column] === 'string' ? row[column].length + 2 : NARROWEST))),
    )
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet.title,
        rows,
        columns: sheet.headings.map((_, column) => ({ width: widthOf(column) })),
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}

/** A file's name that every system takes: plain letters, digits and hyphens. */
export const fileName = (...words: string[]): string =>
  words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)

import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { InvalidInput } from '../errors.ts'
import { expandsWithin, zipContents } from './zip.ts'

const MOST_BYTES = 2_000_000
const MOST_ROWS_READ = 2_200
const MOST_BYTES_EXPANDED = 40_000_000

/** The cells of a list that somebody keeps, as text. */
export type Table = string[][]

/** Reads a list from a file as spreadsheets save it: XLSX, or CSV in whichever spelling. */
export async function tableInFile(bytes: Buffer): Promise<Table> {
  if (bytes.length > MOST_BYTES) throw unreadable('The file is larger than 2 MB. Save only the sheet with the list')
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return tableInWorkbook(bytes)
  if (bytes.includes(0) && !isUtf16(bytes))
    throw unreadable('Choose a spreadsheet saved as .xlsx or .csv: we could not read this file')
  return tableInText(decoded(bytes))
}

/** Reads a list from text: commas, semicolons or tabs between the cells, as the first line has them. */
export function tableInText(text: string, field = 'file'): Table {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      to: MOST_ROWS_READ,
      maxRecordSize: 20_000,
    }) as Table
  } catch {
    throw unreadable('We could not read the list: check that each quotation mark is closed', field)
  }
}

async function tableInWorkbook(bytes: Buffer): Promise<Table> {
  if (!zipContents(bytes)?.names.includes('xl/workbook.xml') || !expandsWithin(bytes, MOST_BYTES_EXPANDED))
    throw unreadable('Choose a spreadsheet saved as .xlsx or .csv: we could not read this file')
  try {
    const { sheets } = await readXlsx(bytes, { sheets: [0], maxRows: MOST_ROWS_READ })
    return (sheets[0]?.rows ?? []).map(row =>
      row.map(cell => (cell === null || cell === undefined ? '' : String(cell))),
    )
  } catch {
    throw unreadable('We could not read this workbook. Save it again as .xlsx or .csv, without a password')
  }
}

const isUtf16 = (bytes: Buffer) => bytes[0] === 0xff && bytes[1] === 0xfe

/** Spreadsheets save text as UTF-8, as UTF-16, or, on older Windows, as Windows-1252. */
function decoded(bytes: Buffer): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function delimiterOf(text: string): string {
  const [firstLine = ''] = text.trimStart().split(/\r?\n/, 1)
  const outsideQuotes = firstLine.replace(/"[^"]*"/g, '')
  const counts = [';', '\t', ','].map(sign => ({ sign, count: outsideQuotes.split(sign).length }))
  return counts.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ','
}

const unreadable = (words: string, field = 'file') => new InvalidInput([{ field, words }])

import { parse } from 'csv-parse/sync'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { expandsWithin, zipContents } from '../documents/zip.ts'
import { UnreadTable } from './find-referrals.ts'
import type { FileSheet } from './police-table.ts'

const MOST_BYTES_EXPANDED = 150_000_000
const MOST_ROWS_OF_CSV = 50_000

const unreadable = () =>
  new UnreadTable(
    'We could not read this file. Choose the tables as the Home Office publishes them: .ods, .xlsx or .csv',
  )

/** The sheets of a file, whichever of the three kinds it is. */
export async function sheetsInFile(bytes: Buffer): Promise<FileSheet[]> {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return [sheetInText(bytes)]
  const names = zipContents(bytes)?.names
  const read = names?.includes('xl/workbook.xml') ? readXlsx : names?.includes('content.xml') ? readOds : undefined
  if (!read || !expandsWithin(bytes, MOST_BYTES_EXPANDED)) throw unreadable()
  try {
    return (await read(bytes)).sheets
  } catch {
    throw unreadable()
  }
}

function sheetInText(bytes: Buffer): FileSheet {
  if (bytes.includes(0)) throw unreadable()
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const rows = parse(text, { bom: true, relaxColumnCount: true, relaxQuotes: true, to: MOST_ROWS_OF_CSV })
    return { name: 'CSV', rows: rows as unknown[][] }
  } catch {
    throw unreadable()
  }
}

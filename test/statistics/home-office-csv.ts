import { stringify } from 'csv-stringify/sync'
import type { Rows } from './home-office-file.ts'

/** One sheet as a spreadsheet saves it as CSV. */
export const textOfCsv = (rows: Rows): string => stringify(rows)

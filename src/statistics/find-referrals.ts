import { numberTyped } from '../input.ts'
import { type FileSheet, type PoliceTable, policeTables, policeTitles, textOf } from './police-table.ts'
import { type Quarter, quarterIn } from './quarters.ts'

/** What a file says of one force. */
export interface Referrals {
  sheetName: string
  tableTitle: string
  total: number
  adults: number
  children: number
  ageUnknown: number
  /** What all forces together referred, where the table says so. */
  allForces: number | null
  /** Nothing where the file does not say it. */
  quarter: Quarter | null
}

/** Why nothing was taken from a file, in words for whoever brought it. */
export class UnreadTable extends Error {}

const BY_HAND = 'If the tables have changed shape, enter the figure by hand'

/** Finds what a force referred in the Home Office's tables; throws what is wrong with the file in words. */
export function findReferrals(sheets: readonly FileSheet[], { forceLabel }: { forceLabel: string }): Referrals {
  const tables = policeTables(sheets)
  const [first] = tables
  if (!first) throw missingTable(sheets)
  const table = tables.find(each => rowsOf(each, forceLabel).length > 0)
  if (!table)
    throw new UnreadTable(
      `“${forceLabel}” is not in “${first.title}” (sheet ${first.sheetName}). Check how the table writes the name of your force`,
    )
  return {
    sheetName: table.sheetName,
    tableTitle: table.title,
    ...countedByAge(table, forceLabel),
    allForces: totalOfAll(table),
    quarter: quarterOf(table, sheets) ?? null,
  }
}

function missingTable(sheets: readonly FileSheet[]): UnreadTable {
  const [title] = policeTitles(sheets)
  return new UnreadTable(
    title
      ? `We found the title “${title}”, but no table below it with columns for first responder, exploitation type, age and total. ${BY_HAND}`
      : 'We found no table of NRM referrals by police first responders in this file. Choose the data tables that the Home Office publishes with each quarter, in the ODS format',
  )
}

/** The rows of a group: its label stands in the first of them only, or in each. */
function rowsOf({ rows, places }: PoliceTable, label: string): unknown[][] {
  let current = ''
  return rows.filter(row => {
    current = textOf(row[places.force]) || current
    return isSame(current, label)
  })
}

const isSame = (one: string, other: string) => one.toLowerCase() === textOf(other).toLowerCase()

/** The first row of each group is its total, and so is the first of each type of exploitation and of each age in it. */
function countedByAge(table: PoliceTable, forceLabel: string) {
  const [first = [], ...below] = rowsOf(table, forceLabel)
  const total = numberIn(first[table.places.total])
  const ages = { adults: 0, children: 0, ageUnknown: 0 }
  let [ofTypes, type, age] = [0, '', '']
  for (const row of below) {
    const [typeHere, ageHere] = [labelIn(row[table.places.exploitation]), labelIn(row[table.places.age])]
    const count = () => numberIn(row[table.places.total])
    if (typeHere && typeHere !== type) {
      ofTypes += count()
      ;[type, age] = [typeHere, '']
    } else if (ageHere && ageHere !== age) {
      ages[ageMeant(ageHere)] += count()
      age = ageHere
    }
  }
  const ofAges = ages.adults + ages.children + ages.ageUnknown
  if (ofTypes !== total || ofAges !== total)
    throw new UnreadTable(
      `In “${table.title}” the total of ${forceLabel} is ${total}, but its types of exploitation come to ${ofTypes} and its ages to ${ofAges}. ${BY_HAND}`,
    )
  return { total, ...ages }
}

/** A label below the first row of a group; where labels are repeated, that of a total says so. */
const labelIn = (cell: unknown): string => {
  const text = textOf(cell)
  return /^(?:all|total)$/i.test(text) ? '' : text
}

function ageMeant(label: string): 'adults' | 'children' | 'ageUnknown' {
  if (/child|17 or under|under 18/i.test(label)) return 'children'
  return /adult|18 or over/i.test(label) ? 'adults' : 'ageUnknown'
}

/** As many as may be entered by hand: ten times what all forces refer in a quarter. */
const MOST_REFERRALS = 100_000

function numberIn(cell: unknown): number {
  const number = typeof cell === 'number' ? cell : numberTyped(textOf(cell))
  if (Number.isInteger(number) && number >= 0 && number <= MOST_REFERRALS) return number
  throw new UnreadTable(`Where a number should stand in the column “Total” we found “${textOf(cell)}”. ${BY_HAND}`)
}

function totalOfAll(table: PoliceTable): number | null {
  const row = ['Total', 'Police total', 'All police'].flatMap(label => rowsOf(table, label).slice(0, 1))[0]
  return row ? numberIn(row[table.places.total]) : null
}

const COVER_SHEETS = 4
const COVER_ROWS = 20

/** Said in the table's title, above its headings, or on the cover of the file: the first of these that names one. */
function quarterOf(table: PoliceTable, sheets: readonly FileSheet[]): Quarter | undefined {
  const cover = sheets
    .slice(0, COVER_SHEETS)
    .flatMap(({ rows }) => rows.slice(0, COVER_ROWS).flatMap(row => row.map(textOf)))
  for (const text of [table.title, ...table.above, ...cover]) {
    const quarter = quarterIn(text)
    if (quarter) return quarter
  }
  return undefined
}

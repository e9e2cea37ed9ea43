import type { CalendarDate } from '../clock.ts'
import { monthNames, quarterFrom } from '../words.ts'

/** A quarter of a calendar year, as `2023-Q4`: that sorts as it reads. */
export type Quarter = string

export const isQuarter = (text: string): boolean => /^20\d\d-Q[1-4]$/.test(text)

const quarterOf = (year: number, number: number): Quarter => `${year}-Q${number}`
const partsOf = (quarter: Quarter) => ({ year: Number(quarter.slice(0, 4)), number: Number(quarter.slice(6)) })

/** So many quarters before that one. */
export function quartersBefore(quarter: Quarter, count: number): Quarter {
  const { year, number } = partsOf(quarter)
  const index = year * 4 + number - 1 - count
  return quarterOf(Math.floor(index / 4), (index % 4) + 1)
}

/** The first day of a quarter, and the first after it. */
export const quarterStart = (quarter: Quarter): CalendarDate => {
  const { year, number } = partsOf(quarter)
  return `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`
}
export const dayAfter = (quarter: Quarter): CalendarDate => quarterStart(quartersBefore(quarter, -1))

/** `October to December 2023` */
export const quarterWords = (quarter: Quarter): string => quarterFrom(quarterStart(quarter))

const firstMonths = [1, 4, 7, 10].map(month => monthNames[month - 1]?.toLowerCase())
const to = '(?:\\s+to\\s+|\\s*[-–]\\s*)'
const inMonths = new RegExp(
  `\\b(?:1 )?(january${to}(?:31 )?march|april${to}(?:30 )?june|july${to}(?:30 )?september|october${to}(?:31 )?december),?\\s+(20\\d\\d)\\b`,
  'g',
)
const spellings: RegExp[] = [
  /\bq(?:uarter)?\s*([1-4]),?\s*(?:of\s+)?(20\d\d)\b/g,
  /\b(20\d\d),?\s*(?:-\s*)?q(?:uarter)?\s*([1-4])\b/g,
]

/** The one quarter that a text speaks of; nothing where it speaks of none, or of several. */
export function quarterIn(text: string): Quarter | undefined {
  const plain = text.toLowerCase().replace(/\s+/g, ' ')
  const found = new Set<Quarter>()
  for (const spelling of spellings)
    for (const [, one = '', other = ''] of plain.matchAll(spelling))
      found.add(one.length === 1 ? quarterOf(Number(other), Number(one)) : quarterOf(Number(one), Number(other)))
  for (const [, months = '', year] of plain.matchAll(inMonths)) {
    const at = firstMonths.findIndex(month => month !== undefined && months.startsWith(month))
    found.add(quarterOf(Number(year), at + 1))
  }
  return found.size === 1 ? [...found][0] : undefined
}

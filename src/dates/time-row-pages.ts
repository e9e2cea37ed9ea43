import type { z } from 'zod'
import { type FieldError, InvalidInput } from '../errors.ts'
import { readForm } from '../web/forms.ts'
import { MOST_TIMES, TimeProposed } from './proposal.ts'

type Typed = Record<string, unknown>

/** Rows that a form offers before somebody asks for more, and how many more they then get. */
const ROWS = 4
const MORE_ROWS = 4

/** Times as they stand in a form, a row each: `times.0.heldOn-day`, `times.0.startTime`… */
export interface TimeRows {
  times: TimeProposed[]
  /** Which row each of them stands in: empty rows between are passed over. */
  rows: number[]
  wrong: FieldError[]
}

/** Reads the rows that have a date; where a row names no hours, those of the row before count. */
function timesIn(body: Typed): TimeRows {
  const read: TimeRows = { times: [], rows: [], wrong: [] }
  let before: Typed = {}
  for (const row of filledRows(body)) {
    const typed = typedIn(body, row)
    const hours = { startTime: typed.startTime || before.startTime, endTime: typed.endTime || before.endTime }
    before = hours
    const { time, wrong } = readRow({ ...typed, ...hours }, row)
    if (time) {
      read.times.push(time)
      read.rows.push(row)
    }
    read.wrong.push(...wrong)
  }
  return read
}

function readRow(typed: Typed, row: number): { time: TimeProposed | undefined; wrong: FieldError[] } {
  const wrong: FieldError[] = []
  const time = orWrong(() => readForm(TimeProposed, typed), wrong)
  return { time, wrong: wrong.map(({ field, words }) => ({ field: `times.${row}.${field}`, words })) }
}

/** The other boxes of the form and its times, or everything that is wrong with both in one answer. */
export function withTimes<S extends z.ZodObject>(schema: S, body: Typed, fewest: number): z.output<S> & TimeRows {
  const read = timesIn(body)
  const wrong = [...read.wrong]
  if (filledRows(body).length < fewest) wrong.push({ field: 'times.0.heldOn', words: tooFew(fewest) })
  const details = orWrong(() => readForm(schema, body), wrong)
  if (!details || wrong.length > 0) throw new InvalidInput(wrong)
  return { ...details, ...read }
}

const tooFew = (fewest: number): string =>
  fewest === 1 ? 'Enter at least one time' : 'Propose at least two times, so that there is something to choose'

/** What was read; or nothing, and what is wrong goes before the rest. */
function orWrong<T>(read: () => T, wrong: FieldError[]): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    wrong.unshift(...error.fields)
    return undefined
  }
}

/** Does the deed; what is wrong with a time is then said of the row that it stands in. */
export function inRows<T>({ rows }: Pick<TimeRows, 'rows'>, deed: () => T): T {
  try {
    return deed()
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    throw new InvalidInput(
      error.fields.map(({ field, words }) => ({
        field: field.replace(/^times\.(\d+)\./, (_, at: string) => `times.${rows[Number(at)] ?? 0}.`),
        words,
      })),
    )
  }
}

/** The rows to draw: every filled one, never fewer than a few, and more where somebody asked for more. */
export function rowsToDraw(values: Typed, most = MOST_TIMES): number[] {
  const asked = Number(values.rows) || ROWS
  const wanted = values.next === 'more' ? asked + MORE_ROWS : asked
  const count = Math.min(Math.max(ROWS, wanted, ...filledRows(values).map(row => row + 1)), Math.max(1, most))
  return Array.from({ length: count }, (_, row) => row)
}

const typedIn = (body: Typed, row: number): Typed =>
  Object.fromEntries(
    ['heldOn', 'heldOn-day', 'heldOn-month', 'heldOn-year', 'startTime', 'endTime'].map(name => [
      name,
      body[`times.${row}.${name}`],
    ]),
  )

const filledRows = (body: Typed): number[] =>
  Array.from({ length: MOST_TIMES }, (_, row) => row).filter(row =>
    ['heldOn', 'heldOn-day', 'heldOn-month', 'heldOn-year'].some(name => {
      const value = body[`times.${row}.${name}`]
      return typeof value === 'string' && value.trim() !== ''
    }),
  )

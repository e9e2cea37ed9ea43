import { InvalidInput } from '../errors.ts'
import { readForm } from '../web/forms.ts'
import { MOST_MEETINGS, ProgrammeMeeting } from './rule.ts'
import type { Proposal } from './warnings.ts'

type Typed = Record<string, unknown>

/** One line of the table of dates as it was typed: its boxes are named `r3-title`, `r3-heldOn-day` and so on. */
export interface TypedRow {
  index: number
  isIncluded: boolean
  values: Typed
}

const fields = ['title', 'startTime', 'endTime', 'mode', 'venue', 'joiningLink'] as const

/** The lines in what a browser sent. */
export function rowsIn(body: Typed): TypedRow[] {
  const count = Math.min(MOST_MEETINGS, Math.max(0, Math.trunc(Number(body.rows)) || 0))
  return Array.from({ length: count }, (_, index) => {
    const [year, month, day] = String(body[`r${index}-heldOn`] ?? '').split('-')
    const part = (name: string, whole = '') => String(body[`r${index}-heldOn-${name}`] ?? whole)
    return {
      index,
      isIncluded: body[`r${index}-include`] === 'yes',
      values: {
        ...Object.fromEntries(fields.map(name => [name, String(body[`r${index}-${name}`] ?? '')])),
        'heldOn-day': part('day', day && String(Number(day))),
        'heldOn-month': part('month', month && String(Number(month))),
        'heldOn-year': part('year', year),
      },
    }
  })
}

/** What stands in the boxes before anybody typed: every proposal that can be, ticked. */
export function valuesOf(proposals: Proposal[]): Typed {
  const rows = proposals.flatMap(({ meeting, warnings, isImpossible }, index) => {
    const isThereAlready = warnings.some(({ kind }) => kind === 'own meeting')
    return [
      ...Object.entries(meeting).map(([name, value]) => [`r${index}-${name}`, value ?? '']),
      ...(isImpossible || isThereAlready ? [] : [[`r${index}-include`, 'yes']]),
    ]
  })
  return { ...Object.fromEntries(rows), rows: String(proposals.length), hasStandingAgenda: 'yes' }
}

/** The meeting that a line describes, or nothing where it does not hold together. */
export function meetingIn(row: TypedRow): ProgrammeMeeting | undefined {
  try {
    return readForm(ProgrammeMeeting, row.values)
  } catch (error) {
    if (error instanceof InvalidInput) return undefined
    throw error
  }
}

/** The meetings that are ticked; all that is wrong with any of them is said at its box. */
export function chosenIn(body: Typed): { meetings: ProgrammeMeeting[]; indexes: number[] } {
  const chosen = rowsIn(body).filter(row => row.isIncluded)
  const wrong = chosen.flatMap(row => faultsIn(row))
  if (wrong.length > 0) throw new InvalidInput(wrong)
  if (chosen.length === 0) throw new InvalidInput([{ field: 'r0-include', words: 'Tick at least one date' }])
  return { meetings: chosen.map(row => readForm(ProgrammeMeeting, row.values)), indexes: chosen.map(row => row.index) }
}

function faultsIn(row: TypedRow) {
  try {
    readForm(ProgrammeMeeting, row.values)
    return []
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields.map(fault => atRow(row.index, fault))
    throw error
  }
}

const atRow = (index: number, { field, words }: { field: string; words: string }) => ({
  field: `r${index}-${field}`,
  words: `Meeting ${index + 1}: ${words}`,
})

/** A fault that the deed found in its third meeting, at the box of the line which that meeting came from. */
export function atTheirRows<T>(indexes: number[], act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    throw new InvalidInput(
      error.fields.map(fault => {
        const [, at, field = ''] = /^meetings\.(\d+)\.(.+)$/.exec(fault.field) ?? []
        return at === undefined ? fault : atRow(indexes[Number(at)] ?? 0, { field, words: fault.words })
      }),
    )
  }
}

/** The lines after a button that moves one to another date, or that adds one. */
export function afterButton(body: Typed): Typed {
  const [, index, date] = /^(\d{1,2}):(\d{4}-\d{2}-\d{2})$/.exec(String(body.move ?? '')) ?? []
  if (index !== undefined && date) {
    const [year, month, day] = date.split('-')
    const boxes = { [`r${index}-heldOn-day`]: String(Number(day)), [`r${index}-heldOn-month`]: String(Number(month)) }
    return { ...body, ...boxes, [`r${index}-heldOn-year`]: year, [`r${index}-include`]: 'yes' }
  }
  return body.next === 'add' ? withOneMore(body) : body
}

/** One line more, like the last but for its date. */
function withOneMore(body: Typed): Typed {
  const rows = rowsIn(body)
  const last = rows.at(-1)?.values ?? {}
  if (rows.length >= MOST_MEETINGS) return body
  const index = rows.length
  const copied = fields.map(name => [`r${index}-${name}`, last[name] ?? (name === 'mode' ? 'in person' : '')])
  return { ...body, ...Object.fromEntries(copied), [`r${index}-include`]: 'yes', rows: String(index + 1) }
}

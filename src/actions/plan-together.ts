import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { isCalendarDate, londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { hardIdentifiersIn, kindsIn, SAFE_ROUTE } from '../identifiers.ts'
import { isOpen } from './policy.ts'
import { actionByReference } from './register-store.ts'
import { actionStates } from './states.ts'
import type { Action } from './store.ts'

const MOST_ROWS = 500
const MOST_WORDS = 1000

/** One line of a list of actions that somebody changed, all of it as it was typed. */
export const ChangedLine = z.strictObject({
  reference: z.string().max(60).meta({ example: 'RAS-A-012' }),
  state: z.string().max(40).default(''),
  dueOn: z.string().max(40).default(''),
  note: z.string().max(5000).meta({ example: 'Half of the agents have it' }).default(''),
  version: z.string().max(12).default(''),
})
export type ChangedLine = z.output<typeof ChangedLine>

const deeds = ['progress', 'done', 'closed', 'cancelled', 'reopened', 'new date'] as const
type Deed = (typeof deeds)[number]

/** What one line would do, or why it cannot be done. */
export interface PlannedLine {
  line: ChangedLine
  action: Action | undefined
  deeds: Deed[]
  problem: string | undefined
}

/** What becomes of each line; nothing is changed yet. */
export const planTogether = (reading: Reading<'actions.close'>, lines: ChangedLine[]): PlannedLine[] => {
  const seen = new Set<string>()
  return lines.map(line => {
    const isTwice = seen.has(line.reference)
    seen.add(line.reference)
    return isTwice ? problem(line, undefined, 'It stands in the list twice') : planned(reading, line)
  })
}

const problem = (line: ChangedLine, action: Action | undefined, words: string): PlannedLine => ({
  line,
  action,
  deeds: [],
  problem: words,
})

function planned(reading: Reading<'actions.close'>, line: ChangedLine): PlannedLine {
  const action = actionByReference(reading.tx, reading.partnershipId, line.reference.trim())
  if (!action) return problem(line, undefined, 'No action of this partnership has that reference')
  const state = line.state.trim().toLowerCase() || action.state
  const wanted = actionStates.find(each => each === state)
  const dueOn = line.dueOn.trim() || action.dueOn
  const held = hardIdentifiersIn(line.note)
  if (held.length > 0) return problem(line, action, `The note holds ${kindsIn(held)}. ${SAFE_ROUTE}`)
  const todo = wanted ? deedsFor(action, { state: wanted, dueOn, note: line.note }) : []
  if (todo.length === 0 && wanted) return { line, action, deeds: [], problem: undefined }
  const why = !wanted
    ? 'The state is not one of: open, in progress, done, closed, cancelled'
    : whyNot(action, { line, state: wanted, dueOn, today: londonDate(reading.now) })
  return why ? problem(line, action, why) : { line, action, deeds: todo, problem: undefined }
}

interface Wish {
  state: Action['state']
  dueOn: string
  note: string
}

/** Which deeds lead from what is to what is wished: a date first, while the action is open. */
function deedsFor(action: Action, { state, dueOn, note }: Wish): Deed[] {
  const isBack = isOpen({ state }) && !isOpen(action)
  const moved: Deed[] = dueOn !== action.dueOn ? ['new date'] : []
  if (isBack) return ['reopened', ...moved]
  if (state === action.state || isOpen({ state }))
    return [...moved, ...(note.trim() && moved.length === 0 ? (['progress'] as const) : [])]
  if (state === 'closed') return [...moved, ...(action.state === 'done' ? [] : (['done'] as const)), 'closed']
  return [...moved, state === 'done' ? 'done' : 'cancelled']
}

function whyNot(
  action: Action,
  { line, state, dueOn, today }: { line: ChangedLine; state: Action['state']; dueOn: string; today: string },
): string | undefined {
  if (line.version.trim() && line.version.trim() !== String(action.version))
    return 'Somebody changed this action since the list was made. Take the list again'
  if (!isCalendarDate(dueOn)) return 'The due date is not a date such as 2027-06-10'
  if (dueOn !== action.dueOn && dueOn < today) return 'The due date has passed'
  if (dueOn !== action.dueOn && !isOpen({ state })) return 'The due date changes only while an action is open'
  if (
    !isOpen(action) &&
    !isOpen({ state }) &&
    !(action.state === 'done' && state === 'closed') &&
    state !== action.state
  )
    return `It is already ${action.state}: open it again first`
  if (!isOpen(action) && state === action.state) return `It is ${action.state}: nothing can be noted about it`
  if (!line.note.trim() && !(action.state === 'done' && state === 'closed'))
    return 'Say why, or what was done, in the note'
  return line.note.length > MOST_WORDS ? `Use ${MOST_WORDS} characters or fewer in the note` : undefined
}

const names: Record<keyof ChangedLine, RegExp> = {
  reference: /^(reference|ref)$/i,
  state: /^(state|status)$/i,
  dueOn: /^(due|due on|due date)$/i,
  note: /^(note|notes|progress|reason)$/i,
  version: /^version$/i,
}

/** The lines of a table, by the names over its columns; what was cleared against formulas is put back. */
export function linesIn(table: string[][]): ChangedLine[] {
  const [headings = [], ...rows] = table
  const at = Object.entries(names).map(
    ([name, pattern]) => [name, headings.findIndex(heading => pattern.test(heading.trim()))] as const,
  )
  if (at.some(([name, place]) => name === 'reference' && place < 0))
    throw new InvalidInput([{ field: 'file', words: 'The first line has to name the columns, “Reference” among them' }])
  const lines = rows.filter(row => row.some(cell => cell.trim() !== ''))
  if (lines.length === 0) throw new InvalidInput([{ field: 'file', words: 'There is no action in the list' }])
  if (lines.length > MOST_ROWS)
    throw new InvalidInput([{ field: 'file', words: `The list is longer than ${MOST_ROWS} actions. Split it` }])
  return lines.map(row =>
    linesFrom(Object.fromEntries(at.map(([name, place]) => [name, place < 0 ? '' : (row[place] ?? '')]))),
  )
}

const linesFrom = (cells: Record<string, string>): ChangedLine => {
  const line = ChangedLine.safeParse(cells)
  if (!line.success) throw new InvalidInput([{ field: 'file', words: 'A cell of the list is too long' }])
  return { ...line.data, dueOn: dayIn(line.data.dueOn), note: line.data.note.replace(/^'(?=[=+\-@])/, '') }
}

/** Spreadsheets write a date in their own way: `10/06/2027` as people here do, or with a time behind it. */
function dayIn(cell: string): string {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.trim())
  if (british) return `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`
  return cell.trim().replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1')
}

import { type Cell, fileName, type Sheet } from '../sheets.ts'
import { sentence } from '../words.ts'
import type { withOverdue } from './register.ts'

type Row = ReturnType<typeof withOverdue>

/** The columns of the register as a table; those that may be changed and brought back carry the same names there. */
const columns: [heading: string, of: (action: Row) => Cell][] = [
  ['Reference', action => action.reference],
  ['Action', action => action.text],
  ['Organisation', action => action.ownerOrganisationName],
  ['Person', action => action.ownerName],
  ['Due', action => action.dueOn],
  ['State', action => sentence(action.state)],
  ['Note', () => null],
  ['Overdue', action => (action.isOverdue ? 'Yes' : 'No')],
  ['Times put off', action => action.timesDeferred],
  ['Strand', action => (action.fourP ? sentence(action.fourP) : null)],
  ['Done on', action => action.doneOn],
  ['Evidence', action => action.evidence],
  ['Closed on', action => action.closedOn],
  ['Cancelled because', action => action.cancelledReason],
  ['Version', action => action.version],
]

/** The register as a table to download. */
export const registerSheet = (shortName: string, rows: Row[]): Sheet => ({
  fileName: fileName('actions', shortName),
  title: 'Actions',
  headings: columns.map(([heading]) => heading),
  rows: rows.map(row => columns.map(([, of]) => of(row))),
})

import SQLite, { type Statement } from 'better-sqlite3'

const FRAMES = 40

let isRefusing = false

/**
 * Has a test fail where the platform writes outside a transaction of its own: where a moment is held for reading, such a
 * write would be on the disk only after the answer had gone. What tests write themselves is their affair.
 */
export function refuseStrayWrites(): void {
  if (isRefusing) return
  isRefusing = true
  Error.stackTraceLimit = FRAMES
  const anyDatabase = new SQLite(':memory:')
  const statements: Statement = Object.getPrototypeOf(anyDatabase.prepare('select 1'))
  anyDatabase.close()
  const held = new WeakSet<SQLite.Database>()
  const isStray = (statement: Statement) =>
    !statement.readonly &&
    (held.has(statement.database) || !statement.database.inTransaction) &&
    /^\s*(?:insert|update|delete)\b/i.test(statement.source) &&
    isByThePlatform(new Error().stack)
  for (const run of ['run', 'get', 'all'] as const) {
    const really = statements[run] as (...values: unknown[]) => never
    statements[run] = function (this: Statement, ...values: unknown[]): never {
      if (this.source === 'begin') held.add(this.database)
      else if (this.source === 'commit') held.delete(this.database)
      else if (isStray(this)) throw new Error(`Written outside a transaction: ${this.source}`)
      return really.apply(this, values)
    }
  }
}

/** Whether more than a store of ours asks: a test may call one by itself. */
const isByThePlatform = (stack = '') =>
  stack.split('\n').some(line => /\/src\/(?!database\/)/.test(line) && !/store\.ts|node_modules/.test(line))

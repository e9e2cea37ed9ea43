import SQLite, { type Statement } from 'better-sqlite3'

let isRefusing = false

/**
 * Has a test fail where the platform writes while a moment is held for reading, that is outside any transaction of its
 * own: such a write would be on the disk only after the answer had gone. What tests themselves write is their affair.
 */
export function refuseStrayWrites(): void {
  if (isRefusing) return
  isRefusing = true
  const anyDatabase = new SQLite(':memory:')
  const statements: Statement = Object.getPrototypeOf(anyDatabase.prepare('select 1'))
  anyDatabase.close()
  const held = new WeakSet<SQLite.Database>()
  for (const run of ['run', 'get', 'all'] as const) {
    const really = statements[run] as (...values: unknown[]) => never
    statements[run] = function (this: Statement, ...values: unknown[]): never {
      if (this.source === 'begin') held.add(this.database)
      else if (this.source === 'commit') held.delete(this.database)
      else if (held.has(this.database) && !this.readonly && isOurs(new Error().stack))
        throw new Error(`Written outside a transaction: ${this.source}`)
      return really.apply(this, values)
    }
  }
}

const isOurs = (stack = '') =>
  stack.split('\n').some(line => /\/src\/(?!database\/)/.test(line) && !line.includes('node_modules'))

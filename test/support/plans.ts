import type { Database } from '#src/database/database.ts'

/** By what path the database finds the rows of a table, in whatever is asked of it while `act` runs. */
export function plansFor(database: Database, table: RegExp, act: () => unknown): string[] {
  const plans = new Set<string>()
  const { sqlite } = database
  const prepare = sqlite.prepare.bind(sqlite)
  sqlite.prepare = (text: string) => {
    const values = [...text.matchAll(/\?/g)].map(() => 'x')
    const steps = prepare(`explain query plan ${text}`).all(values) as { detail: string }[]
    for (const { detail } of steps) if (table.test(detail)) plans.add(detail)
    return prepare(text) as never
  }
  act()
  sqlite.prepare = prepare
  return [...plans].toSorted()
}

import type { Database } from '../database/database.ts'

/**
 * Writes down what became of letters, and what follows from it for whoever hears of it, in one commit. Where only the
 * second fails, the first is kept all the same, for a letter whose fate is not known would go again; the fault is told.
 */
export function withWhatFollows(database: Database, deed: () => void, follows: () => unknown): void {
  try {
    database.transaction(() => {
      deed()
      follows()
    })
  } catch (fault) {
    database.transaction(deed)
    throw fault
  }
}

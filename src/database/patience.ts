import type SQLite from 'better-sqlite3'

/** How long a write waits for another process. Nobody is answered meanwhile: the driver waits with the whole server. */
const USUAL_MS = 2000
/** Once one has waited in vain, those after it must not all do so, one behind the other. */
const STUCK_MS = 50

/** Whether another process is writing, so that we could not. Nothing was changed, and later it may go through. */
export function isBusy(fault: unknown): boolean {
  const { code, cause } = (fault ?? {}) as { code?: unknown; cause?: unknown }
  // While it migrates, drizzle tells what the driver said as the cause only.
  return String(code).startsWith('SQLITE_BUSY') || (cause !== undefined && isBusy(cause))
}

/** Waits for other processes that write, such as the operator's: first with patience, and then, until one lets go, without. */
export function patienceWith(sqlite: SQLite.Database) {
  let isStuck = false
  sqlite.pragma(`busy_timeout = ${USUAL_MS}`)
  const note = (stuck: boolean) => {
    if (stuck === isStuck) return
    isStuck = stuck
    sqlite.pragma(`busy_timeout = ${stuck ? STUCK_MS : USUAL_MS}`)
  }
  const writing = <T>(write: () => T): T => {
    try {
      const done = write()
      note(false)
      return done
    } catch (fault) {
      note(isBusy(fault))
      throw fault
    }
  }
  return {
    writing,
    /** Throws where nothing can be written now; takes the pen and puts it down again, without waiting for it. */
    tryPen(): void {
      note(true)
      writing(() => sqlite.exec('begin immediate; rollback'))
    },
  }
}

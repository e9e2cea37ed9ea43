import type SQLite from 'better-sqlite3'

/**
 * Whatever is read from `hold` until the event loop turns sees the database as it was at one moment, and takes one lock
 * for all of it: each statement by itself would ask the operating system five things, which cost more than a short
 * query (measured: an answer in 68 µs instead of 88). Writing lets the moment go before it begins, so nothing that is
 * written waits for the turn.
 */
export function momentIn(sqlite: SQLite.Database) {
  const [begin, end] = [sqlite.prepare('begin'), sqlite.prepare('commit')]
  let isHeld = false
  const letGo = () => {
    if (!isHeld) return
    isHeld = false
    // With a full disk or a bad sector SQLite gives a transaction up by itself, be it only for reading.
    if (sqlite.inTransaction) end.run()
  }
  const hold = () => {
    if (isHeld || sqlite.inTransaction) return
    begin.run()
    isHeld = true
    setImmediate(letGo)
  }
  return { hold, letGo }
}

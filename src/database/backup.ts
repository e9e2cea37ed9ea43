import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import type { Database } from './database.ts'

/**
 * Writes one consistent copy of the database while it is in use, and lets it stand under its name only once it was
 * checked and is on the disk. Copying the file itself would catch it in the middle of a write.
 */
export function copyDatabase(database: Database, file: string): void {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  database.sqlite.prepare('vacuum into ?').run(unfinished)
  assertSound(unfinished)
  const copy = openSync(unfinished, 'r')
  fsyncSync(copy)
  closeSync(copy)
  renameSync(unfinished, file)
}

function assertSound(file: string): void {
  const copy = new SQLite(file, { readonly: true })
  try {
    const integrity = copy.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Error(`The copy is damaged: ${integrity}`)
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new Error('The copy has rows that point at nothing')
  } finally {
    copy.close()
  }
}

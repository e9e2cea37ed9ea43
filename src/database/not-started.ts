import { ConfigError } from '../config.ts'
import { isBusy } from './patience.ts'

const LOCKED =
  'The database in DATA_DIR is locked by another program, such as a database tool or a copy being made: ' +
  'wait until it is done, or close it, and start again.'

/** Ends a program that could not do what it was started for: in one line where its operator can mend it, else with a stack. */
export function notStarted(error: unknown): never {
  if (!(error instanceof ConfigError) && !isBusy(error)) throw error
  process.stderr.write(`${error instanceof ConfigError ? error.message : LOCKED}\n`)
  // Not only when everything is done: a demonstration may be listening already.
  process.exit(1)
}

import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from '../config.ts'

/** Makes a folder that nobody else may read, where there is none, and refuses one that cannot be written into. */
export function makeFolder(folder: string, name: string): void {
  try {
    makeWithParents(folder)
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (fault) {
    throw new ConfigError(`${name}: ${reasonOf(fault)}.`)
  }
}

export const makeDataFolder = (dataDir: string): void => makeFolder(dataDir, `DATA_DIR is "${dataDir}"`)

/** Step by step, because Node's own way goes round for ever where the system holds no folders, as below /proc. */
function makeWithParents(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return
  if (dirname(folder) !== folder) makeWithParents(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (fault) {
    // Somebody else made it in the meantime.
    if (codeOf(fault) !== 'EEXIST') throw fault
  }
}

const reasons: Record<string, string> = {
  ENOTDIR: 'there is a file where the folder should be',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
}

const codeOf = (fault: unknown): string => (fault as NodeJS.ErrnoException).code ?? String(fault)

const reasonOf = (fault: unknown): string => reasons[codeOf(fault)] ?? `it cannot be used (${codeOf(fault)})`

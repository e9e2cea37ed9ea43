import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Instant } from '../clock.ts'
import type { Config } from '../config.ts'

const folderOf = (config: Config) => join(config.dataDir, 'documents')

/** Writes the bytes under the document's id, whole or not at all, readable by the platform alone. */
export function writeBytes(config: Config, id: string, bytes: Buffer): void {
  const folder = folderOf(config)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${id}.tmp`)
  const file = openSync(unfinished, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, join(folder, id))
  syncFolder(folder)
}

/** Without this the name, unlike the bytes, could be lost with the power. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

export const readBytes = (config: Config, id: string): Readable => createReadStream(join(folderOf(config), id))

/** The names of files untouched since that moment; none where no folder is yet. */
export function filesSince(config: Config, before: Instant): string[] {
  const folder = folderOf(config)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return readdirSync(folder).filter(name => statSync(join(folder, name)).mtime.toISOString() < before)
}

export const removeFile = (config: Config, name: string): void => rmSync(join(folderOf(config), name), { force: true })

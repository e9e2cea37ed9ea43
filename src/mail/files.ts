import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../database/data-folder.ts'
import { OutOfService, type Transport } from './transport.ts'

/** Where there is no mail server, each letter becomes an `.eml` file that any mail program opens. */
export function filesTransport(dataDir: string): Transport {
  const folder = join(dataDir, 'letters')
  makeFolder(folder, `Letters cannot be written into ${folder}, in the folder that DATA_DIR names`)
  return {
    name: 'letters as files',
    async carry({ id, kind, raw, createdAt }) {
      const name = join(folder, `${createdAt.slice(0, 19).replaceAll(':', '')}-${kind}-${id}`)
      try {
        await remake(folder)
        await write(`${name}.tmp`, raw)
        await rename(`${name}.tmp`, `${name}.eml`)
      } catch (fault) {
        throw new OutOfService(`nothing can be written into ${folder} (${(fault as NodeJS.ErrnoException).code})`)
      }
    },
    close() {},
  }
}

/** Somebody who tidied up may have taken the folder away with what was in it. */
async function remake(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
}

async function write(name: string, raw: Buffer): Promise<void> {
  const file = await open(name, 'w', 0o600)
  try {
    await file.writeFile(raw)
    await file.sync()
  } finally {
    await file.close()
  }
}

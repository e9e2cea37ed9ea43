import { mkdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transport } from './transport.ts'

/** Where there is no mail server, each letter becomes an `.eml` file that any mail program opens. */
export function filesTransport(dataDir: string): Transport {
  const folder = join(dataDir, 'letters')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    name: 'files',
    async carry({ id, kind, raw, createdAt }) {
      const name = join(folder, `${createdAt.slice(0, 19).replaceAll(':', '')}-${kind}-${id}`)
      const file = await open(`${name}.tmp`, 'w', 0o600)
      try {
        await file.writeFile(raw)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${name}.tmp`, `${name}.eml`)
    },
    close() {},
  }
}

// drizzle-kit cannot write STRICT tables: this makes every table of every migration so, and is run after each `generate`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
for (const name of readdirSync(folder).filter(each => each.endsWith('.sql'))) {
  const sql = readFileSync(folder + name, 'utf8')
  const strict = sql.replace(/^(CREATE TABLE [^;]*?\n)\)(;?)$/gm, '$1) STRICT$2')
  if (strict !== sql) writeFileSync(folder + name, strict)
}

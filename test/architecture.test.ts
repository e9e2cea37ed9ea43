import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** Imports go down this ladder only: a place may import what stands above it here. */
const ladder = [
  ['clock', 'ids', 'errors', 'config', 'address'],
  ['words', 'input', 'bank-holidays', 'sheets'],
  ['identifiers'],
  ['database'],
  ['access'],
  ['activity'],
  ['calendar'],
  ['templates'],
  ['mail'],
  ['web'],
  ['people'],
  ['partnerships'],
  ['documents'],
  ['actions'],
  ['meetings'],
  ['proposals'],
  ['memberships'],
  ['sub-groups'],
  ['dates'],
  ['programmes'],
  ['incoming'],
  ['minutes'],
  ['summaries'],
  ['pledges'],
  ['follow-up'],
  ['funding'],
  ['risk-notes'],
  ['statistics'],
  ['agendas'],
  ['printing'],
  ['digests'],
  ['search', 'stream'],
  ['home'],
  ['administration'],
  ['app'],
  ['clockwork'],
  ['platform'],
  ['demonstration'],
  ['server', 'demo', 'operator'],
]

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
const importsOf = (file: string) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/^(?:import|export) [^;]*?from '([^']+)'/gms)].map(
    match => match[1] ?? '',
  )

const placeOf = (file: string) => file.split('/')[0]?.replace(/\.ts$/, '') ?? ''
const rungOf = (place: string) => ladder.findIndex(rung => rung.includes(place))
const isTables = (file: string) => file.endsWith('tables.ts')
// What a table is made of: plain lists of states and kinds, which tables name in their CHECKs.
const isVocabulary = (file: string) => /(?:states|kinds|roles|four-ps)\.ts$/.test(file)

t.test('Every file stands on the ladder', async t => {
  for (const file of files) t.not(rungOf(placeOf(file)), -1, file)
})

t.test('The README draws this ladder', async t => {
  const [, drawn = ''] = readFileSync(join(root, 'README.md'), 'utf8').match(/`(clock [^`]+ → [^`]+)`/) ?? []
  t.strictSame(
    drawn.split('→').map(rung => rung.trim().split(/\s+/)),
    ladder,
  )
})

t.test('Imports go down the ladder only; tables may point at other tables', async t => {
  for (const file of files)
    for (const target of importsOf(file).filter(each => each.startsWith('.'))) {
      const path = relative(src, resolve(dirname(join(src, file)), target))
      if (placeOf(path) === placeOf(file)) continue
      const isForeignKey = isTables(file) && (isTables(path) || isVocabulary(path))
      // Whoever acts or is a member has a name, which every store may join.
      const isName = file.endsWith('store.ts') && path === 'people/tables.ts'
      t.ok(isForeignKey || isName || rungOf(placeOf(path)) < rungOf(placeOf(file)), `${file} may import ${path}`)
    }
})

t.test('SQL lives in stores and tables, and verbs know nothing of the web', async t => {
  const webFiles = /(?:pages|api|routes)\.ts$|^(?:web|app|server|platform|clockwork|demo|operator|home|demonstration)\b/
  for (const file of files) {
    const imports = importsOf(file)
    if (!/(?:store|tables|columns)\.ts$|^database\//.test(file))
      t.notOk(
        imports.some(each => each.startsWith('drizzle-orm') || each === 'better-sqlite3'),
        `${file} has no SQL`,
      )
    if (!webFiles.test(file))
      t.notOk(
        imports.some(each => each === 'fastify' || each.includes('/web/')),
        `${file} knows nothing of the web`,
      )
  }
})

t.test(
  'Only config.ts and the entry points read the environment, only clock.ts the time, only ids.ts chance',
  async t => {
    for (const file of files) {
      const text = readFileSync(join(src, file), 'utf8')
      if (!/^(?:server|demo|operator)\.ts$/.test(file)) t.notMatch(text, /process\.env/, `${file} and the environment`)
      if (!['clock.ts', 'ids.ts'].includes(file)) t.notMatch(text, /Date\.now\(|new Date\(\)/, `${file} and the time`)
      if (file !== 'ids.ts') t.notMatch(text, /Math\.random|randomUUID|randomBytes/, `${file} and chance`)
    }
  },
)

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import SQLite from 'better-sqlite3'
import t from 'tap'
import { readConfig } from '#src/config.ts'
import { openDatabase } from '#src/database/database.ts'

const run = promisify(execFile)

const environment = (dataDir: string) => ({
  PATH: process.env.PATH ?? '',
  DATA_DIR: dataDir,
  PORT: '0',
  PUBLIC_URL: 'https://partnerships.example',
  SESSION_SECRET: 'a secret for tests only, long enough to be taken',
  MAIL_FROM: 'meetings@partnerships.example',
})

type Outcome = { code: number; out: string; error: string }

const start = (file: string, args: string[], env: Record<string, string>) => node(['bin/run.cjs', file, ...args], env)

async function node(args: string[], env: Record<string, string>): Promise<Outcome> {
  try {
    const { stdout, stderr } = await run(process.execPath, args, { env })
    return { code: 0, out: stdout, error: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, error: stderr }
  }
}

const operator = (dataDir: string, ...args: string[]) => start('src/operator.ts', args, environment(dataDir))

t.test('The operator appoints the first administrator, and helps somebody who is locked out', async t => {
  const dataDir = t.testdir()
  const first = await operator(dataDir, 'first-administrator', 'Ada@Example.org', 'Ada', 'Stone')
  t.match(first.out, /^https:\/\/partnerships\.example\/sign-in\/\S+$/m)
  t.match((await operator(dataDir, 'sign-in-link', 'ada@example.org')).out, /\/sign-in\//)
  const nobody = await operator(dataDir, 'sign-in-link', 'nobody@example.org')
  t.equal(nobody.code, 1)
  t.match(nobody.error, /Nobody is known/)
  t.match((await operator(dataDir, 'failed-letters')).out, /No letter has failed/)
  t.match((await operator(dataDir, 'dance')).error, /What the operator/)
  t.equal((await operator(dataDir, 'letters')).out, 'No letters yet.\n')
  t.match(await operator(dataDir, '--help'), { code: 0, out: /^What the operator/ })
  t.match(await operator(dataDir, 'letters', '--all'), {
    code: 1,
    error: /^"--all" is not known: [^\n]+--help[^\n]+\n$/,
  })
})

t.test('A backup is a sound copy that another server can start from', async t => {
  const folder = t.testdir({ data: { documents: { one: 'a paper' } } })
  const [dataDir, safe] = [join(folder, 'data'), join(folder, 'safe')]
  await operator(dataDir, 'first-administrator', 'ada@example.org', 'Ada')
  t.match((await operator(dataDir, 'backup', safe)).out, /Backed up and checked/)
  const restored = join(safe, readdirSync(safe)[0] ?? '')
  t.ok(existsSync(join(restored, 'documents', 'one')))
  const copy = openDatabase(join(restored, 'partnerships.db'))
  t.same(copy.sqlite.prepare('select email from people').pluck().all(), ['ada@example.org'])
  copy.close()
  t.match((await operator(restored, 'hold-letters')).out, /letters are held/)
})

t.test('A backup that has nowhere to go is refused in one line', async t => {
  const folder = t.testdir({ file: 'no folder' })
  const dataDir = join(folder, 'data')
  for (const [at, words] of [
    [
      join(folder, 'file'),
      /^The backup cannot be written into "[^"]+": there is a file where the folder should be\.\n$/,
    ],
    [join(folder, 'file', 'below'), /^The backup cannot [^\n]+: there is a file where the folder should be\.\n$/],
    ['/proc/nope', /^The backup cannot be written into "\/proc\/nope": no folder can be made there\.\n$/],
  ] as const)
    t.match(await operator(dataDir, 'backup', at), { code: 1, error: words }, at)
})

t.test('The server names what is missing or wrong instead of starting with a guess', async t => {
  const env = environment(t.testdir())
  for (const name of ['PUBLIC_URL', 'SESSION_SECRET', 'MAIL_FROM'])
    t.throws(() => readConfig({ ...env, [name]: undefined }), { message: new RegExp(`^${name} is not set`) })
  for (const [name, value] of [
    ['DEMO', '1'],
    ['PUBLIC_URL', 'http://partnerships.example'],
    ['SESSION_SECRET', 'short'],
    ['PORT', 'eighty'],
    ['SMTP_URL', 'mail.example'],
    ['MAIL_FROM', 'Somebody <a@b.example>'],
  ] as const)
    t.throws(() => readConfig({ ...env, [name]: value }), { message: new RegExp(name) }, `${name}=${value}`)
  const outcome = await start('src/server.ts', [], { ...env, PUBLIC_URL: '' })
  t.equal(outcome.code, 1)
  t.match(outcome.error, /^PUBLIC_URL is not set.*\n$/, 'in one line, without a stack')
})

t.test('All that is missing or wrong is told at once', async t => {
  t.throws(() => readConfig({ LOG_LEVEL: 'loud', TRUST_PROXY: '10.0.0.0/8, banana', REPLY_ADDRESS: 'me' }), {
    message:
      /^PUBLIC_URL [^\n]+\nSESSION_SECRET [^\n]+\nMAIL_FROM [^\n]+\nREPLY_ADDRESS [^\n]+\nTRUST_PROXY holds "banana"[^\n]+\nLOG_LEVEL is "loud"[^\n]+$/,
  })
  const env = environment(t.testdir())
  const trusted = (TRUST_PROXY: string) => readConfig({ ...env, TRUST_PROXY }).trustProxy
  t.same(trusted('127.0.0.1, 10.0.0.0/8,loopback, ::1/128'), ['127.0.0.1', '10.0.0.0/8', 'loopback', '::1/128'])
  for (const wrong of ['10.0.0.0/0', '10.0.0.0/33', '10.0.0.0/8/8', 'banana/8']) t.throws(() => trusted(wrong), wrong)
  t.match(readConfig({ ...env, PORT: '', HOST: '', LOG_LEVEL: '' }), {
    port: 3000,
    host: '127.0.0.1',
    logLevel: 'info',
  })
})

t.test('A server that cannot start says in one line which variable keeps it from it', async t => {
  const folder = t.testdir({ file: 'no folder', data: { letters: 'no folder either' } })
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const port = String((taken.address() as AddressInfo).port)
  const env = { ...environment(join(folder, 'fresh')), LOG_LEVEL: 'silent' }
  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: port }, /^PORT is \d+: another program already listens there \(on 127\.0\.0\.1\)\.\n$/],
    [{ HOST: '999.1.1.1' }, /^HOST is "999\.1\.1\.1": this machine has no such address\.\n$/],
    [{ DATA_DIR: join(folder, 'file') }, /^DATA_DIR is "[^"]+": there is a file where the folder should be\.\n$/],
    [{ DATA_DIR: '/proc/nope' }, /^DATA_DIR is "\/proc\/nope": no folder can be made there\.\n$/],
    [
      { DATA_DIR: join(folder, 'data') },
      /^Letters cannot be written into [^\n]+DATA_DIR[^\n]+there is a file[^\n]+\n$/,
    ],
  ]
  for (const [wrong, words] of cases)
    t.match(await start('src/server.ts', [], { ...env, ...wrong }), { code: 1, error: words }, JSON.stringify(wrong))
})

t.test('While another program has the database locked, whoever starts something is told so in one line', async t => {
  const starts: [string, string, string[]][] = [
    ['begin immediate', 'src/server.ts', []],
    ['begin exclusive', 'src/demo.ts', []],
    ['begin immediate', 'src/operator.ts', ['letters']],
    ['pragma locking_mode = exclusive; begin exclusive', 'src/operator.ts', ['letters']],
  ]
  const folder = t.testdir(Object.fromEntries(starts.map((_, at) => [at, {}])))
  const startLocked = ([lock, file, args]: (typeof starts)[number], at: number) => {
    const dataDir = join(folder, String(at))
    const other = new SQLite(join(dataDir, 'partnerships.db'))
    other.pragma('journal_mode = WAL')
    other.exec(lock)
    t.teardown(() => other.close())
    return start(file, args, environment(dataDir))
  }
  const line = /^The database in DATA_DIR is locked by another program[^\n]+\n$/
  for (const outcome of await Promise.all(starts.map(startLocked))) t.match(outcome, { code: 1, error: line })
})

t.test(
  'A Node that is too old, where none comes with the packages, is told in one line which one is needed',
  async t => {
    const onAnother = `
    Object.defineProperty(process, 'platform', { value: 'sunos' })
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } })
    process.argv.splice(1, 0, 'bin/run.cjs', 'src/server.ts')
    require('./bin/run.cjs')`
    t.match(await node(['-e', onAnother], environment(t.testdir())), {
      code: 1,
      error: /^This needs Node\.js 24[^\n]+\n$/,
    })
  },
)

t.test('Production refuses to run on demonstration data', async t => {
  const dataDir = t.testdir({ 'demonstration-secret': 'x' })
  const outcome = await start('src/server.ts', [], environment(dataDir))
  t.equal(outcome.code, 1)
  t.match(outcome.error, /demonstration data/)
})

t.test('Asked to stop, the server finishes and goes; a second one waits for its data folder', async t => {
  const env = { ...environment(t.testdir()), LOG_LEVEL: 'info' }
  const server = spawn(process.execPath, ['bin/run.cjs', 'src/server.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>(resolve => server.once('exit', code => resolve(code)))
  await new Promise<void>(resolve => server.stdout.on('data', data => /listening/.test(String(data)) && resolve()))
  const second = await start('src/server.ts', [], env)
  t.equal(second.code, 1)
  t.match(second.error, /Another server is already running/)
  server.kill('SIGTERM')
  t.equal(await ended, 0)
})

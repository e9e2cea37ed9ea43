import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { readConfig } from '#src/config.ts'
import { openDatabase } from '#src/database/database.ts'

const run = promisify(execFile)

const environment = (dataDir: string) => ({
  PATH: process.env.PATH ?? '',
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
  DATA_DIR: dataDir,
  PORT: '0',
  PUBLIC_URL: 'https://partnerships.example',
  SESSION_SECRET: 'a secret for tests only, long enough to be taken',
  MAIL_FROM: 'meetings@partnerships.example',
})

type Outcome = { code: number; out: string; error: string }

async function start(file: string, args: string[], env: Record<string, string>): Promise<Outcome> {
  try {
    const { stdout, stderr } = await run(process.execPath, [file, ...args], { env })
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

t.test('Production refuses to run on demonstration data', async t => {
  const dataDir = t.testdir({ 'demonstration-secret': 'x' })
  const outcome = await start('src/server.ts', [], environment(dataDir))
  t.equal(outcome.code, 1)
  t.match(outcome.error, /demonstration data/)
})

t.test('Asked to stop, the server finishes and goes; a second one waits for its data folder', async t => {
  const env = { ...environment(t.testdir()), LOG_LEVEL: 'info' }
  const server = spawn(process.execPath, ['src/server.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>(resolve => server.once('exit', code => resolve(code)))
  await new Promise<void>(resolve => server.stdout.on('data', data => /listening/.test(String(data)) && resolve()))
  const second = await start('src/server.ts', [], env)
  t.equal(second.code, 1)
  t.match(second.error, /Another server is already running/)
  server.kill('SIGTERM')
  t.equal(await ended, 0)
})

import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import t from 'tap'
import { holdDataFolder } from '#src/database/hold.ts'

const run = promisify(execFile)

/** What `npm run demo` refuses with, in a folder of which it gets no further. */
async function refusal(dataDir: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, PORT: '0' }
  const { code, stderr } = await run(process.execPath, ['bin/run.cjs', 'src/demo.ts', ...args], { env }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  )
  t.equal(code, 1)
  return stderr
}

t.test('Starting over leaves a demonstration alone that somebody is trying', async t => {
  const dataDir = t.testdir({ 'demonstration-secret': 'x', 'partnerships.db': '', documents: { one: 'a paper' } })
  const hold = holdDataFolder(dataDir)
  const before = readdirSync(dataDir)
  t.match(await refusal(dataDir, '--fresh'), /^Another server is already running on the data folder [^\n]+\n$/)
  t.same(readdirSync(dataDir), before, 'nothing was deleted')
  hold.release()
})

t.test(
  'A flag that the demonstration does not know is refused in one line, and so is a folder that is not its own',
  async t => {
    const dataDir = t.testdir({ 'partnerships.db': '' })
    t.match(await refusal(dataDir, '--frsh'), /^"npm run demo -- --frsh" is not known: [^\n]+--fresh[^\n]+\n$/)
    t.match(await refusal(dataDir, '--fresh'), /does not hold demonstration data, so it is left alone\.\n$/)
    t.same(readdirSync(dataDir), ['partnerships.db'])
  },
)

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** The production server in a process of its own. */
export interface Served {
  url: string
  child: ChildProcess
  startedInMs: number
  /** The headers of a browser in which this person is signed in. */
  signedIn(email: string): Promise<Record<string, string>>
}

export async function startServer(dataDir: string): Promise<Served> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    PUBLIC_URL: url,
    SESSION_SECRET: 'a secret for measuring only, long enough to be taken',
    MAIL_FROM: 'meetings@partnerships.example',
    LOG_LEVEL: 'silent',
    REQUESTS_A_MINUTE: '1000000',
  }
  const from = performance.now()
  const child = spawn(process.execPath, ['bin/run.cjs', 'src/server.ts'], { env, stdio: 'inherit' })
  while (!(await isUp(url))) await new Promise(resolve => setTimeout(resolve, 10))
  const startedInMs = performance.now() - from
  const signInLink = (email: string) =>
    execFileSync(process.execPath, ['bin/run.cjs', 'src/operator.ts', 'sign-in-link', email], {
      env,
      encoding: 'utf8',
    }).trim()
  return { url, child, startedInMs, signedIn: email => signIn(signInLink(email), url) }
}

const isUp = (url: string) =>
  fetch(`${url}/health`).then(
    response => response.ok,
    () => false,
  )

async function signIn(link: string, origin: string): Promise<Record<string, string>> {
  const shown = await fetch(link)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await shown.text())?.[1] ?? ''
  const answer = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(shown), origin },
    body: new URLSearchParams({ _csrf: csrf }),
  })
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}`)
  return { cookie: `${cookiesOf(shown)}; ${cookiesOf(answer)}` }
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')

const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

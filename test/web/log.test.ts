import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import t, { type Test } from 'tap'

const HOST = '127.0.0.1:3999'

/** The production server with everything it has to say, and what it has said. */
async function aTalkingServer(t: Test) {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: t.testdir(),
    PUBLIC_URL: `http://${HOST}`,
    LOG_LEVEL: 'trace',
    SESSION_SECRET: 'a secret for tests only, long enough to be taken',
    MAIL_FROM: 'meetings@partnerships.example',
  }
  const server = spawn(process.execPath, ['bin/run.cjs', 'src/server.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  t.teardown(() => server.kill('SIGKILL'))
  const streams = [server.stdout, server.stderr]
  let log = ''
  for (const stream of streams)
    stream.on('data', data => {
      log += String(data)
    })
  const seen = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(log)
        if (match) resolve(match)
      }
      for (const stream of streams) stream.on('data', look)
      server.once('exit', () => reject(new Error(log)))
      look()
    })
  const [, port] = await seen(/listening at http:\/\/127\.0\.0\.1:(\d+)/)
  /** Sends these very bytes, and goes as soon as they have left where nobody waits for an answer. */
  const send = (bytes: string, and: 'wait' | 'leave' | 'reset' = 'wait') =>
    new Promise<void>(resolve => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(bytes, () => {
          if (and === 'leave') setTimeout(() => socket.destroy(), 50)
          if (and === 'reset') socket.resetAndDestroy()
        }),
      )
      socket.on('error', () => {})
      socket.on('data', () => socket.end())
      socket.on('close', () => resolve())
    })
  const ask = (line: string, headers = '') => send(`${line} HTTP/1.1\r\nHost: ${HOST}\r\n${headers}\r\n`)
  return { seen, send, ask, log: () => log }
}

t.test('The log of a server tells what happened, and no secret', async t => {
  const server = await aTalkingServer(t)

  await t.test('A request leaves one line: what was asked, by which path, what was answered', async t => {
    await server.ask('GET /sign-in?next=/home')
    const [line] = await server.seen(/.*"path":"\/sign-in".*/)
    t.match(JSON.parse(line), { req: { method: 'GET', path: '/sign-in' }, status: 200, msg: 'answered' })
    await server.send(
      `POST /sign-in HTTP/1.1\r\nHost: ${HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\nhalf of it`,
      'leave',
    )
    const [left] = await server.seen(/.*"method":"POST".*/)
    t.match(JSON.parse(left), { req: { path: '/sign-in' }, msg: 'connection ended before the answer' })
  })

  await t.test('Whoever hangs up at once causes no fault of ours', async t => {
    const hangUps = Array.from({ length: 300 }, () =>
      server.send(`GET /sign-in HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`, 'reset'),
    )
    await Promise.all(hangUps)
    await server.ask('GET /home')
    await server.seen(/"path":"\/home"/)
    t.equal(/"level":50.*?"message":"([^"]*)"/.exec(server.log())?.[1], undefined)
  })

  await t.test('The secret of an address never reaches the log, however the address is written', async t => {
    const addresses = [
      '/calendar/canary-of-a-secret.ics?x=canary-of-a-secret',
      '/sign-in/canary-of-a-secret',
      '/links/canary-of-a-secret/answer',
      '/account/address/links/canary-of-a-secret',
      '/%73ign-in/canary-of-a-secret',
      '/sign-in%2Fcanary-of-a-secret',
      '/links//canary-of-a-secret',
      '/Links/canary-of-a-secret',
      '/home#canary-of-a-secret',
      `http://${HOST}/links/canary-of-a-secret`,
    ]
    for (const address of addresses)
      for (const method of ['GET', 'HEAD'])
        await server.ask(
          `${method} ${address}`,
          'Referer: http://x/links/canary-of-a-secret\r\nCookie: a=canary-of-a-secret\r\n',
        )
    // What is no request at all is told with its bytes.
    await server.send(`GET /home HTTP/1.1\r\nHost: ${HOST}\r\nCookie: a=canary-of-a-secret\r\nno header\r\n\r\n`)
    await server.seen(/HPE_/)
    t.equal(/.*canary-of-a-secret.*/.exec(server.log())?.[0], undefined)
    t.notOk(server.log().includes([...Buffer.from('canary-of-a-secret')].join(',')), 'nor as bytes')
  })
})

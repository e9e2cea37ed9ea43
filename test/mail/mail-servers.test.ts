import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import t, { type Test } from 'tap'
import { systemClock } from '#src/clock.ts'
import { verdictOn } from '#src/mail/faults.ts'
import { accessTokens } from '#src/mail/oauth2.ts'
import { paceOf } from '#src/mail/pace.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { testCertificate } from '#test/support/certificate.ts'
import { aMailServer, refusal } from '#test/support/mail-server.ts'
import { aTokenEndpoint } from '#test/support/token-endpoint.ts'
import { aWorld } from '#test/support/world.ts'

const letter = {
  id: '019a6f3e-7c00-7000-8000-000000000001',
  kind: 'notice',
  from: 'meetings@partnerships.example',
  to: 'tom@example.org',
  raw: Buffer.from('From: meetings@partnerships.example\r\nSubject: A letter\r\n\r\nWords\r\n'),
  createdAt: '2027-03-01T10:00:00.000Z',
}

/** A mail server that takes tokens, as Microsoft's and Google's do, and tells which it was given. */
async function aServerOfTokens(t: Test, isTaken: (token: string) => boolean) {
  const seen: string[] = []
  const options: SMTPServerOptions = {
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['XOAUTH2'],
    onAuth({ username = '', accessToken = '' }, _session, done) {
      seen.push(`${username} ${accessToken}`)
      if (isTaken(accessToken)) return done(null, { user: username })
      done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } } as never)
    },
  }
  const mail = await aMailServer(t, options)
  return { mail, seen, url: mail.url.replace('//', '//letters%40council.example@') }
}

function sending(t: Test, ...of: Parameters<typeof smtpTransport>) {
  const transport = smtpTransport(...of)
  t.teardown(() => transport.close())
  return transport
}

const faultOf = async (carrying: Promise<void>): Promise<Error> =>
  carrying.then(
    () => {
      throw new Error('it was carried')
    },
    (fault: Error) => fault,
  )

t.test('Where the server takes tokens, one is fetched, used for every connection and kept', async t => {
  const endpoint = await aTokenEndpoint(t)
  const { mail, seen, url } = await aServerOfTokens(t, token => token === 'token-1')
  const transport = sending(t, url, { tokens: accessTokens(endpoint.settings, systemClock) })
  await Promise.all([1, 2, 3, 4].map(() => transport.carry(letter)))
  t.equal(mail.received.length, 4)
  t.same([...new Set(seen)], ['letters@council.example token-1'])
  t.same(endpoint.questions, [
    { grant_type: 'client_credentials', client_id: 'platform', client_secret: 'a client secret', scope: 'mail' },
  ])
})

t.test('A token that the server no longer takes is replaced, and the letter goes', async t => {
  const endpoint = await aTokenEndpoint(t)
  const { mail, seen, url } = await aServerOfTokens(t, token => token === 'token-2')
  await sending(t, url, { tokens: accessTokens(endpoint.settings, systemClock) }).carry(letter)
  t.equal(mail.received.length, 1)
  t.same(
    seen.map(each => each.split(' ')[1]),
    ['token-1', 'token-2'],
  )
})

t.test('Without a token the queue waits, and the reason is told without the secret', async t => {
  const endpoint = await aTokenEndpoint(t)
  const { mail, url } = await aServerOfTokens(t, () => true)
  const transport = sending(t, url, { tokens: accessTokens(endpoint.settings, systemClock) })
  endpoint.answer = response => {
    response.statusCode = 401
    response.end(JSON.stringify({ error: 'invalid_client', error_description: 'AADSTS7000215:\nInvalid secret' }))
  }
  const fault = await faultOf(transport.carry(letter))
  t.match(fault.message, /answered 401: invalid_client AADSTS7000215: Invalid secret/)
  t.notMatch(fault.message, 'a client secret')
  t.equal(verdictOn(fault), 'pause')
  t.equal(mail.received.length, 0)
  endpoint.answer = undefined
  await transport.carry(letter)
  t.equal(mail.received.length, 1, 'and goes on as soon as there is one')
})

t.test('A token is renewed a minute before it ends, by the newest refresh token', async t => {
  const endpoint = await aTokenEndpoint(t)
  const { clock } = await aWorld(t)
  const tokens = accessTokens({ ...endpoint.settings, refreshToken: 'first' }, clock)
  let times = 0
  endpoint.answer = response => {
    times += 1
    response.end(JSON.stringify({ access_token: `a${times}`, expires_in: 3600, refresh_token: `r${times}` }))
  }
  t.same(await Promise.all([tokens.token(), tokens.token()]), ['a1', 'a1'], 'asked once for both')
  clock.advance({ minutes: 58 })
  t.equal(await tokens.token(), 'a1')
  clock.advance({ minutes: 1 })
  t.equal(await tokens.token(), 'a2')
  t.equal(await tokens.token(true), 'a3', 'the server refused it')
  t.same(
    endpoint.questions.map(each => `${each.grant_type} ${each.refresh_token}`),
    ['refresh_token first', 'refresh_token r1', 'refresh_token r2'],
  )
})

t.test(
  'An endpoint that sends elsewhere, talks without end or talks nonsense gets nothing and gives nothing',
  async t => {
    const endpoint = await aTokenEndpoint(t)
    const elsewhere = await aTokenEndpoint(t)
    const tokens = accessTokens(endpoint.settings, systemClock)
    endpoint.answer = response => response.writeHead(307, { location: elsewhere.settings.tokenUrl }).end()
    await t.rejects(tokens.token(), { message: /could not be reached/ })
    t.equal(elsewhere.questions.length, 0, 'the secret went nowhere else')
    endpoint.answer = response => response.end('x'.repeat(1_100_000))
    await t.rejects(tokens.token(), { message: /more than anybody asked for/ })
    for (const text of ['', '[]', 'null', '<html>', '{"access_token": ""}']) {
      endpoint.answer = response => response.end(text)
      await t.rejects(tokens.token(), { message: /answered 200: no access token/ }, text)
    }
    endpoint.answer = response => response.destroy()
    await t.rejects(tokens.token(), { message: /could not be reached/ })
  },
)

// 127.0.0.2 is this machine too, but not by a name that would be let off encryption.
const elsewhere = (url: string) => url.replace('127.0.0.1', '127.0.0.2').replace('//', '//user:secret@')

t.test('Over STARTTLS and over TLS from the start, letters go under a certificate that is known', async t => {
  for (const secure of [false, true]) {
    const signedIn: string[] = []
    const mail = await aMailServer(t, {
      ...testCertificate,
      secure,
      host: '127.0.0.2',
      disabledCommands: secure ? ['STARTTLS'] : [],
      onAuth({ username = '', password = '' }, { secure: isSecure }, done) {
        signedIn.push(`${username} ${password} ${isSecure}`)
        done(null, { user: username })
      },
    })
    const url = elsewhere(mail.url).replace('smtp:', secure ? 'smtps:' : 'smtp:')
    await sending(t, url, { certificateAuthority: testCertificate.cert }).carry(letter)
    t.equal(mail.received.length, 1)
    t.same(signedIn, ['user secret true'])
    const fault = await faultOf(sending(t, url).carry(letter))
    t.equal(verdictOn(fault), 'pause', `an unknown certificate: ${fault.message}`)
  }
})

/** A mail server that notes every line it is sent, and answers STARTTLS as it is told. */
async function aLeakySink(t: Test, ehlo: string[], startTls: string) {
  const heard: string[] = []
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.write('220 sink\r\n')
    socket.on('data', data => {
      for (const line of String(data).split('\r\n').filter(Boolean)) {
        heard.push(line)
        if (/^EHLO/.test(line)) socket.write(ehlo.map(each => `${each}\r\n`).join(''))
        else if (/^STARTTLS/.test(line)) socket.write(`${startTls}\r\n`)
        else if (/^DATA/.test(line)) socket.write('354 go on\r\n')
        else socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.2', resolve))
  t.teardown(() => server.close())
  return { url: `smtp://user:secret@127.0.0.2:${(server.address() as AddressInfo).port}`, heard }
}

t.test('Where STARTTLS is missing, refused or answered with nonsense, nothing goes out in clear', async t => {
  const offering = ['250-sink', '250-STARTTLS', '250 AUTH PLAIN LOGIN']
  for (const [name, ehlo, answer] of [
    ['not offered', ['250-sink', '250 AUTH PLAIN LOGIN'], '502 what?'],
    ['refused', offering, '454 not today'],
    ['refused for good', offering, '501 never'],
    ['agreed, but no TLS follows', offering, '220 go ahead\r\n250 ok\r\n235 welcome\r\n250 ok\r\n250 ok'],
  ] as const) {
    const { url, heard } = await aLeakySink(t, [...ehlo], answer)
    const fault = await faultOf(sending(t, url).carry(letter))
    t.equal(verdictOn(fault), 'pause', `${name}: ${fault.message}`)
    t.notOk(
      heard.some(line => /AUTH|MAIL FROM|RCPT|DATA|dXNlcg|secret|Words/.test(line)),
      `${name}: ${heard.map(line => line.slice(0, 12)).join(', ')}`,
    )
  }
})

t.test('A wrong password pauses the queue instead of failing the letter', async t => {
  const mail = await aMailServer(t, {
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_given, _session, done) => done(refusal(535, 'wrong')),
  })
  const fault = await faultOf(sending(t, mail.url.replace('//', '//user:wrong@')).carry(letter))
  t.equal(verdictOn(fault), 'pause')
})

t.test('No more letters go in a minute than the server takes, and none waits for a whole minute', async t => {
  const { clock } = await aWorld(t)
  for (const aMinute of [1, 30, 60, 600, 7000]) {
    const pace = paceOf(aMinute, clock)
    const went: number[] = []
    for (let step = 0; step < 360; step++) {
      const allowed = pace.allowed()
      pace.spend(allowed)
      went.push(allowed)
      clock.advance({ seconds: 0.5 })
    }
    const inAMinute = (from: number) => went.slice(from, from + 120).reduce((sum, each) => sum + each, 0)
    const most = Math.max(...Array.from({ length: 240 }, (_, from) => inAMinute(from)))
    t.ok(most <= aMinute, `${aMinute}: at most ${most}`)
    t.ok(inAMinute(120) >= aMinute * 0.9, `${aMinute}: ${inAMinute(120)} go`)
    t.ok(Math.max(...went) <= Math.ceil(aMinute / 60), `${aMinute}: never in a burst`)
  }
  const pace = paceOf(30, clock)
  pace.spend(pace.allowed())
  clock.advance({ hours: -5 })
  t.equal(pace.allowed(), 0, 'a clock set back gives nothing')
  clock.advance({ seconds: 2 })
  t.equal(pace.allowed(), 1, 'and holds nothing up')
  t.equal(paceOf(0, clock).allowed(), Number.POSITIVE_INFINITY)
})

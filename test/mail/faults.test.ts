import { setTimeout as wait } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import t, { type Test } from 'tap'
import { postman } from '#src/mail/deliver.ts'
import { post } from '#src/mail/post.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { aMailServer, refusal } from '#test/support/mail-server.ts'
import { aWaywardServer, type WaywardServer, type Whim } from '#test/support/wayward-server.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'

interface PostOffice {
  world: World
  server: WaywardServer
  /** Puts a letter to somebody into the outbox. */
  write(to: Persona, uid?: string): void
  round(): Promise<void>
  trouble(): string | undefined
  /** Lets the pause pass, and every letter's turn come. */
  stop(): Promise<void>
  later(minutes?: number): void
  letter(n?: number): ReturnType<World['letters']>[number]
}

// What falls silent is given up sooner than in production, and everything else has time enough.
const HURRIED = { connecting: 1500, answering: 1500 }

/** The platform's own postman, on its own database, before a server that behaves as told. */
async function aPostOffice(t: Test, settings: { lanes?: number; host?: string } = {}) {
  const { lanes = 1, host = '127.0.0.1' } = settings
  const world = await aWorld(t)
  const server = await aWaywardServer(t, host)
  return officeOf(t, { world, server, url: `smtp://${host}:${server.port}`, lanes })
}

function officeOf(
  t: Test,
  { world, server, url, lanes }: { world: World; server: WaywardServer; url: string; lanes: number },
): PostOffice {
  const worker = postman(world.house, smtpTransport(url, { patience: HURRIED }), { lanes })
  t.teardown(() => worker.stop())
  return {
    world,
    server,
    write: (to, uid) => writeTo(world, to, uid),
    round: () => worker.round(),
    stop: () => worker.stop(),
    trouble: () => worker.trouble(),
    later: (minutes = 10) => world.clock.advance({ minutes }),
    letter: (n = 0) => {
      const letter = world.letters()[n]
      if (!letter) throw new Error(`There is no letter ${n}`)
      return letter
    },
  }
}

function writeTo(world: World, to: Persona, uid?: string): void {
  world.operate(work =>
    post(work, {
      kind: 'invitation',
      cause: `a letter ${work.ids.newId()}`,
      to: { personId: world.person[to], email: emailOf(to) },
      subject: 'A letter',
      template: 'people/mail/sign-in.njk',
      view: { url: 'http://127.0.0.1:3000/', minutes: 10 },
      fromName: 'Riverside',
      ...(uid ? { calendar: { method: 'REQUEST' as const, uid, text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } } : {}),
    }),
  )
}

/** Misbehaves only the first so many times it comes to that point. */
function atFirst(point: string, whim: Whim, times = 1): WaywardServer['whim'] {
  let seen = 0
  return here => (here === point && seen++ < times ? whim : undefined)
}

const messageIds = (server: WaywardServer) =>
  Promise.all(server.came.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId))

/** The queue waits, nothing is counted against the letter, the trouble is told, and afterwards it arrives once. */
async function waitsOutTrouble(t: Test, office: PostOffice, trouble: RegExp): Promise<void> {
  office.write('tom')
  await office.round()
  t.equal(office.letter().state, 'queued')
  t.equal(office.letter().attempts, 0, 'no attempt is counted')
  t.match(office.trouble(), trouble)
  t.match(office.letter().error, trouble, 'and stands with the letter')
  t.equal(office.server.came.length, 0)
  const connections = office.server.connections()
  await office.round()
  t.equal(office.server.connections(), connections, 'the server is left alone for a while')
  office.server.whim = () => undefined
  office.later()
  await office.round()
  t.equal(office.letter().state, 'sent')
  t.equal(office.letter().error, null)
  t.equal(office.trouble(), undefined)
  t.equal(office.server.came.length, 1)
}

t.test('Connection refused: the queue waits and goes on', async t => {
  const world = await aWorld(t)
  const gone = await aMailServer(t)
  await gone.close()
  writeTo(world, 'tom')
  const worker = postman(world.house, smtpTransport(gone.url), { lanes: 1 })
  t.teardown(() => worker.stop())
  await worker.round()
  t.match(world.letters(), [{ state: 'queued', attempts: 0, error: /ECONNREFUSED/ }])
  t.match(worker.trouble(), /ECONNREFUSED/)
})

t.test('A greeting of 421 or 554: the queue waits and goes on', async t => {
  for (const greeting of ['421 too busy', '554 no service here']) {
    const office = await aPostOffice(t)
    office.server.whim = point => (point === 'greeting' ? { say: greeting, next: 'hang up' } : undefined)
    await waitsOutTrouble(t, office, new RegExp(greeting.slice(0, 3)))
  }
})

t.test('A server that hangs up before its greeting or says nothing at all: the queue waits and goes on', async t => {
  for (const whim of ['hang up', 'silence'] as const) {
    const office = await aPostOffice(t)
    office.server.whim = point => (point === 'greeting' ? whim : undefined)
    office.write('tom')
    await office.round()
    t.equal(office.letter().state, 'queued', whim)
    t.ok(office.trouble())
    office.server.whim = () => undefined
    office.later()
    await office.round()
    t.equal(office.letter().state, 'sent')
  }
})

t.test('EHLO refused: the queue waits and goes on', async t => {
  const office = await aPostOffice(t)
  office.server.whim = (_point, line) => (/^(EHLO|HELO)/.test(line) ? '550 not you' : undefined)
  await waitsOutTrouble(t, office, /550|500/)
})

t.test('A password refused, for good or for now: the queue waits, and no letter goes without it', async t => {
  for (const reply of ['535 5.7.8 wrong password', '454 4.7.0 not at the moment']) {
    const office = await aPostOffice(t)
    const url = `smtp://platform:secret@127.0.0.1:${office.server.port}`
    const authenticating = officeOf(t, { world: office.world, server: office.server, url, lanes: 1 })
    const offers = '250-wayward.example\r\n250 AUTH PLAIN'
    office.server.whim = point => (point === 'EHLO' ? offers : point === 'AUTH' ? reply : undefined)
    authenticating.write('tom')
    await authenticating.round()
    t.match(office.world.letters(), [{ state: 'queued', attempts: 0 }])
    t.match(authenticating.trouble(), new RegExp(reply.slice(0, 3)))
    t.equal(office.server.heard().includes('MAIL FROM'), false)
    office.server.whim = point => (point === 'EHLO' ? offers : point === 'AUTH' ? '235 welcome' : undefined)
    authenticating.later()
    await authenticating.round()
    t.equal(authenticating.letter().state, 'sent')
  }
})

t.test('STARTTLS not offered, refused, broken or under a false certificate: nothing goes in clear', async t => {
  const offers = '250-wayward.example\r\n250 STARTTLS'
  const tricks: Record<string, WaywardServer['whim']> = {
    'not offered': () => undefined,
    refused: point => (point === 'EHLO' ? offers : point === 'STARTTLS' ? '454 not now' : undefined),
    broken: point => (point === 'EHLO' ? offers : point === 'STARTTLS' ? '220 go on\r\nthis is no TLS' : undefined),
    'cut off': point => (point === 'EHLO' ? offers : point === 'STARTTLS' ? 'hang up' : undefined),
  }
  for (const [name, whim] of Object.entries(tricks)) {
    // Not the name of this machine, so to the platform it is a server elsewhere.
    const office = await aPostOffice(t, { host: '127.0.0.2' })
    office.server.whim = whim
    office.write('tom')
    await office.round()
    t.match(office.world.letters(), [{ state: 'queued' }], name)
    t.ok(office.trouble(), name)
    t.notMatch(office.server.heard(), /MAIL FROM|AUTH|RCPT/, name)
  }
  const received: string[] = []
  const impostor = new SMTPServer({
    authOptional: true,
    logger: false,
    onData: (stream, _session, done) => stream.resume().on('end', () => done(received.push('a letter') ? null : null)),
  })
  impostor.on('error', () => {})
  await new Promise<void>(resolve => impostor.listen(0, '127.0.0.2', () => resolve()))
  t.teardown(() => new Promise<void>(resolve => impostor.close(() => resolve())))
  const world = await aWorld(t)
  writeTo(world, 'tom')
  const { port } = impostor.server.address() as { port: number }
  const worker = postman(world.house, smtpTransport(`smtp://127.0.0.2:${port}`), { lanes: 1 })
  t.teardown(() => worker.stop())
  await worker.round()
  t.match(world.letters(), [{ state: 'queued', attempts: 0 }])
  t.match(worker.trouble(), /certificate/)
  t.same(received, [])
})

t.test('450 greylisting: the same bytes go again within minutes, one letter keeps no other waiting', async t => {
  const office = await aPostOffice(t)
  const refuse = atFirst('RCPT', '450 4.2.0 greylisted')
  office.server.whim = (point, line) => (line.includes(emailOf('tom')) ? refuse(point, line, '') : undefined)
  office.write('tom')
  office.write('lena')
  await office.round()
  t.match(office.world.letters(), [{ state: 'queued', attempts: 1, error: /450/ }, { state: 'sent' }])
  const before = office.letter().raw
  t.ok(office.letter().dueAt > office.world.clock.now())
  office.later()
  await office.round()
  t.equal(office.letter().state, 'sent')
  t.same(office.letter().raw, before)
})

t.test(
  '4xx for ever: later and later from a minute to four hours, given up within three days, and says why',
  async t => {
    const office = await aPostOffice(t)
    office.server.whim = point => (point === 'RCPT' ? '451 4.3.0 try again' : undefined)
    office.write('tom')
    const from = Date.parse(office.world.clock.now())
    const waits: number[] = []
    while (office.letter().state === 'queued') {
      const asked = office.world.clock.now()
      await office.round()
      if (office.letter().state !== 'queued') break
      waits.push((Date.parse(office.letter().dueAt) - Date.parse(asked)) / 60_000)
      office.world.clock.set(office.letter().dueAt)
    }
    t.ok((waits[0] ?? 0) >= 0.8 && (waits[0] ?? 0) <= 1.2, 'a minute, more or less')
    t.ok(Math.max(...waits) > 180 && Math.max(...waits) <= 288, 'at most four hours, more or less')
    t.match(office.letter(), { state: 'expired', error: /not be delivered in time.*451/ })
    t.ok(Date.parse(office.world.clock.now()) - from <= (3 * 24 + 5) * 3_600_000)
  },
)

t.test('550, 551, 553 for one recipient: that letter fails at once, the others go', async t => {
  for (const reply of ['550 5.1.1 nobody here', '551 moved', '553 no such name']) {
    const office = await aPostOffice(t)
    office.server.whim = (point, line) => (point === 'RCPT' && line.includes(emailOf('tom')) ? reply : undefined)
    office.write('tom')
    office.write('lena')
    office.write('pete')
    await office.round()
    t.match(office.world.letters(), [
      { state: 'failed', error: new RegExp(reply) },
      { state: 'sent' },
      { state: 'sent' },
    ])
    t.equal(office.trouble(), undefined)
  }
})

t.test('MAIL FROM refused: ours to mend, so the queue waits and no letter is lost', async t => {
  const office = await aPostOffice(t)
  office.server.whim = point => (point === 'MAIL' ? '550 5.7.1 not from you' : undefined)
  await waitsOutTrouble(t, office, /550/)
})

t.test('MAIL FROM put off: the letter goes again', async t => {
  const office = await aPostOffice(t)
  office.server.whim = atFirst('MAIL', '451 later')
  office.write('tom')
  await office.round()
  t.match(office.letter(), { state: 'queued', attempts: 1 })
  office.later()
  await office.round()
  t.equal(office.letter().state, 'sent')
})

t.test('552 too large, said at MAIL FROM, at DATA or at the end: that letter fails, the others go', async t => {
  const tricks: WaywardServer['whim'][] = [
    atFirst('MAIL', '552 5.3.4 too large'),
    atFirst('end', '552 5.3.4 too large'),
    atFirst('DATA', '552 5.3.4 too large'),
  ]
  for (const whim of tricks) {
    const office = await aPostOffice(t)
    office.server.whim = whim
    office.write('tom')
    office.write('lena')
    await office.round()
    t.match(office.world.letters(), [{ state: 'failed', error: /552/ }, { state: 'sent' }])
  }
})

t.test('DATA or the final dot put off or refused: again later, or given up', async t => {
  for (const point of ['DATA', 'end']) {
    const office = await aPostOffice(t)
    office.server.whim = atFirst(point, '451 4.3.0 disk full')
    office.write('tom')
    await office.round()
    t.match(office.letter(), { state: 'queued', attempts: 1, error: /451/ }, point)
    office.later()
    office.server.whim = atFirst(point, '554 5.6.0 not this')
    await office.round()
    t.match(office.letter(), { state: 'failed', error: /554/ }, point)
  }
})

t.test('A connection that dies or falls silent within DATA: the letter goes again, and last', async t => {
  for (const whim of ['hang up', 'silence'] as const) {
    const office = await aPostOffice(t)
    office.server.whim = atFirst('text', whim)
    office.write('tom')
    office.write('lena')
    await office.round()
    t.match(office.world.letters(), [{ state: 'queued' }, { state: 'queued' }], whim)
    t.equal(office.server.came.length, 0)
    office.world.clock.advance({ seconds: 20 })
    await office.round()
    t.match(office.world.letters(), [{ state: 'queued', attempts: 1 }, { state: 'sent' }], 'the other goes first')
    office.later()
    await office.round()
    t.same(
      office.world.letters().map(letter => letter.state),
      ['sent', 'sent'],
    )
    t.equal(office.server.came.length, 2)
  }
})

t.test('Cut off, silent or garbled after the final dot: again with the same Message-ID and the same bytes', async t => {
  for (const whim of ['hang up', 'silence', 'gibberish'] as const) {
    const office = await aPostOffice(t)
    office.server.whim = atFirst('end', whim)
    office.write('tom')
    await office.round()
    t.match(office.letter(), { state: 'queued', attempts: 1 }, whim)
    office.later()
    await office.round()
    t.equal(office.letter().state, 'sent')
    t.equal(office.server.came.length, 2, 'nobody could know that the first had come')
    t.equal(office.server.came[0]?.raw, office.server.came[1]?.raw)
    t.same(await messageIds(office.server), [office.letter().messageId, office.letter().messageId])
  }
})

t.test('A letter that makes the server hang up every time never blocks the others', async t => {
  const office = await aPostOffice(t, { lanes: 3 })
  office.server.whim = (point, _line, to) => (point === 'text' && to === emailOf('tom') ? 'hang up' : undefined)
  office.write('tom')
  for (const who of ['lena', 'pete', 'amina', 'colin'] as const) office.write(who)
  for (let rounds = 0; rounds < 4; rounds++) {
    await office.round()
    office.world.clock.advance({ seconds: 30 })
  }
  t.same(
    office.world.letters().map(letter => letter.state),
    ['queued', 'sent', 'sent', 'sent', 'sent'],
  )
})

t.test('A slow server gets every letter once', async t => {
  const office = await aPostOffice(t, { lanes: 2 })
  office.server.whim = async point => {
    await wait(point === 'end' ? 300 : 30)
    return undefined
  }
  office.write('tom')
  office.write('lena')
  await office.round()
  t.same(
    office.world.letters().map(letter => letter.state),
    ['sent', 'sent'],
  )
  t.equal(office.server.came.length, 2)
})

t.test('250 and then 421 or hanging up: sent, and the next letter goes over a new connection', async t => {
  for (const after of ['421 closing', undefined]) {
    const office = await aPostOffice(t)
    office.server.whim = point =>
      point === 'end' ? { say: `250 taken${after ? `\r\n${after}` : ''}`, next: 'hang up' } : undefined
    office.write('tom')
    await office.round()
    t.equal(office.letter().state, 'sent')
    office.write('lena')
    await office.round()
    office.later()
    await office.round()
    t.same(
      office.world.letters().map(letter => letter.state),
      ['sent', 'sent'],
    )
    t.equal(office.server.came.length, 2, 'none twice')
  }
})

t.test('A letter that cannot be made into bytes is set aside, and the next goes', async t => {
  const office = await aPostOffice(t)
  office.write('tom')
  office.write('lena')
  const { config } = office.world.house
  const { mailFrom } = config
  let asked = 0
  // What goes wrong while the first letter is composed, and only then.
  Object.defineProperty(config, 'mailFrom', {
    get: () => {
      asked += 1
      if (asked === 1) throw new Error('no such thing')
      return mailFrom
    },
  })
  await office.round()
  t.match(office.world.letters(), [
    { state: 'failed', error: /could not be composed: no such thing/ },
    { state: 'sent' },
  ])
})

t.test('A letter whose words cannot be rendered is set aside; the deed and the other letters stand', async t => {
  const office = await aPostOffice(t)
  office.world.operate(work => {
    for (const [who, view] of [
      ['tom', {}],
      ['lena', { url: 'http://127.0.0.1:3000/', minutes: 10 }],
    ] as const)
      post(work, {
        kind: 'notice',
        cause: `news for ${who}`,
        to: { personId: office.world.person[who], email: emailOf(who) },
        subject: 'News',
        template: 'people/mail/sign-in.njk',
        view,
        fromName: 'Riverside',
      })
  })
  await office.round()
  t.match(office.world.letters(), [{ state: 'failed', error: /could not be written/ }, { state: 'sent' }])
  office.world.expectUnwritten()
})

/** Keeps it from being written down that anything was sent, until what it answers is called. */
function fillDisk({ world }: PostOffice): () => void {
  const { sqlite } = world.house.database
  sqlite.exec(
    "create trigger no_disk before update on letters when new.state = 'sent' begin select raise(abort, 'disk full'); end",
  )
  return () => sqlite.exec('drop trigger no_disk')
}

t.test('What was taken but could not be written down is written later, never sent again', async t => {
  const office = await aPostOffice(t, { lanes: 3 })
  const mendDisk = fillDisk(office)
  for (const who of ['tom', 'lena', 'pete'] as const) office.write(who)
  await t.rejects(office.round(), { message: /disk full/ })
  t.equal(office.server.came.length, 3)
  await t.rejects(office.round(), { message: /disk full/ }, 'still')
  mendDisk()
  await office.round()
  t.same(
    office.world.letters().map(letter => letter.state),
    ['sent', 'sent', 'sent'],
  )
  t.equal(office.server.came.length, 3, 'none twice')
})

t.test('What could not be written down is written when the platform stops, and not sent again after it', async t => {
  const office = await aPostOffice(t, { lanes: 3 })
  const mendDisk = fillDisk(office)
  for (const who of ['tom', 'lena', 'pete'] as const) office.write(who)
  await t.rejects(office.round(), { message: /disk full/ })
  mendDisk()
  await office.stop()
  t.same(
    office.world.letters().map(letter => letter.state),
    ['sent', 'sent', 'sent'],
  )
})

t.test('Several batches, a fault here and there: each letter ends, each recipient got one', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  let times = 0
  mail.onRecipient = () => {
    times += 1
    if (times % 7 === 0) throw refusal(451, 'busy')
  }
  for (let n = 0; n < 130; n++) writeTo(world, 'tom')
  const worker = postman(world.house, smtpTransport(mail.url), { lanes: 5 })
  t.teardown(() => worker.stop())
  for (let rounds = 0; rounds < 12; rounds++) {
    await worker.round()
    world.clock.advance({ hours: 5 })
  }
  t.equal(world.letters().filter(letter => letter.state === 'sent').length, 130)
  t.equal(mail.received.length, 130)
})

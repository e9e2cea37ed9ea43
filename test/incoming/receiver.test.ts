import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type DNSResolver, dkimSign } from 'mailauth'
import { createTransport } from 'nodemailer'
import t, { type Test } from 'tap'
import type { ReceiverSettings } from '#src/config/incoming.ts'
import { alignedDomains } from '#src/incoming/aligned-domains.ts'
import { openReceiver } from '#src/incoming/receiver.ts'
import { revokeReplyAddresses } from '#src/mail/reply-address-store.ts'
import { testCertificate } from '#test/support/certificate.ts'
import { aWorld } from '#test/support/world.ts'
import { aLetter, fillTheDisk, REPLIES, recorded, replyAddress, senders } from './doorstep.ts'

/** A DNS in which nothing stands but this. */
const dns =
  (records: Record<string, string> = {}): DNSResolver =>
  async (name, type) => {
    const record = type === 'TXT' ? records[name] : undefined
    if (record === undefined) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' })
    return [[record]]
  }

async function aReceiver(t: Test, settings: Partial<ReceiverSettings> = {}) {
  const world = await aWorld(t, { config: { replyAddress: REPLIES } })
  const usual = { port: 0, host: '127.0.0.1', name: 'partnerships.example', tls: undefined }
  const door = await openReceiver(world.house, { ...usual, ...settings }, { log: () => {}, resolver: dns() })
  t.teardown(() => door.stop())
  return { world, door }
}

interface Sending {
  to: string | string[]
  from?: string
  raw?: string
}

/** Sends as any mail server on the Internet would. */
async function send(port: number, { to, from = 'tom@example.org', raw = aLetter() }: Sending) {
  const relay = createTransport({ host: '127.0.0.1', port, secure: false, tls: { ca: testCertificate.cert } })
  try {
    return await relay.sendMail({ envelope: { from, to }, raw })
  } finally {
    relay.close()
  }
}

const refusalOf = async (sending: Promise<unknown>): Promise<{ code: number; words: string }> => {
  const fault = await sending.then(
    () => t.fail('it was taken'),
    (error: { responseCode: number; response: string }) => error,
  )
  const { responseCode, response } = fault as { responseCode: number; response: string }
  return { code: responseCode, words: response }
}

t.test('A letter to an address in use is recorded before it is confirmed', async t => {
  const { world, door } = await aReceiver(t)
  const { response } = await send(door.port, { to: replyAddress(world, 'tom') })
  t.match(response, /^250/)
  t.same(senders(world), ['tom@example.org'])
  t.equal(recorded(world)[0]?.channel, 'receiver')
  await send(door.port, { to: replyAddress(world, 'tom') })
  t.equal(recorded(world).length, 1, 'the same letter again is the same letter')
})

t.test('A delivery failure, which has no sender, is taken too', async t => {
  const { world, door } = await aReceiver(t)
  const raw = aLetter({ from: 'MAILER-DAEMON@example.org' })
  await send(door.port, { to: replyAddress(world, 'tom').toUpperCase(), from: '', raw })
  t.same(senders(world), ['mailer-daemon@example.org'])
})

t.test('Unknown, revoked, foreign and malformed addresses get one and the same answer', async t => {
  const { world, door } = await aReceiver(t)
  const revoked = replyAddress(world, 'lena')
  world.operate(work =>
    revokeReplyAddresses(work.tx, { personId: world.person.lena, partnershipId: 'riverside' }, work.now),
  )
  const answers = new Set<string>()
  for (const to of [
    revoked,
    revoked.replace(/\+.{4}/, '+aaaa'),
    REPLIES,
    replyAddress(world, 'tom').replace('partnerships', 'elsewhere'),
    'tom@example.org',
  ]) {
    const { code, words } = await refusalOf(send(door.port, { to }))
    t.equal(code, 550, to)
    answers.add(words)
  }
  t.equal(answers.size, 1)
  t.match([...answers][0], /5\.1\.1/)
  t.same(recorded(world), [])
})

t.test('Who guesses addresses is shown out', async t => {
  const { world, door } = await aReceiver(t)
  const guesses = Array.from({ length: 8 }, (_, n) => `RCPT TO:<${REPLIES.replace('@', `+guess-${n}@`)}>`)
  const said = await conversation(door.port, ['EHLO a.example', 'MAIL FROM:<tom@example.org>', ...guesses])
  t.equal(said.match(/^550 5\.1\.1/gm)?.length, 5)
  t.match(said, /^421 [\d.]+ Too many wrong addresses\r\n$/m)
  t.same(recorded(world), [])
})

t.test('A letter too large is refused, whether it says so beforehand or not', async t => {
  const { world, door } = await aReceiver(t)
  const words = `${'x'.repeat(900)}\r\n`.repeat(1200)
  const large = { to: replyAddress(world, 'tom'), raw: aLetter({ words }) }
  t.equal((await refusalOf(send(door.port, large))).code, 552)
  const said = await conversation(door.port, [
    'HELO old.example',
    'MAIL FROM:<tom@example.org>',
    `RCPT TO:<${large.to}>`,
    'DATA',
    `${large.raw}.`,
    'QUIT',
  ])
  t.match(said, /^552 5\.3\.4/m)
  t.same(recorded(world), [])
})

t.test('While the disk is full the sender keeps the letter, and is believed when it comes again', async t => {
  const { world, door } = await aReceiver(t)
  const letter = { to: replyAddress(world, 'tom'), raw: aLetter({ words: 'x'.repeat(50_000) }) }
  const makeRoom = fillTheDisk(world)
  t.equal((await refusalOf(send(door.port, letter))).code, 451)
  t.match(door.trouble(), /full/)
  t.same(recorded(world), [])
  makeRoom()
  await send(door.port, letter)
  t.equal(recorded(world).length, 1)
  t.equal(door.trouble(), undefined)
})

/** Says it line by line, each when the last was answered, and hands back what was answered. */
async function conversation(port: number, lines: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  let said = ''
  let next = 0
  socket.on('data', data => {
    said += data
    if (/^\d{3} .*\r\n$/m.test(String(data)) && next < lines.length) socket.write(`${lines[next++]}\r\n`)
  })
  await once(socket, 'close')
  return said
}

t.test('It signs nobody in, passes nothing on, and offers encryption where it has a certificate', async t => {
  const { world, door } = await aReceiver(t)
  const open = await conversation(door.port, ['EHLO a.example', 'AUTH PLAIN AGEAYg==', 'QUIT'])
  t.notMatch(open, /AUTH PLAIN|STARTTLS/)
  t.match(open, /^50\d/m)
  t.match(open, /^250-SIZE 1000000|^250 SIZE 1000000/m)
  const secured = await aReceiver(t, { tls: testCertificate })
  t.match(await conversation(secured.door.port, ['EHLO a.example', 'QUIT']), /STARTTLS/)
  const { response } = await send(secured.door.port, { to: replyAddress(secured.world, 'tom') })
  t.match(response, /^250/)
  t.same(recorded(world), [])
})

t.test('Too many visits from one network wait a minute; a port that is taken is named', async t => {
  const { world, door } = await aReceiver(t)
  const visitors = Array.from({ length: 14 }, () => connect(door.port, '127.0.0.1'))
  const greetings = await Promise.all(visitors.map(async visitor => String((await once(visitor, 'data'))[0])))
  t.equal(greetings.filter(said => said.startsWith('421 Too much')).length, 4, 'ten at once')
  for (const visitor of visitors) visitor.destroy()
  for (let visit = 14; visit < 60; visit++) await conversation(door.port, ['QUIT'])
  t.match(await conversation(door.port, ['QUIT']), /^421 Too much/)
  world.clock.advance({ minutes: 1 })
  t.match(await conversation(door.port, ['QUIT']), /^220/)
  const settings = { port: door.port, host: '127.0.0.1', name: 'partnerships.example', tls: undefined }
  await t.rejects(openReceiver(world.house, settings, { log: () => {} }), { message: /INCOMING_SMTP_PORT.*EADDRINUSE/ })
})

t.test('Whoever hangs up in the middle of a letter has sent none', async t => {
  const { world, door } = await aReceiver(t)
  const socket = connect(door.port, '127.0.0.1')
  socket.on('error', () => {})
  const to = replyAddress(world, 'tom')
  for (const line of ['EHLO a.example', 'MAIL FROM:<tom@example.org>', `RCPT TO:<${to}>`, 'DATA', 'From: half']) {
    await once(socket, 'data')
    socket.write(`${line}\r\n`)
  }
  socket.destroy()
  await send(door.port, { to, raw: aLetter({ from: 'lena@example.org' }) })
  t.same(senders(world), ['lena@example.org'])
})

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const published = `v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

async function signed(letter: string, signingDomain: string, more: { maxBodyLength?: number } = {}): Promise<Buffer> {
  const signature = { signingDomain, selector: 'a', privateKey, ...more }
  const { signatures } = await dkimSign(letter, { ...signature, signatureData: [signature] })
  return Buffer.from(signatures + letter)
}

t.test('A domain is believed when its own signature or its own policy says so', async t => {
  const here = dns({ 'a._domainkey.example.org': published, 'a._domainkey.evil.example': published })
  const letter = aLetter()
  t.same(await alignedDomains(await signed(letter, 'example.org'), {}, here), ['example.org'])
  t.same(await alignedDomains(Buffer.from(letter), {}, here), [], 'unsigned')
  t.same(await alignedDomains(await signed(letter, 'evil.example'), {}, here), [], 'signed by another')
  t.same(await alignedDomains(await signed(letter, 'example.org'), {}, dns()), [], 'no DNS at hand')
  const changed = Buffer.from((await signed(letter, 'example.org')).toString().replace('shall be', 'shall not be'))
  t.same(await alignedDomains(changed, {}, here), [], 'changed on its way')
  const appended = Buffer.concat([await signed(letter, 'example.org', { maxBodyLength: 5 }), Buffer.from('and more')])
  t.same(await alignedDomains(appended, {}, here), [], 'signed in part')
  const policy = dns({ '_dmarc.example.org': 'v=DMARC1; p=reject', 'example.org': 'v=spf1 ip4:192.0.2.7 -all' })
  const origin = { helo: 'mx.example.org', sender: 'tom@example.org' }
  t.same(await alignedDomains(Buffer.from(letter), { ...origin, ip: '192.0.2.7' }, policy), ['example.org'])
  t.same(await alignedDomains(Buffer.from(letter), { ...origin, ip: '192.0.2.8' }, policy), [])
})

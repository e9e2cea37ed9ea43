import t, { type Test } from 'tap'
import { systemClock } from '#src/clock.ts'
import type { MailboxSettings } from '#src/config/incoming.ts'
import { mailServerAt } from '#src/config/mail-server.ts'
import { readMailbox } from '#src/incoming/mailbox.ts'
import { domainsVouchedFor } from '#src/incoming/vouched-for.ts'
import { accessTokens } from '#src/mail/oauth2.ts'
import { testCertificate } from '#test/support/certificate.ts'
import { anImapServer, type ImapServer } from '#test/support/imap-server.ts'
import { aTokenEndpoint } from '#test/support/token-endpoint.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { aLetter, fillTheDisk, REPLIES, recorded, senders, until } from './doorstep.ts'

const aHouseThatReads = (t: Test) => aWorld(t, { config: { replyAddress: REPLIES } })

interface Habits {
  url?: string
  settings?: Partial<MailboxSettings>
  tokens?: ReturnType<typeof accessTokens>
  everyMs?: number
}

/** The mailbox as it is read in production, only more impatiently. */
function reading(t: Test, world: World, imap: ImapServer, { url, settings, ...habits }: Habits = {}) {
  const server = mailServerAt('IMAP_URL', url ?? `imap://reader:a%20password@127.0.0.1:${imap.port}`)
  const mailbox = { server, folder: 'INBOX', doneFolder: '', authservId: '', certificateAuthority: undefined }
  const door = readMailbox(
    world.house,
    { ...mailbox, ...settings },
    { log: () => {}, everyMs: 60_000, pauseSeconds: [0.05], ...habits },
  )
  t.teardown(() => door.stop())
  return door
}

const isSeen = (imap: ImapServer, folder = 'INBOX') =>
  imap.folders.get(folder)?.map(letter => letter.flags.has('\\Seen')) ?? []

t.test('What waits in the mailbox is taken in, and what comes later as soon as the server tells', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  imap.deliver(aLetter({ from: 'tom@example.org' }))
  imap.deliver(aLetter({ from: 'lena@example.org' }))
  const door = reading(t, world, imap)
  await until('both are seen', () => isSeen(imap).every(Boolean))
  t.same(senders(world), ['tom@example.org', 'lena@example.org'])
  t.same(
    recorded(world).map(letter => letter.channel),
    ['mailbox', 'mailbox'],
  )
  await until('the mailbox idles', () => imap.commands.at(-1) === 'IDLE')
  imap.deliver(aLetter({ from: 'pete@example.org' }))
  await until('the third is seen', () => isSeen(imap).length === 3 && isSeen(imap).every(Boolean))
  t.equal(senders(world).at(-1), 'pete@example.org')
  t.equal(imap.connections, 1, 'over one connection')
  t.equal(door.trouble(), undefined)
  await door.stop()
  t.equal(imap.commands.at(-1), 'LOGOUT')
})

t.test('A server that cannot tell is asked again and again', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t, { capabilities: ['IMAP4rev1', 'AUTH=PLAIN'] })]
  reading(t, world, imap, { everyMs: 20 })
  await until('it was asked three times', () => imap.commands.filter(each => /SEARCH/.test(each)).length > 2)
  imap.deliver(aLetter())
  await until('the letter is seen', () => isSeen(imap).every(Boolean))
  t.equal(recorded(world).length, 1)
  t.notOk(imap.commands.includes('IDLE'))
})

t.test('Letters that were read go to their own folder, which is made where there is none', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  imap.deliver(aLetter())
  reading(t, world, imap, { settings: { doneFolder: 'Processed' } })
  await until('it was moved', () => imap.folders.get('Processed')?.length === 1)
  t.equal(imap.folders.get('INBOX')?.length, 0)
  t.equal(recorded(world).length, 1)
})

t.test(
  'A letter too large to read is recorded by its header, says where it is, and keeps no other waiting',
  async t => {
    const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
    imap.deliver(aLetter({ from: 'pete@example.org', words: 'x'.repeat(1_200_000), headers: 'MIME-Version: 1.0\r\n' }))
    imap.deliver(aLetter({ from: 'tom@example.org' }))
    reading(t, world, imap)
    await until('both are seen', () => isSeen(imap).every(Boolean))
    t.same(senders(world), ['pete@example.org', 'tom@example.org'])
    const [large] = recorded(world)
    t.ok((large?.raw?.length ?? 0) < 1000, 'its body was left in the mailbox')
    t.match(large?.raw?.toString(), /too large to be read here \(1\.2 MB\).*folder INBOX/)
  },
)

t.test('While the disk is full letters stay unseen; with room again each is recorded, once', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  const makeRoom = fillTheDisk(world)
  for (const who of ['tom', 'lena', 'pete'])
    imap.deliver(aLetter({ from: `${who}@example.org`, words: 'x'.repeat(50_000) }))
  const door = reading(t, world, imap, { everyMs: 20 })
  await until('the trouble is told', () => /full/.test(door.trouble() ?? ''))
  t.same(isSeen(imap), [false, false, false], 'nothing was marked')
  makeRoom()
  await until('all are seen', () => isSeen(imap).every(Boolean))
  await until('the trouble is over', () => door.trouble() === undefined)
  t.same(senders(world), ['tom@example.org', 'lena@example.org', 'pete@example.org'])
})

t.test('Where the connection breaks before a letter is marked, it is taken again and stays one letter', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  imap.deliver(aLetter())
  let cuts = 0
  imap.onCommand = (line, { cut }) => {
    if (!/STORE/.test(line) || cuts > 1) return undefined
    cuts += 1
    cut()
    return true
  }
  const door = reading(t, world, imap)
  await until('it is seen in the end', () => isSeen(imap).every(Boolean))
  t.equal(cuts, 2)
  t.equal(imap.connections, 3)
  t.equal(recorded(world).length, 1)
  await until('the trouble is over', () => door.trouble() === undefined)
})

t.test('Cut off while idle, greeted with an error or cut within a letter, the mailbox is read on', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  reading(t, world, imap)
  await until('the mailbox idles', () => imap.commands.at(-1) === 'IDLE')
  let isFirst = true
  imap.onCommand = (line, { cut, say }) => {
    if (!isFirst || !/FETCH/.test(line)) return undefined
    isFirst = false
    say('* 1 FETCH (UID 101 RFC822.SIZE 900 BODY[]<0> {900}')
    say('From: half@example.org')
    cut()
    return true
  }
  imap.deliver(aLetter())
  imap.cutAll()
  await until('it is seen', () => isSeen(imap).every(Boolean))
  t.same(senders(world), ['tom@example.org'], 'half a letter is none')
  t.notOk(isFirst)
})

t.test('A letter that the server cannot hand out keeps no other waiting', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  const broken = imap.deliver(aLetter({ from: 'broken@example.org' }))
  imap.deliver(aLetter({ from: 'lena@example.org' }))
  imap.onCommand = (line, { say, tag }) => {
    if (!line.startsWith(`UID FETCH ${broken.uid} `)) return undefined
    say(`${tag} NO [SERVERBUG] this one is broken`)
    return true
  }
  const door = reading(t, world, imap)
  await until('the other is seen', () => isSeen(imap)[1] === true)
  t.same(senders(world), ['lena@example.org'])
  await until('the trouble is told', () => /could not be taken in/.test(door.trouble() ?? ''))
})

t.test('A wrong password is told, and the mailbox is read as soon as it is right', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  imap.password = 'another'
  imap.deliver(aLetter())
  const door = reading(t, world, imap)
  await until('the trouble is told', () => door.trouble() !== undefined)
  t.notMatch(door.trouble(), 'a password')
  imap.password = 'a password'
  await until('it is seen', () => isSeen(imap).every(Boolean))
})

t.test('Where the server takes tokens, one that it no longer takes is replaced', async t => {
  const [world, imap, endpoint] = [await aHouseThatReads(t), await anImapServer(t), await aTokenEndpoint(t)]
  imap.token = 'token-2'
  imap.deliver(aLetter())
  reading(t, world, imap, {
    url: `imap://reader@127.0.0.1:${imap.port}`,
    tokens: accessTokens(endpoint.settings, systemClock),
  })
  await until('it is seen', () => isSeen(imap).every(Boolean))
  t.equal(endpoint.questions.length, 2)
  t.ok(imap.commands.some(each => each.startsWith('AUTHENTICATE XOAUTH2')))
})

t.test('With STARTTLS and with TLS from the start the mailbox is read, under a certificate that is known', async t => {
  for (const tls of ['starttls', 'implicit'] as const) {
    const [world, imap] = [await aHouseThatReads(t), await anImapServer(t, { tls, host: '127.0.0.2' })]
    imap.deliver(aLetter())
    const url = `${tls === 'implicit' ? 'imaps' : 'imap'}://reader:a%20password@127.0.0.2:${imap.port}`
    reading(t, world, imap, { url, settings: { certificateAuthority: testCertificate.cert } })
    await until('it is seen', () => isSeen(imap).every(Boolean))
    t.equal(recorded(world).length, 1, tls)
  }
})

t.test(
  'Without encryption no password is sent: not where STARTTLS is missing, fails or is answered by a stranger',
  async t => {
    const faults: [string, Parameters<typeof anImapServer>[1], string?][] = [
      ['not offered', { tls: 'none' }],
      ['an unknown certificate', { tls: 'starttls' }],
      ['refused', { tls: 'starttls' }, 'NO not today'],
    ]
    for (const [name, options, answer] of faults) {
      const [world, imap] = [await aHouseThatReads(t), await anImapServer(t, { ...options, host: '127.0.0.2' })]
      imap.deliver(aLetter())
      imap.onCommand = (line, { say, tag }) => {
        if (line !== 'STARTTLS' || !answer) return undefined
        say(`${tag} ${answer}`)
        return true
      }
      const door = reading(t, world, imap, { url: `imap://reader:a%20password@127.0.0.2:${imap.port}` })
      await until(`${name}: it was tried twice`, () => imap.connections > 1 && door.trouble() !== undefined)
      t.notOk(
        imap.commands.some(each => /LOGIN|AUTHENTICATE/.test(each)),
        name,
      )
      t.same(isSeen(imap), [false], name)
    }
  },
)

t.test('Stopping waits for the letter in hand, and does not wait for a server that is away', async t => {
  const [world, imap] = [await aHouseThatReads(t), await anImapServer(t)]
  for (let letters = 0; letters < 5; letters++) imap.deliver(aLetter({ from: `sender-${letters}@example.org` }))
  const door = reading(t, world, imap)
  await until('the first is recorded', () => recorded(world).length > 0)
  await door.stop()
  t.equal(recorded(world).length, isSeen(imap).filter(Boolean).length, 'whatever was recorded is marked')
  const silent = await anImapServer(t)
  silent.onCommand = () => true
  const waiting = reading(t, world, silent)
  await until('it is being asked', () => silent.commands.length > 0)
  await waiting.stop()
  t.pass('it stopped')
})

const OURS = 'mx.partnerships.example'
const vouched = (headers: string, authservId = OURS, from = 'tom@example.org') =>
  domainsVouchedFor(Buffer.from(aLetter({ headers, from })), authservId)

t.test('One’s own mail server vouches for an author by its topmost verdict, and nobody else does', async t => {
  const results = (text: string) => `Authentication-Results: ${text}\r\n`
  const good = `${OURS}; dkim=pass header.d=example.org header.s=a; dmarc=pass (p=reject) header.from=example.org`
  t.same(vouched(results(good)), ['example.org'])
  t.same(vouched(results(`${OURS} 1;\r\n\tdkim=pass\r\n\theader.d=EXAMPLE.org`)), ['example.org'], 'folded')
  t.same(vouched(results('other.example; spf=none') + results(good)), ['example.org'], 'a filter stands above')
  const refused: [string, string][] = [
    ['no verdict at all', ''],
    ['another server’s', results(good.replace(OURS, 'mx.evil.example'))],
    ['one that stands below ours', results(`${OURS}; dmarc=fail header.from=example.org`) + results(good)],
    ['for another domain', results(`${OURS}; dmarc=pass header.from=evil.example; dkim=pass header.d=evil.example`)],
    ['a signature of a part of the name', results(`${OURS}; dkim=pass header.d=example.org.evil.example`)],
    ['only the envelope', results(`${OURS}; spf=pass smtp.mailfrom=tom@example.org`)],
    ['a failure', results(`${OURS}; dkim=fail header.d=example.org; dmarc=none header.from=example.org`)],
    ['words in a comment', results(`${OURS}; spf=pass (x; dmarc=pass header.from=example.org; y) smtp.helo=a`)],
    ['words in quotes', results(`${OURS}; spf=pass smtp.mailfrom="x; dmarc=pass header.from=example.org; y"@evil`)],
    ['a comment without an end', results(`${OURS}; spf=pass ( ; dmarc=pass header.from=example.org`)],
  ]
  for (const [name, headers] of refused) t.same(vouched(headers), [], name)
  t.same(vouched(results(good), ''), [], 'nobody is trusted unless it was set up')
  t.same(vouched(`${results(good)}From: evil@evil.example\r\n`), [], 'two authors')
  t.same(vouched(results(good), OURS, 'tom@example.org, eve@evil.example'), [], 'two addresses')
})

t.test('Microsoft names no server in its verdict: then the topmost of all counts, if it names none', async t => {
  const microsoft =
    'Authentication-Results: spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=example.org; dkim=pass (signature was verified)\r\n header.d=example.org;dmarc=pass action=none\r\n header.from=example.org;compauth=pass reason=100\r\n'
  t.same(vouched(microsoft, 'none'), ['example.org'])
  t.same(vouched(microsoft), [])
  t.same(vouched(`Authentication-Results: a.example; none\r\n${microsoft}`, 'none'), [])
})

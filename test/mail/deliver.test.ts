import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import t, { type Test } from 'tap'
import { postman } from '#src/mail/deliver.ts'
import { filesTransport } from '#src/mail/files.ts'
import { type LetterKind, post } from '#src/mail/post.ts'
import { holdQueuedLetters, releaseHeldLetters } from '#src/mail/queue-store.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { letters } from '#src/mail/tables.ts'
import { aMailServer, type MailServer, refusal } from '#test/support/mail-server.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'

/** Puts a plain letter to somebody into the outbox. */
function write(world: World, to: Persona, cause: string, more: { kind?: LetterKind; uid?: string } = {}) {
  return world.operate(work =>
    post(work, {
      kind: more.kind ?? 'notice',
      cause,
      to: { personId: world.person[to], email: emailOf(to) },
      subject: 'A letter',
      template: 'people/mail/sign-in.njk',
      view: { url: `http://127.0.0.1:3000/${cause}`, minutes: 10 },
      fromName: 'Riverside "Łódź" 🤝',
      ...(more.uid
        ? { calendar: { method: 'REQUEST' as const, uid: more.uid, text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } }
        : {}),
    }),
  )
}

const deliveringTo = (t: Test, world: World, mail: Pick<MailServer, 'url'>) => {
  const post = postman(world.house, smtpTransport(mail.url), { lanes: 3 })
  t.teardown(() => post.stop())
  return post
}

const states = (world: World) => world.letters().map(letter => letter.state)

t.test('A letter arrives once, with its own Message-ID, and is marked as sent', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  write(world, 'tom', 'one')
  write(world, 'tom', 'one')
  await deliveringTo(t, world, mail).round()
  t.equal(mail.received.length, 1, 'the same cause made one letter')
  const parsed = await PostalMime.parse(mail.received[0]?.raw ?? '')
  t.equal(parsed.from?.name, 'Riverside "Łódź" 🤝')
  t.equal(parsed.to?.[0]?.address, 'tom@example.org')
  t.equal(parsed.messageId, world.letters()[0]?.messageId)
  t.match(parsed.headers.find(header => header.key === 'auto-submitted')?.value, 'auto-generated')
  t.match(parsed.html, /Sign in/)
  t.same(states(world), ['sent'])
})

t.test('A mailbox that does not exist fails at once and keeps nobody else waiting', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  mail.onRecipient = address => {
    if (address === emailOf('tom')) throw refusal(550, 'no such mailbox')
  }
  write(world, 'tom', 'a')
  write(world, 'lena', 'b')
  await deliveringTo(t, world, mail).round()
  t.same(states(world), ['failed', 'sent'])
  t.match(world.letters()[0]?.error, /550/)
})

t.test('A greylisting server gets the same letter again later', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  let times = 0
  mail.onRecipient = () => {
    times += 1
    if (times === 1) throw refusal(450, 'come back later')
  }
  write(world, 'tom', 'a')
  const post = deliveringTo(t, world, mail)
  await post.round()
  t.same(states(world), ['queued'])
  const before = world.letters()[0]?.raw
  world.clock.advance({ minutes: 10 })
  await post.round()
  t.same(states(world), ['sent'])
  t.same(world.letters()[0]?.raw, before, 'the very same bytes')
})

t.test('When the mail server is away the queue waits, no attempt is counted, and the trouble is told', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  await mail.close()
  write(world, 'tom', 'a')
  const post = deliveringTo(t, world, mail)
  await post.round()
  t.same(states(world), ['queued'])
  t.equal(world.letters()[0]?.attempts, 0)
  t.match(post.trouble(), /ECONNREFUSED|connect/i)
})

t.test('A letter confirmed neither yes nor no goes again under the same Message-ID', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  let isFirst = true
  mail.onLetter = letter => {
    if (!isFirst) return
    isFirst = false
    mail.received.push(letter)
    throw refusal(451, 'taken, but not confirmed')
  }
  write(world, 'tom', 'a')
  const post = deliveringTo(t, world, mail)
  await post.round()
  world.clock.advance({ minutes: 10 })
  await post.round()
  const ids = await Promise.all(mail.received.map(async each => (await PostalMime.parse(each.raw)).messageId))
  t.equal(ids.length, 2)
  t.equal(ids[0], ids[1])
})

t.test('Letters of one meeting to one person keep their order', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  mail.onRecipient = () => {
    throw refusal(450, 'later')
  }
  write(world, 'tom', 'invitation', { uid: 'u1', kind: 'invitation' })
  const post = deliveringTo(t, world, mail)
  await post.round()
  write(world, 'tom', 'cancellation', { uid: 'u1', kind: 'invitation' })
  mail.onRecipient = () => {}
  await post.round()
  t.equal(mail.received.length, 0, 'the cancellation waits for its invitation')
  world.clock.advance({ minutes: 10 })
  await post.round()
  const ids = await Promise.all(mail.received.map(async each => (await PostalMime.parse(each.raw)).messageId))
  t.same(
    ids,
    world.letters().map(letter => letter.messageId),
    'the invitation went first',
  )
})

t.test('A letter held after a restore does not follow the newer one about its meeting that went meanwhile', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  const { tx } = world.house.database
  write(world, 'tom', 'invitation', { uid: 'u1', kind: 'invitation' })
  write(world, 'tom', 'of another meeting', { uid: 'u2', kind: 'invitation' })
  write(world, 'lena', 'invitation to Lena', { uid: 'u1', kind: 'invitation' })
  t.equal(holdQueuedLetters(tx), 3)
  write(world, 'tom', 'cancellation', { uid: 'u1', kind: 'invitation' })
  const post = deliveringTo(t, world, mail)
  await post.round()
  t.same(states(world), ['held', 'held', 'held', 'sent'])
  t.equal(releaseHeldLetters(tx), 2)
  await post.round()
  t.same(states(world), ['expired', 'sent', 'sent', 'sent'])
  t.match(world.letters()[0]?.error, /newer letter about this meeting/)
})

t.test('What a worker had in hand when it died goes again; what kills it three times is set aside', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  write(world, 'tom', 'a')
  const { tx } = world.house.database
  const dies = () => tx.update(letters).set({ state: 'sending', lease: 'a run that died' }).run()
  dies()
  await deliveringTo(t, world, mail).round()
  t.equal(mail.received.length, 1)
  write(world, 'lena', 'b')
  for (let times = 0; times < 3; times++) {
    dies()
    postman(world.house, smtpTransport(mail.url), { lanes: 1 })
  }
  t.same(states(world).includes('failed'), true)
})

t.test('A letter is in hand before it is composed, so one that kills the platform then is counted', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  write(world, 'tom', 'a')
  const underWay = deliveringTo(t, world, mail).round()
  t.match(world.letters(), [{ state: 'sending', attempts: 1, raw: null }])
  deliveringTo(t, world, mail)
  t.match(world.letters(), [{ state: 'queued', crashes: 1 }], 'as the next run finds it')
  await underWay
  t.equal(mail.received.length, 1, 'what the first run composed for nothing it does not send beside')
})

t.test('What follows from a refusal is written in the commit that says so; a fault in it loses no letter', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  mail.onRecipient = address => {
    if (address === emailOf('tom')) throw refusal(550, '5.1.1 no such mailbox')
  }
  write(world, 'tom', 'a')
  write(world, 'lena', 'b')
  const heard: boolean[] = []
  const hear = () => {
    heard.push(world.house.database.sqlite.inTransaction)
    if (heard.length === 1) throw new Error('It could not be noted')
  }
  const hearer = { addressRefused: hear, accepted: hear }
  const post = postman(world.house, smtpTransport(mail.url), { lanes: 1, hearer })
  t.teardown(() => post.stop())
  await t.rejects(post.round(), { message: 'It could not be noted' })
  t.equal(states(world)[0], 'failed', 'what became of the letter is known all the same')
  await post.round()
  t.same(states(world), ['failed', 'sent'], 'what was left in hand went')
  t.same(heard, [true, true])
  t.equal(mail.received.length, 1)
})

t.test('A sign-in link that would come too late is not sent', async t => {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  write(world, 'tom', 'a', { kind: 'sign-in' })
  world.clock.advance({ minutes: 11 })
  await deliveringTo(t, world, mail).round()
  t.same(states(world), ['expired'])
  t.equal(mail.received.length, 0)
})

t.test('Without a mail server each letter becomes an .eml file that a mail program opens', async t => {
  const world = await aWorld(t)
  write(world, 'tom', 'a')
  await postman(world.house, filesTransport(world.dataDir), { lanes: 1 }).round()
  const folder = join(world.dataDir, 'letters')
  const [name = ''] = readdirSync(folder)
  t.match(name, /\.eml$/)
  t.match((await PostalMime.parse(readFileSync(join(folder, name)))).text, /Sign in/)
})

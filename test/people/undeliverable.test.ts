import t, { type Test } from 'tap'
import { postman } from '#src/mail/deliver.ts'
import { isAboutTheAddress } from '#src/mail/faults.ts'
import { post } from '#src/mail/post.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { addressWatch } from '#src/people/address-watch.ts'
import { personByEmail } from '#src/people/store.ts'
import { markUndeliverable } from '#src/people/undeliverable.ts'
import { aMailServer, refusal } from '#test/support/mail-server.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'

const write = (world: World, to: Persona) =>
  world.operate(work =>
    post(work, {
      kind: 'notice',
      cause: `news ${work.ids.newId()}`,
      to: { personId: world.person[to], email: emailOf(to) },
      subject: 'News',
      template: 'people/mail/sign-in.njk',
      view: { url: 'http://127.0.0.1:3000/', minutes: 10 },
      fromName: 'Riverside Against Slavery',
    }),
  )

const known = (world: World, who: Persona) => personByEmail(world.house.database.tx, emailOf(who))
const deeds = (world: World) =>
  world.house.database.sqlite.prepare('select deed from activity order by number').pluck().all()

async function aPostOffice(t: Test) {
  const world = await aWorld(t)
  const mail = await aMailServer(t)
  const office = postman(world.house, smtpTransport(mail.url), { lanes: 2, hearer: addressWatch(world.house) })
  t.teardown(() => office.stop())
  return { world, mail, office }
}

t.test('A mailbox that does not exist is remembered with the person, until it takes a letter again', async t => {
  const { world, mail, office } = await aPostOffice(t)
  mail.onRecipient = address => {
    if (address === emailOf('tom')) throw refusal(550, '5.1.1 no such mailbox here')
  }
  write(world, 'tom')
  write(world, 'lena')
  await office.round()
  t.equal(known(world, 'tom')?.undeliverableSince, world.clock.now())
  t.match(known(world, 'tom')?.undeliverableWhy, /no such mailbox/)
  t.equal(known(world, 'lena')?.undeliverableSince, null)
  const since = known(world, 'tom')?.undeliverableSince
  world.clock.advance({ days: 1 })
  write(world, 'tom')
  await office.round()
  t.equal(known(world, 'tom')?.undeliverableSince, since, 'since when stays')
  mail.onRecipient = () => {}
  write(world, 'tom')
  await office.round()
  t.equal(known(world, 'tom')?.undeliverableSince, null)
  t.match(deeds(world), ['person.undeliverable', 'person.deliverable'])
})

t.test('What the server has against us or against the letter says nothing of the address', async t => {
  const { world, mail, office } = await aPostOffice(t)
  for (const words of ['5.7.1 blocked by policy', '5.7.26 unauthenticated', 'relay not permitted']) {
    mail.onRecipient = () => {
      throw refusal(550, words)
    }
    write(world, 'tom')
    await office.round()
    t.equal(known(world, 'tom')?.undeliverableSince, null, words)
  }
  t.same(
    world.letters().map(letter => letter.state),
    ['failed', 'failed', 'failed'],
  )
})

t.test('A letter that came back is not forgotten because our server takes the next one, but by its reader', async t => {
  const { world, office } = await aPostOffice(t)
  world.operate(work => markUndeliverable(work, { email: emailOf('tom'), why: 'gone', by: 'a returned letter' }))
  write(world, 'tom')
  await office.round()
  t.ok(known(world, 'tom')?.undeliverableSince, 'our own server cannot know')
  const tom = world.stranger()
  await tom.fillIn('/sign-in', { email: emailOf('tom') })
  const link = /\/sign-in\/\S+/.exec(world.letters().at(-1)?.text ?? '')?.[0] ?? ''
  await tom.fillIn(link, {})
  t.equal(known(world, 'tom')?.undeliverableSince, null, 'the sign-in link came')
})

t.test('An address that is nobody’s any more marks nobody', async t => {
  const { world } = await aPostOffice(t)
  const nobody = world.operate(work =>
    markUndeliverable(work, { email: 'gone@example.org', why: 'x', by: 'a returned letter' }),
  )
  t.equal(nobody, undefined)
})

t.test('Which refusals are about the address', async t => {
  const about = (code: number, words: string) => isAboutTheAddress({ code, words })
  for (const words of [
    '5.1.1 The email account that you tried to reach does not exist',
    '5.4.1 Recipient address rejected: Access denied. [AM0EUR02FT032.eop-EUR02.prod.protection.outlook.com]',
    '5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '5.2.2 Mailbox full',
    'User unknown in virtual mailbox table',
    'no such mailbox',
  ])
    t.ok(about(550, words), words)
  for (const words of [
    '5.7.1 Service unavailable, Client host blocked using Spamhaus',
    '5.7.509 Access denied, sending domain does not pass DMARC verification',
    '5.1.8 Access denied, bad outbound sender',
    '5.3.4 Message too large',
    'Rejected because of our content policy',
    'SPF check failed',
  ])
    t.notOk(about(550, words), words)
  t.notOk(about(450, '4.1.1 come back later'))
})

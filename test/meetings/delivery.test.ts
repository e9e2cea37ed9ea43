import { eq } from 'drizzle-orm'
import t, { type Test } from 'tap'
import { holdAfterRestore } from '#src/administration/hold-after-restore.ts'
import { postman } from '#src/mail/deliver.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { letters } from '#src/mail/tables.ts'
import { addressWatch } from '#src/people/address-watch.ts'
import { aMailServer, refusal } from '#test/support/mail-server.ts'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { answerPath, calendarOf, lettersTo, plan, scheduled, sequenceIn } from './scene.ts'

/** A meeting whose invitations went out in summer time, but Tom's mailbox does not exist and Lena's is put off. */
async function aMeetingHalfDelivered(t: Test) {
  const world = await aWorld(t)
  world.clock.set('2027-05-20T09:00:00.000Z')
  const mail = await aMailServer(t)
  mail.onRecipient = address => {
    if (address === emailOf('tom')) throw refusal(550, '5.1.1 no such mailbox')
    if (address === emailOf('lena')) throw refusal(451, '4.3.0 busy')
  }
  const office = postman(world.house, smtpTransport(mail.url), { lanes: 2, hearer: addressWatch(world.house) })
  t.teardown(() => office.stop())
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  world.clock.set('2027-05-20T09:02:00.000Z')
  await office.round()
  return { world, mail, office, amina, at, toTom: () => letterTo(world, 'tom') }
}

const letterTo = (world: World, who: string) => lettersTo(world, who)[0]?.id ?? ''

t.test('The chair reads of each recipient what was delivered when, tried, refused and answered', async t => {
  const { world, at, office } = await aMeetingHalfDelivered(t)
  world.clock.set('2027-05-20T09:40:00.000Z')
  const answer = answerPath(lettersTo(world, 'pete')[0])
  const pete = world.stranger()
  await pete.get(answer)
  await pete.post(answer, { answer: 'accepted' })
  const page = await (await world.as('amina')).get(`${at}/letters`)
  t.match(page.text, /Pete Marsh, Northshire Police.*Delivered to the mail server 20 May 2027 at 10:02am/)
  t.match(page.text, /Coming 20 May 2027 at 10:40am, by the link in the letter/)
  t.match(page.text, /Tom Okoro, Harbour Housing Address does not work since 20 May 2027: .*no such mailbox/)
  t.match(page.text, /Failed .*550 5\.1\.1/)
  t.match(page.text, /Lena Fox.*Tried 1 time, next attempt 20 May 2027 at 10:0\dam. The last trouble: .*451/)
  world.house.database.tx
    .update(letters)
    .set({ returnedAt: '2027-05-20T09:30:00.000Z', returnedWhy: 'Mailbox full' })
    .where(eq(letters.id, letterTo(world, 'pete')))
    .run()
  t.match((await (await world.as('amina')).get(`${at}/letters`)).text, /Came back 20 May 2027 at 10:30am: Mailbox full/)
  await office.stop()
})

t.test('The same is read by a program', async t => {
  const { world, at } = await aMeetingHalfDelivered(t)
  const path = `/api/v1${at}/letters`
  const { recipients } = (await (await world.api('colin')).request('GET', path)).json()
  const tom = recipients.find((each: { personId: string }) => each.personId === world.person.tom)
  t.match(tom, {
    name: 'Tom Okoro',
    undeliverableSince: '2027-05-20T09:02:00.000Z',
    letters: [{ state: 'failed', error: /550/, attempts: 1, canBeRetried: true, calendarMethod: 'REQUEST' }],
  })
  t.notOk(JSON.stringify(recipients).includes('/links/'), 'no letter’s words, and no key')
  t.equal((await (await world.api('tom')).request('GET', path)).statusCode, 403)
  t.equal((await (await world.api('sam')).request('GET', path)).statusCode, 404)
})

t.test('A failed letter goes again word for word, once however often the button is pressed', async t => {
  const { world, mail, office, at, toTom } = await aMeetingHalfDelivered(t)
  const colin = await world.as('colin')
  await colin.get(`${at}/letters`)
  const before = lettersTo(world, 'tom')[0]
  const retry = `${at}/letters/${toTom()}/retry`
  t.match((await colin.submit(retry, { _once: 'k' })).text, /in the queue again/)
  await colin.get(`${at}/letters`)
  t.match((await colin.submit(retry, { _once: 'k' })).text, /in the queue again/, 'the second click says the same')
  mail.onRecipient = () => {}
  await office.round()
  const [after, more] = lettersTo(world, 'tom')
  t.equal(more, undefined)
  t.match(after, { state: 'sent', messageId: before?.messageId, raw: before?.raw })
  t.equal(mail.received.filter(each => each.to === emailOf('tom')).length, 1)
  await colin.get(`${at}/letters`)
  t.equal((await colin.post(retry)).status, 409, 'what has gone is not tried again')
})

t.test('Only those who look after a partnership try its letters again, and only its own', async t => {
  const { world, at, toTom } = await aMeetingHalfDelivered(t)
  for (const [who, status] of [
    ['tom', 403],
    ['sam', 404],
  ] as const) {
    const browser = await world.as(who)
    await browser.get('/account/calendar')
    t.equal((await browser.post(`${at}/letters/${toTom()}/retry`)).status, status)
    t.equal((await browser.post(`/partnerships/riverside/letters/${toTom()}/retry`)).status, status)
    t.equal((await browser.get('/partnerships/riverside/letters')).status, status)
  }
  const sam = await world.as('sam')
  await sam.get('/account/calendar')
  t.equal((await sam.post(`/partnerships/hillside/letters/${toTom()}/retry`)).status, 404)
  t.match((await (await world.as('colin')).get('/partnerships/riverside/letters')).text, /Tom Okoro.*Failed/)
  const api = await world.api('colin')
  const retry = `/api/v1/partnerships/riverside/letters/${toTom()}/retry`
  t.match((await api.request('POST', retry)).json(), { state: 'queued' })
  t.equal((await api.request('POST', retry)).statusCode, 409)
  t.equal((await (await world.api('sam')).request('POST', retry)).statusCode, 404)
})

t.test('An invitation is not tried again once its cancellation was written', async t => {
  const { world, amina, at, toTom } = await aMeetingHalfDelivered(t)
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { reason: 'Flood', tell: 'send' })
  await amina.get(`${at}/letters`)
  const refused = await amina.post(`${at}/letters/${toTom()}/retry`)
  t.equal(refused.status, 409)
  t.match(refused.text, /newer letter/)
  t.equal(lettersTo(world, 'tom')[0]?.state, 'failed')
})

t.test('A letter is not tried again at an address that its reader has left', async t => {
  const { world, amina, at, toTom } = await aMeetingHalfDelivered(t)
  world.house.database.sqlite
    .prepare("update people set email = 'tom.okoro@example.org' where id = ?")
    .run(world.person.tom)
  await amina.get(`${at}/letters`)
  t.match((await amina.post(`${at}/letters/${toTom()}/retry`)).text, /another address/)
})

t.test('Sending again and inviting again by a double click send one letter', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const again = `${at}/letters/${world.person.tom}/again`
  for (let clicks = 0; clicks < 2; clicks++) {
    await amina.get(`${at}/letters`)
    t.equal((await amina.post(again, { _once: 'one click' })).status, 303)
  }
  t.equal(lettersTo(world, 'tom').length, 2)
  const invite = '/partnerships/riverside/members/invite'
  await amina.get(invite)
  await amina.post(invite, {
    name: 'Una New',
    email: 'una@example.org',
    organisation: 'Harbour Housing',
    role: 'representative',
  })
  const members = '/partnerships/riverside/members'
  const button =
    /\/partnerships\/riverside\/members\/[^"]+\/invitation/.exec((await amina.get(members)).html)?.[0] ?? ''
  for (let clicks = 0; clicks < 2; clicks++) {
    await amina.get(members)
    t.equal((await amina.post(button, { _once: 'another click' })).status, 303)
  }
  t.equal(world.letters().filter(letter => letter.toAddress === 'una@example.org').length, 2)
})

t.test(
  'Whose invitation was taken back is sent nothing again that would put the meeting into their calendar',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    const at = await scheduled(amina)
    const withdrawal = `${at}/invitations/${world.person.tom}/withdrawal`
    await amina.get(withdrawal)
    t.equal((await amina.post(withdrawal, { tell: 'send' })).status, 303)
    const before = lettersTo(world, 'tom').length
    const again = await amina.post(`${at}/letters/${world.person.tom}/again`)
    t.equal(again.status, 409)
    t.match(again.text, /not invited any more/)
    t.equal(lettersTo(world, 'tom').length, before)
    t.match((await amina.get(`${at}/letters`)).text, /Tom Okoro.*Not invited any more/)
    t.notMatch((await amina.get(`${at}/letters`)).text, /A former member/)
  },
)

t.test('After a backup was restored, the next letter counts as newer than what went out since', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const held = world.letters().length
  t.equal(world.operate(holdAfterRestore), held)
  await amina.get(`${at}/change`)
  t.equal(
    (await amina.post(`${at}/change`, { ...plan, startTime: '14:00', endTime: '16:00', tell: 'send' })).status,
    303,
  )
  const moved = lettersTo(world, 'tom').at(-1)
  t.match(moved, { state: 'queued', subject: /Changed/ })
  t.ok(sequenceIn(calendarOf(moved)) > 100, 'calendars may have seen changes of which the backup does not know')
})

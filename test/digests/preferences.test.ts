import PostalMime from 'postal-mime'
import t from 'tap'
import { sendDigests } from '#src/digests/send-digests.ts'
import { compose } from '#src/mail/compose.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { anAction } from './scene.ts'

async function unsubscribeLink(world: World): Promise<string> {
  anAction(world, { dueOn: '2027-02-20' })
  await sendDigests(world.house)
  const letter = world.letters().find(each => each.toPersonId === world.person.tom)
  return (letter?.unsubscribeUrl ?? '').slice('http://127.0.0.1:3000'.length)
}

async function chosen(world: World, who: 'tom' | 'lena' = 'tom') {
  const api = await world.api(who)
  return (await api.request('GET', '/api/v1/me/digest-preferences')).json()
}

const usual = { frequency: 'weekly', weekday: 1, hour: 8, reminders: true }

t.test('Tom chooses on his page, and it is kept', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  t.match((await tom.get('/account/digest')).html, /value="weekly" checked/)
  const page = await tom.fillIn('/account/digest', { frequency: 'monthly', weekday: '3', hour: '17' })
  t.match(page.text, /Saved. It holds from now on/)
  t.match(page.html, /value="monthly" checked/)
  t.strictSame(await chosen(world), { frequency: 'monthly', weekday: 3, hour: 17, reminders: false })
  t.strictSame(await chosen(world, 'lena'), usual, 'nobody else’s changed')
})

t.test(
  'Priya and Ada, members of no partnership, are offered no digest that never comes, but told what does',
  async t => {
    const world = await aWorld(t)
    for (const who of ['priya', 'ada'] as const) {
      const browser = await world.as(who)
      const page = await browser.get('/account/digest')
      t.match(page.text, /Which letters you get.*The digest and reminders are for members.*the link to sign in/)
      t.notMatch(page.html, /name="frequency"/)
      t.match((await browser.get('/home')).text, /Which letters you get/)
    }
    t.match((await (await world.as('tom')).get('/account/digest')).html, /name="frequency"/)
  },
)

t.test('A choice that is none is asked for again, and what was chosen stays', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  const page = await tom.fillIn('/account/digest', { frequency: 'hourly', weekday: '3', hour: '25' })
  t.equal(page.status, 400)
  t.match(page.text, /There is a problem Choose how often you want the digest Choose an hour/)
  t.match(page.html, /<option value="3" selected>/)
  const api = await world.api('tom')
  const answer = await api.request('PUT', '/api/v1/me/digest-preferences', { body: { ...usual, weekday: 8 } })
  t.equal(answer.statusCode, 400)
  t.strictSame(await chosen(world), usual)
  t.equal((await world.stranger().get('/account/digest')).location, '/sign-in?next=%2Faccount%2Fdigest')
})

t.test('Opening the unsubscribe page stops nothing; its button does, and turns it on again', async t => {
  const world = await aWorld(t)
  const link = await unsubscribeLink(world)
  const mail = world.stranger()
  t.match((await mail.get(link)).text, /Stop the digest\?/)
  t.strictSame(await chosen(world), usual, 'a scanner that opens the link does nothing')
  const page = await mail.post(link)
  t.equal(page.status, 200)
  t.match(page.text, /The digest stopped/)
  t.strictSame(await chosen(world), { ...usual, frequency: 'off' })
  t.match((await mail.post(link, { turn: 'on', what: 'digest' })).text, /The digest will come again/)
  t.strictSame(await chosen(world), usual)
})

t.test(
  'Who stops the digest is told that reminders go on, and what else comes, and may stop them there too',
  async t => {
    const world = await aWorld(t)
    const link = await unsubscribeLink(world)
    const mail = world.stranger()
    const stopped = await mail.submit(link)
    t.match(stopped.text, /The digest stopped/)
    t.match(stopped.text, /What still comes: reminders: of meetings.*actions and pledges that fall due or are overdue/)
    t.match(stopped.text, /invitations to meetings.*letters about something that is asked of you/)
    t.match(stopped.text, /Stop reminders too/)
    const neither = await mail.post(link, { turn: 'off', what: 'reminders' })
    t.match(neither.text, /Reminders stopped We will not send you reminders or the digest any more/)
    t.notMatch(neither.text, /too|What still comes: reminders/)
    t.strictSame(await chosen(world), { ...usual, frequency: 'off', reminders: false })
    t.match((await mail.post(link, { turn: 'on', what: 'reminders' })).text, /Reminders will come again/)
    t.strictSame(await chosen(world), { ...usual, frequency: 'off' }, 'and the digest stays stopped')
    await mail.post(link, { turn: 'on', what: 'everything of everybody' })
    t.strictSame(await chosen(world), usual, 'what is none of the two is the one the letter was about')
  },
)

t.test('One click in the mail program is enough: no cookie, no token, no redirect, in either form', async t => {
  const world = await aWorld(t)
  const link = await unsubscribeLink(world)
  const oneClick = (type: string, payload: string) =>
    world.app.inject({ method: 'POST', url: link, headers: { host: '127.0.0.1:3000', 'content-type': type }, payload })
  const plain = await oneClick('application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click')
  t.equal(plain.statusCode, 200)
  t.strictSame(await chosen(world), { ...usual, frequency: 'off' })
  const again = await oneClick('application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click')
  t.equal(again.statusCode, 200, 'and twice is no harm')
  t.strictSame(await chosen(world), { ...usual, frequency: 'off' })
  await oneClick('application/x-www-form-urlencoded', 'turn=on')
  const parts = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
  t.equal((await oneClick('multipart/form-data; boundary=b', parts)).statusCode, 200)
  t.strictSame(await chosen(world), { ...usual, frequency: 'off' })
})

t.test('The letter carries the headers that mail programs look for', async t => {
  const world = await aWorld(t)
  await unsubscribeLink(world)
  const letter = world.letters().find(each => each.toPersonId === world.person.tom)
  if (!letter) throw new Error('no letter')
  const { headers } = await PostalMime.parse(await compose(letter, world.house.config))
  const header = (key: string) => headers.find(each => each.key === key)?.value
  t.match(header('list-unsubscribe'), letter.unsubscribeUrl ?? 'an address')
  t.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  t.equal(header('auto-submitted'), 'auto-generated')
})

t.test('A forged link, or one for something else, opens nothing', async t => {
  const world = await aWorld(t)
  const link = await unsubscribeLink(world)
  const forged = link.replace(/\.[^/]+\//, '.AAAAAAAAAAAAAAAAAAAAAAAAAAA/')
  t.equal((await world.stranger().get(forged)).status, 404)
  const direct = await world.app.inject({ method: 'POST', url: forged, headers: { host: '127.0.0.1:3000' } })
  t.equal(direct.statusCode, 404)
  t.equal((await world.stranger().get(link.replace('/unsubscribe', '/answer'))).status, 404)
  t.strictSame(await chosen(world), usual)
})

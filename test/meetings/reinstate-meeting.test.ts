import t from 'tap'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { calendarOf, lettersTo, plan, scheduled, sequenceIn, stampIn } from './scene.ts'

const uidIn = (text: string): string => /^UID:(\S+)/m.exec(text)?.[1] ?? ''

async function cancelled(world: World, tell = 'send') {
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await (await world.as('tom')).fillIn(`${at}/answer`, { answer: 'accepted' })
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell, reason: 'The hall is closed' })
  return { amina, at }
}

t.test('Amina brings a cancelled meeting back: another event, and everybody is invited and asked anew', async t => {
  const world = await aWorld(t)
  const { amina, at } = await cancelled(world)
  t.match((await amina.get(at)).text, /Bring this meeting back/)
  const preview = await amina.get(`${at}/reinstate`)
  t.match(preview.text, /5 letters, one to each person/)
  t.match(preview.text, /Tom Okoro Harbour Housing Invitation It was cancelled, and is brought back/)
  const done = await amina.submit(`${at}/reinstate`, { tell: 'send' })
  t.match(done.text, /invitations on their way/)
  t.notMatch(done.text, /The hall is closed/)
  const [first, off, again] = lettersTo(world, 'tom')
  t.equal(again?.subject, 'Invitation: RAS, 10 June 2027')
  t.match(again?.text, /You are invited/)
  const [, gone, back] = [first, off, again].map(calendarOf) as [string, string, string]
  t.not(uidIn(back), uidIn(gone), 'no calendar would put the old one back')
  t.equal(uidIn(back), uidIn(calendarOf(lettersTo(world, 'lena').at(-1))), 'the same for all')
  t.equal(sequenceIn(back) || 0, 0)
  t.ok(stampIn(back) > stampIn(gone))
  t.match(back, /PARTSTAT=NEEDS-ACTION/)
  t.match(back, /^STATUS:CONFIRMED/m)
  t.match((await (await world.as('tom')).get(at)).text, /No answer yet/)
  t.notMatch((await amina.get(at)).text, /not know the meeting/)
})

t.test('The feed shows only the meeting as it is back', async t => {
  const world = await aWorld(t)
  const { amina, at } = await cancelled(world)
  const tom = await world.as('tom')
  const made = await tom.fillIn('/account/calendar', { name: 'Phone' })
  const path = /\/calendar\/[^"\s<]+\.ics/.exec(made.html)?.[0] ?? ''
  const fetched = async () => await world.app.inject({ url: path, headers: { host: '127.0.0.1:3000' } })
  const before = await fetched()
  t.match(before.body, /STATUS:CANCELLED/)
  await amina.get(`${at}/reinstate`)
  await amina.submit(`${at}/reinstate`, { tell: 'send' })
  const after = await fetched()
  t.not(after.headers.etag, before.headers.etag, 'also when the clock stands still')
  t.equal(after.body.match(/^UID/gm)?.length, 1)
  t.match(after.body, /STATUS:CONFIRMED/)
  t.equal(uidIn(after.body), uidIn(calendarOf(lettersTo(world, 'tom').at(-1))))
})

t.test('Who was never told of the cancellation has the old entry taken out and the new one put in', async t => {
  const world = await aWorld(t)
  const { amina, at } = await cancelled(world, 'save only')
  t.match((await amina.get(`${at}/reinstate`)).text, /Invitation Their calendar still has the meeting as it was/)
  await amina.submit(`${at}/reinstate`, { tell: 'save only' })
  t.equal(lettersTo(world, 'tom').length, 1)
  t.match((await amina.get(at)).text, /5 members do not know the meeting as it is now/)
  await amina.submit(`${at}/tell`)
  const [first, off, back] = lettersTo(world, 'tom').map(calendarOf) as [string, string, string]
  t.match(off, /^METHOD:CANCEL/m)
  t.match(off, /^STATUS:CANCELLED/m)
  t.equal(uidIn(off), uidIn(first))
  t.ok(sequenceIn(off) > 0)
  t.match(back, /^METHOD:REQUEST/m)
  t.not(uidIn(back), uidIn(first))
  t.equal(lettersTo(world, 'tom').length, 3)
})

t.test('Only a cancelled meeting still to come is brought back, by those who may cancel, as it stands now', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  t.equal((await amina.get(`${at}/reinstate`)).status, 409, 'it is not cancelled')
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'save only', reason: 'Too few' })
  t.equal((await (await world.as('tom')).get(`${at}/reinstate`)).status, 403)
  t.equal((await (await world.as('sam')).get(`${at}/reinstate`)).status, 404)
  await amina.get(`${at}/reinstate`)
  t.equal((await amina.post(`${at}/reinstate`, { tell: 'send', version: '1' })).status, 412, 'changed meanwhile')
  await amina.get(`${at}/reinstate`)
  t.equal((await amina.post(`${at}/reinstate`, { tell: '' })).status, 400)
  world.clock.advance({ days: 200 })
  t.equal((await (await world.as('amina')).get(`${at}/reinstate`)).status, 409, 'its date has passed')
})

t.test(
  'Lena, who had been uninvited, is not asked again when the meeting is brought back; who came back since is',
  async t => {
    const world = await aWorld(t)
    const amina = await world.as('amina')
    const at = await scheduled(amina)
    await amina.fillIn(`${at}/invitations/${world.person.lena}/withdrawal`, { tell: 'send' })
    const members = world.house.database.sqlite
    members
      .prepare('update invitations set withdrawn_at = ? where person_id = ?')
      .run(world.clock.now(), world.person.pete)
    world.clock.advance({ days: 1 })
    members
      .prepare('update memberships set started_at = ? where person_id = ?')
      .run(world.clock.now(), world.person.pete)
    const chair = await world.as('amina')
    await chair.get(`${at}/cancel`)
    await chair.post(`${at}/cancel`, { tell: 'send', reason: 'The hall is closed' })
    const before = lettersTo(world, 'lena').length
    await chair.get(`${at}/reinstate`)
    await chair.submit(`${at}/reinstate`, { tell: 'send' })
    t.equal(lettersTo(world, 'lena').length, before)
    t.match((await chair.get(at)).text, /Lena Fox/, 'the chair sees that she is not invited')
    t.match(calendarOf(lettersTo(world, 'pete').at(-1)), /METHOD:REQUEST/, 'Pete left and is a member anew')
    t.match(calendarOf(lettersTo(world, 'tom').at(-1)), /METHOD:REQUEST/)
  },
)

t.test('A program brings a meeting back', async t => {
  const world = await aWorld(t)
  const { at } = await cancelled(world)
  const api = await world.api('amina')
  const { json, headers } = await api.request('GET', `/api/v1${at}`)
  const before = json()
  const options = { body: { tell: 'send' }, headers: { 'if-match': String(headers.etag) } }
  const answer = await api.request('POST', `/api/v1${at}/reinstatement`, options)
  t.equal(answer.statusCode, 200)
  t.match(answer.json(), { state: 'scheduled', cancelledReason: null, icalSequence: 0 })
  t.not(answer.json().icalUid, before.icalUid)
  t.equal((await api.request('POST', `/api/v1${at}/reinstatement`, options)).statusCode, 409, 'once is enough')
})

t.test(
  'Where answers by mail are read, letters come from, and calendars answer to, one address of the reader’s own',
  async t => {
    const world = await aWorld(t, { config: { replyAddress: 'answers@partnerships.example' } })
    const amina = await world.as('amina')
    const at = await scheduled(amina)
    await amina.get(`${at}/change`)
    await amina.post(`${at}/change`, { ...plan, venue: 'Library' })
    await amina.post(`${at}/change`, { tell: 'send' })
    await amina.get(`${at}/cancel`)
    await amina.post(`${at}/cancel`, { tell: 'send', reason: 'Too few' })
    const [tom, lena] = (['tom', 'lena'] as const).map(who => lettersTo(world, who).map(letter => letter.fromAddress))
    t.equal(new Set(tom).size, 1, 'the same in every letter')
    t.not(tom?.[0], lena?.[0])
    for (const letter of lettersTo(world, 'tom')) {
      t.match(letter.fromAddress, /^answers\+[a-z2-7]{24}@partnerships\.example$/)
      t.equal(letter.replyTo, letter.fromAddress)
      t.match(
        calendarOf(letter),
        new RegExp(
          `^ORGANIZER;CN="?Riverside Against Slavery"?:mailto:${letter.fromAddress?.replace('+', '\\+')}`,
          'm',
        ),
      )
      t.not(letter.fromAddress, emailOf('tom'))
    }
  },
)

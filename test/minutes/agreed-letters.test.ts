import t from 'tap'
import { aWorld, emailOf, type World } from '#test/support/world.ts'
import { writtenMinutes } from './scene.ts'

/** Colin writes down two actions as they are agreed: one for Harbour Housing, one that Tom takes himself. */
async function agreedAtMeeting(world: World) {
  const meeting = await writtenMinutes(world)
  const { colin, item } = meeting
  for (const [text, ownerPersonId] of [
    ['Map the car washes', ''],
    ['Ring the “Crown & Anchor” 🤝', world.person.tom],
  ] as const)
    await colin.post(`${item}/actions`, {
      text,
      ownerOrganisationId: world.organisation.harbour,
      ownerPersonId,
      dueOn: '2027-04-01',
    })
  return meeting
}

t.test('What is agreed goes out in one letter to each owner, shown before it goes', async t => {
  const world = await aWorld(t)
  const { at, colin } = await agreedAtMeeting(world)
  t.strictSame(world.letters(), [], 'while the meeting runs, nobody gets a letter for each action')
  t.match(
    (await colin.get(`${at}/edit`)).text,
    /2 actions agreed, and nobody has been told yet: the letters are due by 2 March/,
  )
  const asking = await colin.get(`${at}/agreed-letters`)
  t.match(asking.text, /2 letters would go out/)
  t.match(asking.text, /Lena Fox Harbour Housing RAS-2027-001, due 1 April 2027: Map the car washes/)
  t.match((await colin.submit(`${at}/agreed-letters`)).text, /on its way: 2 letters sent/)
  const [lena, tom, ...others] = world.letters()
  t.strictSame([lena?.toAddress, tom?.toAddress, others.length], [emailOf('lena'), emailOf('tom'), 0])
  t.equal(tom?.subject, 'RAS: 1 action agreed on 1 March 2027')
  t.match(tom?.text, /Ring the “Crown & Anchor” 🤝/)
  t.notMatch(tom?.text, /car washes/)
  t.notMatch((await colin.get(`${at}/edit`)).text, /nobody has been told/)
  t.equal((await colin.post(`${at}/agreed-letters`)).status, 409, 'nothing is left to send')
})

t.test('The letters are late a day after the meeting, and leave with the minutes at the latest', async t => {
  const world = await aWorld(t)
  const { at, api } = await agreedAtMeeting(world)
  world.clock.set('2027-03-02T12:00:01.000Z')
  const program = await world.api('colin')
  const standing = (await program.request('GET', `${api}/agreed-letters`)).json()
  t.match(standing, { untold: 2, isLate: true, dueAt: '2027-03-02T12:00:00.000Z' })
  const colin = await world.as('colin')
  t.match((await colin.get(at)).text, /Late 2 actions agreed/)
  t.match((await colin.get(`${at}/circulate`)).text, /What they agreed to do, not told before: RAS-2027-001/)
  await colin.submit(`${at}/circulate`, { telling: 'send' })
  t.equal(world.letters().filter(each => /agreed on/.test(each.subject)).length, 2)
  t.match((await program.request('GET', `${api}/agreed-letters`)).json(), { untold: 0 })
})

t.test('Tom may not send them, to Sam there is nothing, and sent twice they go once', async t => {
  const world = await aWorld(t)
  const { at, api } = await agreedAtMeeting(world)
  const [tom, sam, colin] = [await world.api('tom'), await world.api('sam'), await world.api('colin')]
  t.equal((await tom.request('POST', `${api}/agreed-letters`)).statusCode, 403)
  t.equal((await sam.request('POST', `${api}/agreed-letters`)).statusCode, 404)
  t.equal((await (await world.as('tom')).get(`${at}/agreed-letters`)).status, 403)
  const headers = { 'idempotency-key': 'the same' }
  t.strictSame((await colin.request('POST', `${api}/agreed-letters`, { headers })).json(), { sent: 2 })
  t.strictSame((await colin.request('POST', `${api}/agreed-letters`, { headers })).json(), { sent: 2 })
  t.equal(world.letters().length, 2)
})

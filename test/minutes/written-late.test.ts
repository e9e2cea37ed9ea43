import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { writtenMinutes } from './scene.ts'

t.test('Minutes written up days later hold an action whose date has passed meanwhile', async t => {
  const world = await aWorld(t)
  const { at, training } = await writtenMinutes(world)
  world.clock.set('2027-03-10T10:00:00.000Z')
  const colin = await world.as('colin')
  const form = `${at}/items/${training}/actions`
  const wanted = { text: 'Book the hall', ownerOrganisationId: world.organisation.harbour }
  const early = await colin.fillIn(form, { ...wanted, dueOn: '2027-02-28' })
  t.equal(early.status, 400)
  t.match(early.text, /Enter a date on or after 1 March 2027, the day of the meeting/)
  const raised = await colin.submit(form, { ...wanted, dueOn: '2027-03-05' })
  t.match(raised.text, /Action RAS-2027-001/)
  t.match((await colin.get('/partnerships/riverside/actions')).text, /Overdue/)
})

t.test('Nothing waits for the author of minutes, who reads that somebody else approves them', async t => {
  const world = await aWorld(t)
  const { at } = await writtenMinutes(world)
  const amina = await world.as('amina')
  world.clock.advance({ hours: 2 })
  await amina.get(`${at}/circulate`)
  await amina.post(`${at}/circulate`, { telling: 'save' })
  t.match((await amina.get(at)).text, /somebody else has to approve them: a chair or vice-chair, and there is no other/)
  t.notMatch((await amina.get('/home')).text, /Approve the minutes/)
})

t.test('Minutes that go out again say that they replace what went out before', async t => {
  const world = await aWorld(t)
  const { at } = await writtenMinutes(world)
  const amina = await world.as('amina')
  const circulate = async () => {
    await amina.get(`${at}/circulate`)
    const sent = await amina.post(`${at}/circulate`, { telling: 'send' })
    t.equal(sent.status, 303, sent.text)
    return world.letters().findLast(each => each.toAddress === 'lena@example.org')
  }
  const first = await circulate()
  t.equal(first?.subject, 'RAS: the minutes are ready to check')
  t.notMatch(first?.text, /replace/)
  await amina.get(at)
  t.equal((await amina.post(`${at}/draft`)).status, 303)
  world.clock.advance({ hours: 1 })
  const second = await circulate()
  t.equal(second?.subject, 'RAS: the changed minutes are ready to check')
  t.match(second?.text, /taken back and changed\. They are ready to check again, and replace what you/)
})

import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { answerPath, lettersTo, scheduled } from './scene.ts'

t.test(
  'By the link in his letter Tom answers, reads the agenda and writes an update that stands in the minutes',
  async t => {
    const world = await aWorld(t)
    const chair = await world.as('amina')
    const meeting = await scheduled(chair)
    const link = answerPath(lettersTo(world, 'tom').at(-1))
    const update = link.replace('/answer', `/update/${world.organisation.harbour}`)
    const tom = world.stranger()
    t.match((await tom.get(link)).text, /Write an update from Harbour Housing/)
    await tom.get(update)
    const long = await tom.post(update, { text: 'x'.repeat(2001), version: '0' })
    t.equal(long.status, 400)
    t.match(long.html, /x{2001}/, 'what was typed is kept')
    t.equal((await tom.post(update, { text: 'We housed nine people', version: '0' })).status, 303)
    t.equal((await tom.post(update, { text: 'Another', version: '0' })).status, 412, 'a colleague’s words are not lost')
    t.match((await tom.get(link)).text, /From Harbour Housing: We housed nine people/)
    const others = link.replace('/answer', `/update/${world.organisation.police}`)
    t.equal((await tom.post(others, { text: 'Not ours', version: '0' })).status, 403)
    world.clock.set('2027-06-10T10:30:00.000Z')
    t.equal((await tom.post(update, { text: 'Too late', version: '1' })).status, 409)
    const secretary = await world.as('colin')
    await secretary.get(`${meeting}/minutes`)
    await secretary.post(`${meeting}/minutes`)
    t.match(
      (await secretary.get(`${meeting}/minutes`)).text,
      /Written update from Harbour Housing: We housed nine people/,
    )
    const editing = await secretary.get(`${meeting}/minutes/edit`)
    const leaving = /action="([^"]+\/written\/[^"]+)"/.exec(editing.html)?.[1] ?? ''
    t.equal((await secretary.post(leaving, { isLeftOut: 'yes' })).status, 303)
    t.notMatch((await secretary.get(`${meeting}/minutes`)).text, /We housed nine people/)
  },
)

t.test('An update is taken back, and the link dies with the membership', async t => {
  const world = await aWorld(t)
  await scheduled(await world.as('amina'))
  const link = answerPath(lettersTo(world, 'tom').at(-1))
  const update = link.replace('/answer', `/update/${world.organisation.harbour}`)
  const tom = world.stranger()
  await tom.get(update)
  await tom.post(update, { text: 'We housed nine people', version: '0' })
  t.equal((await tom.post(`${update}/withdrawal`, { version: '1' })).status, 303)
  t.notMatch((await tom.get(link)).text, /We housed nine/)
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.tom)
  t.equal((await tom.get(update)).status, 404)
})

t.test(
  'A co-ordinator’s letter opens the update of their own organisation, not what they may do once signed in',
  async t => {
    const world = await aWorld(t)
    const meeting = await scheduled(await world.as('amina'))
    const link = answerPath(lettersTo(world, 'colin').at(-1))
    const [own, others] = (['council', 'police'] as const).map(each =>
      link.replace('/answer', `/update/${world.organisation[each]}`),
    ) as [string, string]
    const reader = world.stranger()
    t.equal((await reader.get(own)).status, 200)
    t.equal((await reader.post(own, { text: 'The council has news', version: '0' })).status, 303)
    t.equal((await reader.get(others)).status, 404)
    await reader.get(own)
    t.equal((await reader.post(others, { text: 'Forwarded mail must not speak', version: '0' })).status, 403)
    const signedIn = await world.as('colin')
    const page = `${meeting}/update/${world.organisation.police}`
    await signedIn.get(page)
    t.equal((await signedIn.post(page, { text: 'Pete rang', version: '0' })).status, 303)
  },
)

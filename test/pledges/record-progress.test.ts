import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { api, board, drafted, underWay, wording } from './scene.ts'

t.test('A figure that is not plain digits is asked for again, and never read as another', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  for (const typed of ['12,5', '1e3', '0x10', '1.2.3', '12 offices', '1,2345', '1 2']) {
    const page = await tom.fillIn(`${path}/progress`, { completion: 'limited', reached: typed })
    t.equal(page.status, 400, typed)
    t.match(page.text, /Enter a number in plain digits, such as 40 or 12\.5/)
    t.match(page.html, `value="${typed}"`)
  }
  t.match((await tom.get(path)).text, /Nothing has been told yet/)
  const page = await tom.fillIn(`${path}/progress`, { completion: 'limited', reached: '12.5' })
  t.match(page.text, /Reached so far 12\.5 of 95% of visits/)
})

t.test('Thousands may have their commas', async t => {
  const world = await aWorld(t)
  const path = await drafted(world, { target: '1,234' })
  t.match((await (await world.as('tom')).get(path)).text, /Aim 1234% of visits/)
})

t.test('More than was aimed for is asked about once, on the page and in the API alike', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const asked = await tom.fillIn(`${path}/progress`, { completion: 'limited', reached: '950' })
  t.equal(asked.status, 400)
  t.match(asked.text, /950 is more than the aim of 95: is that right\?/)
  const said = { completion: 'limited', reached: '950', isAboveAim: 'yes' }
  t.match((await tom.submit(`${path}/progress`, said)).text, /Reached so far 950 of 95% of visits/)
  const again = await tom.fillIn(`${path}/progress`, { completion: 'substantial', reached: '950' })
  t.match(again.text, /Progress saved/, 'what was vouched for once is not asked about again')

  const client = await world.api('tom')
  const at = `${api}/${path.split('/').at(-1)}/progress`
  const refused = await client.request('POST', at, { body: { completion: 'limited', reached: 960 } })
  t.equal(refused.statusCode, 400)
  t.match(refused.json().detail, /960 is more than the aim of 95/)
  const taken = await client.request('POST', at, { body: { completion: 'limited', reached: 960, isAboveAim: true } })
  t.equal(taken.statusCode, 201)
})

t.test(
  'That all is completed with less than was aimed for is asked about once, unless the aim was to have less',
  async t => {
    const world = await aWorld(t)
    const path = await underWay(world)
    const tom = await world.as('tom')
    const form = `${path}/progress`
    const asked = await tom.fillIn(form, { completion: 'completed', reached: '90' })
    t.equal(asked.status, 400)
    t.match(asked.text, /90 is less than the aim of 95: is all of it done\?/)
    t.match(asked.html, /name="reached"[^>]*value="90"/, 'what was typed is kept')
    const said = { completion: 'completed', reached: '90', isBelowAim: 'yes' }
    t.match((await tom.submit(form, said)).text, /Progress saved.*Reached so far 90 of 95% of visits/)
    const again = await tom.fillIn(form, { completion: 'completed', reached: '90', text: 'As it was.' })
    t.match(again.text, /Progress saved/, 'what was vouched for once is not asked about again')

    const client = await world.api('tom')
    const at = `${api}/${path.split('/').at(-1)}/progress`
    const body = { completion: 'completed', reached: 91 }
    t.match((await client.request('POST', at, { body })).json().detail, /91 is less than the aim of 95/)
    t.equal((await client.request('POST', at, { body: { ...body, isBelowAim: true } })).statusCode, 201)
    world.house.database.sqlite.prepare('update pledges set baseline = 120').run()
    t.equal((await client.request('POST', at, { body: { ...body, reached: 80 } })).statusCode, 201)
  },
)

t.test('Nothing is told of a pledge by whoever says nothing', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const form = await tom.get(`${path}/progress`)
  t.notMatch(form.html, /type="radio"[^>]* checked/)
  const page = await tom.submit(`${path}/progress`, {})
  t.equal(page.status, 400)
  t.match(page.text, /Say how far it has come, even if that has not changed/)
  t.match((await tom.get(path)).text, /Nothing has been told yet/)
})

t.test(
  'A verb in quotation marks is a verb, and who sees a draft or an intention is said before it is saved',
  async t => {
    const world = await aWorld(t)
    const tom = await world.as('tom')
    t.match((await tom.get(`${board}/new`)).text, /an intention, which all members see as soon as it is saved/)
    const page = await tom.submit(`${board}/new`, { ...wording(world), title: 'We will "train" every officer' })
    t.match(page.text, /Draft RAS-P-2027-001 saved/)
  },
)

t.test(
  'Tom is told what Lena told meanwhile and keeps what he typed; only his next press puts his figure last',
  async t => {
    const world = await aWorld(t)
    const path = await underWay(world)
    const [tom, lena] = [await world.as('tom'), await world.as('lena')]
    await tom.get(`${path}/progress`)
    world.clock.advance({ minutes: 12 })
    const newer = { completion: 'substantial', reached: '80', text: 'Two “estates” <b>', nextStep: 'The third' }
    await lena.fillIn(`${path}/progress`, newer)
    const older = { completion: 'limited', reached: '40', text: 'One estate' }
    const asked = await tom.submit(`${path}/progress`, older)
    t.equal(asked.status, 412)
    t.match(asked.text, /More was told of this pledge while you had this open/)
    t.match(asked.text, /Told last 1 March 2027 at 10:12am: substantial Two “estates” <b> Told by Lena Fox –/)
    t.match(asked.text, /Figure so far 80 40 Next step The third –/)
    t.match(asked.html, /name="reached"[^>]* value="40"/)
    t.match(asked.html, />One estate</)
    t.match((await lena.get(path)).text, /Reached so far 80 of 95/)
    t.match((await tom.submit(`${path}/progress`, older)).text, /Progress saved.*Reached so far 40 of 95/)
  },
)

t.test(
  'A change of the wording meanwhile keeps nobody from telling progress, and pressing twice tells it once',
  async t => {
    const world = await aWorld(t)
    const path = await underWay(world)
    const [tom, lena] = [await world.as('tom'), await world.as('lena')]
    await tom.get(`${path}/progress`)
    const change = await lena.get(`${path}/change`)
    t.equal(change.status, 200)
    const changed = { ...wording(world), title: 'We will use a new checklist at every visit', reason: 'Clearer' }
    t.match((await lena.submit(`${path}/change`, changed)).text, /We will use a new checklist at every visit/)
    const said = { completion: 'limited', reached: '40' }
    const first = await tom.post(`${path}/progress`, said)
    t.equal(first.status, 303)
  },
)

t.test(
  'Who shows that it is delivered does not take back a figure that was told meanwhile without seeing it',
  async t => {
    const world = await aWorld(t)
    const path = await underWay(world)
    const [tom, lena] = [await world.as('tom'), await world.as('lena')]
    await lena.get(`${path}/delivery`)
    await tom.fillIn(`${path}/progress`, { completion: 'substantial', reached: '80' })
    const said = { reached: '40', text: 'Done', evidenceUrl: 'https://harbour.example/checklist' }
    const asked = await lena.submit(`${path}/delivery`, said)
    t.equal(asked.status, 412)
    t.match(asked.text, /Told by Tom Okoro.*Figure 80 40/)
    t.match((await lena.submit(`${path}/delivery`, { ...said, reached: '80' })).text, /Marked as delivered/)
  },
)

t.test('Who had the form open while the pledge was withdrawn keeps what they typed', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const [tom, lena] = [await world.as('tom'), await world.as('lena')]
  await tom.get(`${path}/progress`)
  await lena.fillIn(`${path}/withdrawal`, { reason: 'Our money ended', learned: 'Ask earlier' })
  const page = await tom.submit(`${path}/progress`, { completion: 'limited', text: 'One estate' })
  t.equal(page.status, 409)
  t.match(page.html, />One estate</)
  t.equal((await tom.get(`${path}/progress`)).status, 403)
})

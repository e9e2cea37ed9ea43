import t from 'tap'
import { endMembership } from '#test/digests/looks.ts'
import { aWorld } from '#test/support/world.ts'
import { API, aFinding, all, answerByLink, DATES, linkOf } from './scene.ts'

t.test('Tom answers by the link without signing in, and changes his mind; looking changes nothing', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  const [first, second] = finding.times
  const before = JSON.stringify(world.house.database.sqlite.prepare('select * from date_asks').all())
  const scanner = world.stranger()
  for (let visits = 0; visits < 3; visits++) t.equal((await scanner.get(linkOf(world, 'tom'))).status, 200)
  t.equal(JSON.stringify(world.house.database.sqlite.prepare('select * from date_asks').all()), before)
  t.strictSame(world.house.database.sqlite.prepare('select * from date_answers').all(), [])
  const { page, browser } = await answerByLink(
    world,
    'tom',
    { [first?.id ?? '']: 'yes', [second?.id ?? '']: 'if need be' },
    'Ten minutes late',
  )
  t.match(page.text, /Your answers are with the chair/)
  t.match(page.html, /value="Ten minutes late"/)
  t.notMatch(page.html, /Sign out/)
  await browser.submit(linkOf(world, 'tom'), { [`time-${first?.id}`]: 'no', [`time-${second?.id}`]: 'no', note: '' })
  const standings = (await (await world.api('amina')).request('GET', `${API}/${finding.id}/answers`)).json()
  const harbour = standings.organisations.find((each: { name: string }) => each.name === 'Harbour Housing')
  t.strictSame(harbour.answers, ['no', 'no'])
  t.match(
    harbour.people.find((each: { name: string }) => each.name === 'Tom Okoro'),
    { answeredVia: 'link', note: null, hasAnswered: true },
  )
})

t.test('An answer that forgets a time is asked for again, and what was chosen is kept', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  const [first, second] = finding.times
  const { page } = await answerByLink(world, 'tom', { [first?.id ?? '']: 'if need be' }, 'Perhaps')
  t.equal(page.status, 400)
  t.match(page.html, `href="#time-${second?.id}"`)
  t.match(page.text, /Say whether Thursday 25 March 2027, 10am to noon would suit you/)
  t.match(page.html, /value="if need be" checked/)
  t.match(page.html, /value="Perhaps"/)
  t.strictSame(world.house.database.sqlite.prepare('select * from date_answers').all(), [])
  const api = await world.api('tom')
  const answers = [{ timeId: finding.id, answer: 'yes' }]
  t.equal((await api.request('PUT', `${API}/${finding.id}/answer`, { body: { answers } })).statusCode, 400)
})

t.test('Signed in, Lena answers on the page; of two for one organisation the better answer counts', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  const [first, second] = finding.times
  await answerByLink(world, 'tom', { [first?.id ?? '']: 'no', [second?.id ?? '']: 'yes' })
  const lena = await world.as('lena')
  t.match((await lena.get(`${DATES}/${finding.id}`)).text, /Say when you can meet/)
  t.notMatch((await lena.get(`${DATES}/${finding.id}`)).text, /Every answer/, 'the answers of others are for the chair')
  const shown = await lena.fillIn(`${DATES}/${finding.id}/answer`, {
    [`time-${first?.id}`]: 'if need be',
    [`time-${second?.id}`]: 'no',
  })
  t.match(shown.text, /Change your answers/)
  const standings = (await (await world.api('colin')).request('GET', `${API}/${finding.id}/answers`)).json()
  const harbour = standings.organisations.find((each: { name: string }) => each.name === 'Harbour Housing')
  t.strictSame(harbour.answers, ['if need be', 'yes'])
  t.strictSame(standings.best, [second?.id, first?.id])
})

t.test('Colin enters what Pete said on the telephone, after the last day too; Tom may not', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  world.clock.set('2027-03-12T09:00:00.000Z')
  const colin = await world.as('colin')
  const at = `${DATES}/${finding.id}/answers/${world.person.pete}`
  t.match((await colin.get(at)).text, /When can Pete Marsh meet/)
  const fields = Object.fromEntries(finding.times.map(time => [`time-${time.id}`, 'yes']))
  t.match((await colin.fillIn(at, fields)).text, /entered for them/)
  t.equal((await colin.get(`${DATES}/${finding.id}/answers/${world.person.sam}`)).status, 404)
  const answers = finding.times.map(time => ({ timeId: time.id, answer: 'no' }))
  const tom = await world.api('tom')
  const refused = await tom.request('PUT', `${API}/${finding.id}/answers/${world.person.pete}`, { body: { answers } })
  t.equal(refused.statusCode, 403)
})

t.test('After the last day nobody answers any more, by the clocks of London', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world, {
    answerBy: '2027-04-05',
    times: [
      { heldOn: '2027-04-06', startTime: '10:00', endTime: '12:00' },
      { heldOn: '2027-04-08', startTime: '10:00', endTime: '12:00' },
    ],
  })
  world.clock.set('2027-04-05T22:59:00.000Z')
  t.match((await answerByLink(world, 'tom', all(finding, 'yes'))).page.text, /with the chair/)
  world.clock.set('2027-04-05T23:00:00.000Z')
  const { page } = await answerByLink(world, 'tom', all(finding, 'no'))
  t.equal(page.status, 409)
  t.match(page.text, /Answers were wanted by 5 April 2027, and the chair decides now/)
  const tom = await world.api('tom')
  t.match((await tom.request('GET', `${API}/${finding.id}`)).json().times, [{ answer: 'yes' }, { answer: 'yes' }])
})

t.test('A membership that ended takes its link and its answers with it', async t => {
  const world = await aWorld(t)
  const finding = await aFinding(world)
  await answerByLink(world, 'pete', all(finding, 'yes'))
  const link = linkOf(world, 'pete')
  const answers = async () =>
    (await (await world.api('amina')).request('GET', `${API}/${finding.id}/answers`)).json().organisations.length
  t.equal(await answers(), 3)
  endMembership(world, 'pete')
  t.equal((await world.stranger().get(link)).status, 404)
  t.equal(await answers(), 2)
  t.equal((await world.stranger().get('/links/nonsense/dates')).status, 404)
})

t.test('A link opens its own door only: not the meeting of another letter, and no other person’s answers', async t => {
  const world = await aWorld(t)
  await aFinding(world)
  const link = linkOf(world, 'tom')
  t.equal((await world.stranger().get(link.replace('/dates', '/answer'))).status, 404)
  t.equal((await world.stranger().get(link.replace('/dates', '/unsubscribe'))).status, 404)
})

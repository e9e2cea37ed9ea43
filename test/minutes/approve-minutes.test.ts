import t from 'tap'
import { fingerprint } from '#src/minutes/record.ts'
import { aWorld, emailOf } from '#test/support/world.ts'
import { approvedMinutes, circulatedMinutes, writtenMinutes } from './scene.ts'

t.test(
  'Before circulating, Colin reads who would get which letter; afterwards each has one, without what was said',
  async t => {
    const world = await aWorld(t)
    const { at, item, colin } = await writtenMinutes(world)
    await colin.post(`${item}/actions`, {
      text: 'Map the car washes',
      ownerOrganisationId: world.organisation.police,
      dueOn: '2027-04-01',
    })
    await colin.get(`${at}/agreed-letters`)
    await colin.submit(`${at}/agreed-letters`)
    const before = world.letters().length
    const asking = await colin.get(`${at}/circulate`)
    t.match(asking.text, /5 letters would go out/)
    t.match(asking.text, /Lena Fox Harbour Housing The minutes are ready to check/)
    t.match(asking.text, /Pete Marsh Northshire Police What the organisation missed/)
    const done = await colin.submit(`${at}/circulate`, { telling: 'send' })
    t.match(done.text, /Minutes circulated: 5 letters sent/)
    const letters = world.letters().slice(before)
    t.strictSame(
      letters.map(letter => letter.toAddress).sort(),
      ['amina', 'colin', 'lena', 'pete', 'tom'].map(who => `${who}@example.org`),
    )
    const missed = letters.find(letter => letter.toAddress === emailOf('pete'))
    t.equal(missed?.subject, 'RAS: what your organisation missed')
    t.match(missed?.text, /Nobody from Northshire Police was at the meeting on 1 March 2027/)
    t.match(missed?.text, /Decided: 1 decision, 1 of which touches your organisation\nAgreed: 1 action/)
    t.match(missed?.text, /RAS-2027-001 \(due 1 April 2027\)/)
    t.notMatch(missed?.text, /car washes|Train every council/)
    const ready = letters.find(letter => letter.toAddress === emailOf('tom'))
    t.equal(ready?.subject, 'RAS: the minutes are ready to check')
    t.match(ready?.text, new RegExp(`http://127.0.0.1:3000${at}`))
    t.notMatch(ready?.text, /car washes|Train every council|Lena reported|Spring meeting/)
    t.match((await (await world.as('tom')).get(at)).text, /Train every council/)
  },
)

t.test('Somebody with another name is told neutrally that there is something to read', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update people set alias = 'R.' where id = ?").run(world.person.tom)
  await circulatedMinutes(world)
  const letter = world.letters().find(each => each.toAddress === emailOf('tom'))
  t.match(letter, { subject: 'Community meeting: something is ready for you to read', fromName: 'Community meeting' })
  t.notMatch(`${letter?.text} ${letter?.html}`, /minutes|Riverside|\bRAS\b|slavery|\bTom\b|Harbour/i)
})

t.test('Colin circulates without telling anyone, and not twice', async t => {
  const world = await aWorld(t)
  const { at, colin } = await writtenMinutes(world)
  await colin.get(`${at}/circulate`)
  t.match((await colin.post(`${at}/circulate`)).text, /Choose whether to send the letters/)
  await colin.get(`${at}/circulate`)
  t.equal((await colin.post(`${at}/circulate`, { telling: 'save' })).status, 303)
  t.strictSame(world.letters(), [])
  t.equal((await colin.get(`${at}/circulate`)).status, 409)
  t.equal((await colin.post(`${at}/circulate`, { telling: 'send', version: '2' })).status, 409)
  t.strictSame(world.letters(), [])
})

t.test('What is circulated cannot be written; taken back to draft it can, and goes out anew', async t => {
  const world = await aWorld(t)
  const { at, item, colin } = await circulatedMinutes(world)
  const sent = world.letters().length
  await colin.get(at)
  t.equal((await colin.post(item, { text: 'Changed', decision: '', version: '1' })).status, 409)
  t.equal((await colin.get(`${at}/edit`)).status, 409)
  await colin.get(at)
  t.match((await colin.submit(`${at}/draft`)).text, /Back in draft/)
  const tom = await world.as('tom')
  const gone = await tom.get(at)
  t.equal(gone.status, 404)
  t.match(gone.text, /These minutes are being corrected/)
  await colin.get(item)
  await colin.post(item, { text: 'Changed', decision: '' })
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'send' })
  t.equal(world.letters().length, sent * 2)
  t.match((await tom.get(at)).text, /Changed/)
  const deeds = world.house.database.sqlite
    .prepare("select deed from activity where deed like 'minutes.%' order by number")
    .pluck()
    .all()
  t.match(deeds, ['minutes.started', 'minutes.written', 'minutes.circulated', 'minutes.taken-back'])
})

t.test('Whoever circulated the minutes, or wrote in them last, does not approve them', async t => {
  const world = await aWorld(t)
  const { at, colin, item } = await writtenMinutes(world)
  const amina = await world.as('amina')
  t.equal((await colin.get(`${at}/approve`)).status, 403, 'a co-ordinator never approves')
  t.equal((await amina.get(`${at}/approve`)).status, 409, 'a draft is not approved')

  world.clock.advance({ hours: 2 })
  await amina.get(`${at}/circulate`)
  await amina.post(`${at}/circulate`, { telling: 'save' })
  const asked = await amina.get(`${at}/approve`)
  t.match(asked.text, /You circulated these minutes, so somebody else has to approve them/)
  const api = await world.api('amina')
  const { fingerprint } = (await api.request('GET', `/api/v1${at}`)).json()
  t.equal((await amina.post(`${at}/approve`, { fingerprint })).status, 403)

  await colin.get(at)
  await colin.post(`${at}/draft`)
  await amina.get(item)
  await amina.post(item, { text: 'Amina wrote last', decision: '' })
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'save' })
  const again = (await api.request('GET', `/api/v1${at}`)).json()
  const refused = await amina.post(`${at}/approve`, { fingerprint: again.fingerprint })
  t.equal(refused.status, 403)
  t.match(refused.text, /You were the last to write in these minutes/)
  t.match((await amina.get(at)).text, /Circulated/)
})

t.test('Amina approves what Colin circulated, and it is frozen with its fingerprint', async t => {
  const world = await aWorld(t)
  const { at, amina } = await approvedMinutes(world)
  const read = await amina.get(at)
  t.match(read.text, /Approved by Amina Shah on 1 March 2027/)
  const record = await amina.get(`${at}/approved.json`)
  t.ok(read.text.includes(fingerprint(record.response.body)))
  t.match(JSON.parse(record.response.body), { meeting: { title: 'Spring meeting' }, quorum: { met: true } })
  const tom = await world.as('tom')
  t.equal((await tom.get(`${at}/approved.json`)).response.body, record.response.body)
  t.equal((await (await world.as('sam')).get(`${at}/approved.json`)).status, 404)
})

t.test('No route changes approved minutes, and what they say stays whatever happens around them', async t => {
  const world = await aWorld(t)
  const { at, api: apiAt, item, training, colin, amina } = await approvedMinutes(world)
  await amina.get(at)
  const frozen = (await amina.get(at)).text
  const [seat = ''] = world.house.database.sqlite.prepare('select id from attendances').pluck().all() as string[]
  const forms: [string, Record<string, string>][] = [
    [item, { text: 'Changed', decision: '', version: '1' }],
    [`${item}/actions`, { text: 'Do', ownerOrganisationId: world.organisation.harbour, dueOn: '2027-04-01' }],
    [`${at}/attendance`, { [`was-${seat}`]: 'present', [`attendance-${seat}`]: 'absent' }],
    [
      `${at}/attendance/substitutes`,
      { substituteName: 'X', organisationId: world.organisation.harbour, attendance: 'present' },
    ],
    [`${at}/attendance/${seat}/removal`, {}],
    [`${at}/circulate`, { telling: 'send', version: '4' }],
    [`${at}/draft`, { version: '4' }],
    [`${at}/approve`, { fingerprint: 'a'.repeat(64) }],
  ]
  for (const [path, fields] of forms) {
    await colin.get(at)
    const by = path.endsWith('approve') ? amina : colin
    await by.get(at)
    t.equal((await by.post(path, fields)).status, 409, path)
  }
  const program = await world.api('colin')
  const headers = { 'if-match': '"3"' }
  const puts: ['PUT' | 'POST', string, object][] = [
    ['PUT', `/items/${training}`, { text: 'Changed', decision: '' }],
    ['PUT', '/attendance', { attendance: [{ id: seat, attendance: 'absent' }] }],
    ['POST', '/circulation', { telling: 'send' }],
    ['POST', '/draft', {}],
  ]
  for (const [method, path, body] of puts)
    t.equal((await program.request(method, `${apiAt}${path}`, { body, headers })).statusCode, 409, path)
  world.house.database.sqlite.prepare("update organisations set display_name = display_name || ' renamed'").run()
  world.house.database.sqlite.prepare("update agenda_items set title = 'Renamed'").run()
  t.equal((await amina.get(at)).text, frozen)
})

t.test('The approver approves the text they read: what was circulated anew meanwhile is shown again first', async t => {
  const world = await aWorld(t)
  const { at, item, colin } = await circulatedMinutes(world)
  const amina = await world.as('amina')
  await amina.get(`${at}/approve`)
  await colin.get(at)
  await colin.post(`${at}/draft`)
  await colin.get(item)
  await colin.post(item, { text: 'Another text', decision: '', outcome: 'agreed' })
  await colin.get(`${at}/circulate`)
  await colin.post(`${at}/circulate`, { telling: 'save' })
  const late = await amina.post(`${at}/approve`)
  t.equal(late.status, 412)
  t.match(late.text, /Another text/)
  t.match((await amina.submit(`${at}/approve`)).text, /Minutes approved/)
})

t.test(
  'What was agreed stands in the minutes as it was, though the action is put off before they are approved',
  async t => {
    const world = await aWorld(t)
    const { at, item, colin } = await writtenMinutes(world)
    await colin.get(item)
    await colin.post(`${item}/actions`, {
      text: 'Map the car washes',
      ownerOrganisationId: world.organisation.police,
      dueOn: '2027-04-01',
    })
    await colin.get(`${at}/circulate`)
    await colin.post(`${at}/circulate`, { telling: 'save' })
    const actionId = world.house.database.sqlite.prepare('select id from actions').pluck().get()
    const action = `/partnerships/riverside/actions/${actionId}/due-date`
    t.match((await colin.fillIn(action, { dueOn: '2027-09-01', reason: 'Ill' })).text, /1 September 2027/)
    const amina = await world.as('amina')
    const read = await amina.get(`${at}/approve`)
    t.match(read.text, /1 April 2027/)
    t.notMatch(read.text, /1 September 2027/)
    await amina.post(`${at}/approve`)
    t.match((await amina.get(at)).text, /1 April 2027/)
  },
)

t.test('A correction to approved minutes is an addendum with its date, added once', async t => {
  const world = await aWorld(t)
  const { at } = await approvedMinutes(world)
  world.clock.set('2027-03-20T09:00:00.000Z')
  const colin = await world.as('colin')
  await colin.get(`${at}/addenda`)
  t.match((await colin.post(`${at}/addenda`, { text: ' ' })).text, /Enter what is to be corrected/)
  await colin.get(`${at}/addenda`)
  const addendum = { text: 'For “12 councils” read “11”.', _once: 'one form' }
  await colin.post(`${at}/addenda`, addendum)
  await colin.post(`${at}/addenda`, addendum)
  const read = await (await world.as('tom')).get(at)
  t.equal(read.text.match(/20 March 2027 , Colin Reed For “12 councils” read “11”\./g)?.length, 1)
  const tom = await world.as('tom')
  t.equal((await tom.get(`${at}/addenda`)).status, 403)
})

t.test('Circulated minutes do not change through their agenda either, until they are back in draft', async t => {
  const world = await aWorld(t)
  const { at, welcome, colin } = await circulatedMinutes(world)
  const agenda = at.replace(/minutes$/, 'agenda')
  const change = { title: 'Another title', kind: 'closed', minutesAllotted: '5' }
  const refused = await colin.fillIn(`${agenda}/items/${welcome}`, change)
  t.equal(refused.status, 409)
  t.match(refused.text, /minutes of this meeting have been circulated/)
  t.match(refused.html, /Another title/, 'what was typed is kept')
  t.equal((await colin.post(`${agenda}/items/${welcome}/down`)).status, 409)
  t.equal((await colin.fillIn(`${agenda}/items/new`, change)).status, 409)
  const program = await world.api('colin')
  const headers = { 'if-match': '"1"' }
  t.equal(
    (await program.request('DELETE', `/api/v1${agenda}/items/${welcome}`, { headers })).statusCode,
    409,
    'nor by a program',
  )
  await colin.get(at)
  await colin.post(`${at}/draft`)
  t.equal((await colin.fillIn(`${agenda}/items/${welcome}`, change)).status, 200)
})

t.test('There is no addendum to minutes that are not approved', async t => {
  const world = await aWorld(t)
  const { at, colin } = await circulatedMinutes(world)
  await colin.get(`${at}/addenda`)
  const early = await colin.post(`${at}/addenda`, { text: 'Correction' })
  t.equal(early.status, 409)
  t.match(early.text, /not approved yet/)
})

import t, { type Test } from 'tap'
import { scheduled } from '#test/meetings/scene.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'
import { aGroup, groupMeeting, joined, membershipOf } from './scene.ts'

const ACTIONS = '/partnerships/riverside/actions'
const API = `/api/v1${ACTIONS}`
const NOBODY = '019a6f3e-7c00-7000-8000-00000000ffff'

interface Raised {
  id: string
  reference: string
}

/** Pete leads a closed group; at its meeting one action was agreed for the police and one for Harbour Housing. */
async function agreedInClosedGroup(world: World) {
  const group = await aGroup(world, { name: 'Disruption', isClosed: 'yes' })
  const pete = await world.as('pete')
  const meeting = await groupMeeting(pete, group, { title: 'Car washes' })
  await pete.get(`${meeting}/agenda/items/new`)
  const item = { title: 'Visits', kind: 'discussion', owner: '', minutesAllotted: '10', note: '' }
  await pete.post(`${meeting}/agenda/items/new`, item)
  world.clock.set('2027-05-20T10:30:00.000Z')
  const lead = await world.as('pete')
  await lead.get(`${meeting}/minutes`)
  await lead.post(`${meeting}/minutes`)
  const api = await world.api('pete')
  const minutes = (await api.request('GET', `/api/v1${meeting}/minutes`)).json()
  const [{ agendaItemId }] = minutes.record.items
  const raise = async (text: string, who: Persona, organisation: 'police' | 'harbour'): Promise<Raised> => {
    const answer = await api.request('POST', `/api/v1${meeting}/minutes/items/${agendaItemId}/actions`, {
      body: {
        text,
        ownerOrganisationId: world.organisation[organisation],
        ownerPersonId: world.person[who],
        dueOn: '2027-06-01',
      },
    })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json()
  }
  const visit = await raise('Visit the washing bays by night', 'pete', 'police')
  const voids = await raise('Check the voids in Mill Road', 'tom', 'harbour')
  return { group, meeting, visit, voids, pete: lead }
}

/** What an action that is not there answers somebody, on every way to it. */
async function isNotThere(t: Test, world: World, who: Persona, action: Raised) {
  const browser = await world.as(who)
  const api = await world.api(who)
  for (const deed of ['', '/progress', '/completion', '/owner', '/later-date']) {
    const wanted = await browser.get(`${ACTIONS}/${NOBODY}${deed}`)
    const got = await browser.get(`${ACTIONS}/${action.id}${deed}`)
    t.strictSame([got.status, got.text], [wanted.status, wanted.text], `${who}: ${deed || 'the page'}`)
    t.equal(got.status, 404)
  }
  const headers = { 'if-match': '"1"' }
  const asks = [
    ['GET', '', undefined],
    ['POST', '/progress', { note: 'Well' }],
    ['POST', '/completion', { evidence: 'Done' }],
    ['POST', '/offers', { ownerOrganisationId: world.organisation.council, reason: 'x' }],
    ['POST', '/later-dates', { dueOn: '2027-07-01', reason: 'x' }],
  ] as const
  for (const [method, deed, body] of asks) {
    const of = async (id: string) => {
      const answer = await api.request(method, `${API}/${id}${deed}`, { body, headers })
      return [answer.statusCode, answer.body.replaceAll(id, '')]
    }
    t.strictSame(await of(action.id), await of(NOBODY), `${who}: ${method} ${deed}`)
  }
}

t.test('What a closed group agreed is nowhere for whoever is not in it and does not own it', async t => {
  const world = await aWorld(t)
  const { visit, voids } = await agreedInClosedGroup(world)
  const lena = await world.as('lena')
  await isNotThere(t, world, 'tom', visit)
  const api = await world.api('lena')
  const pages = [
    ACTIONS,
    `${ACTIONS}?show=all`,
    `${ACTIONS}?show=all&personId=${world.person.pete}`,
    `${ACTIONS}.csv?show=all`,
    '/partnerships/riverside/activity',
    '/partnerships/riverside/activity/trail',
    '/home',
    `/api/v1${ACTIONS}?show=all`,
    '/api/v1/partnerships/riverside/activity/stream',
  ]
  for (const page of pages) {
    const { body, statusCode } = page.startsWith('/api')
      ? await api.request('GET', page)
      : (await lena.get(page)).response
    t.equal(statusCode, 200, page)
    t.notMatch(body, /washing bays|RAS-2027-001/, page)
  }
  t.notMatch((await lena.get(`${ACTIONS}?show=all&text=washing`)).text, /Visit/)
  for (const words of ['washing', visit.reference]) {
    const { rows, ...found } = (await api.request('GET', `/api/v1/search?q=${words}`)).json()
    t.strictSame(rows, [], words)
    t.notMatch(JSON.stringify(found), /"count":[1-9]/, 'and nothing is counted')
  }
  t.match((await lena.get('/partnerships/riverside')).text, /1 open action/, 'their own is counted')
  t.match((await lena.get(ACTIONS)).text, new RegExp(voids.reference), 'what their organisation owns they see')
  t.match((await (await world.as('tom')).get(`${ACTIONS}/${voids.id}`)).text, /Check the voids/)
})

t.test('Who is in the group and the secretariat see all of it; of whose they are, each sees their own', async t => {
  const world = await aWorld(t)
  const { visit, voids, meeting } = await agreedInClosedGroup(world)
  for (const who of ['pete', 'amina', 'colin'] as const) {
    const register = (await (await world.as(who)).get(ACTIONS)).text
    t.match(register, /Visit the washing bays/, who)
    t.match(register, /Check the voids/, who)
    t.match((await (await world.as(who)).get('/search?q=washing')).text, /washing/, who)
  }
  const tom = await world.as('tom')
  const page = await tom.get(`${ACTIONS}/${voids.id}`)
  t.notMatch(page.html, new RegExp(meeting), 'the meeting behind it is not open to its owner')
  t.match((await world.as('pete').then(pete => pete.get(`${ACTIONS}/${visit.id}`))).html, new RegExp(meeting))
})

t.test('A main meeting’s agenda, pack and minutes name them for nobody; the group’s own agenda does', async t => {
  const world = await aWorld(t)
  const { group, pete } = await agreedInClosedGroup(world)
  const chair = await world.as('amina')
  const main = await scheduled(chair)
  await chair.get(`${main}/agenda`)
  await chair.post(`${main}/agenda/standing`)
  for (const who of ['amina', 'tom', 'pete'] as const)
    for (const page of [`${main}/agenda`, `${main}/pack`])
      t.notMatch((await (await world.as(who)).get(page)).text, /washing bays|voids in Mill/, `${who} ${page}`)
  const next = await groupMeeting(pete, group, { title: 'Again', 'heldOn-month': '6', 'heldOn-day': '22' })
  await pete.get(`${next}/agenda`)
  await pete.post(`${next}/agenda/standing`)
  t.match((await pete.get(`${next}/agenda`)).text, /washing bays/)
})

t.test('The file that shows how one went opens to those who see the action only', async t => {
  const world = await aWorld(t)
  const { visit, pete } = await agreedInClosedGroup(world)
  const shown = await pete.upload(
    `${ACTIONS}/${visit.id}/progress`,
    { note: 'Two were visited' },
    { name: 'visits.txt', bytes: 'Nights of May' },
  )
  const file = /\/partnerships\/riverside\/documents\/[0-9a-f-]+/.exec(shown.html)?.[0] ?? ''
  t.not(file, '')
  t.equal((await pete.get(file)).status, 200)
  t.equal((await (await world.as('tom')).get(file)).status, 404)
})

t.test('Offered to Harbour Housing it is theirs to read until they decline', async t => {
  const world = await aWorld(t)
  const { visit } = await agreedInClosedGroup(world)
  const pete = await world.api('pete')
  const offered = await pete.request('POST', `${API}/${visit.id}/offers`, {
    body: { ownerOrganisationId: world.organisation.harbour, reason: 'You have the keys' },
    headers: { 'if-match': '"1"' },
  })
  t.equal(offered.statusCode, 200, offered.body)
  const lena = await world.as('lena')
  const page = await lena.get(`${ACTIONS}/${visit.id}`)
  t.match(page.text, /washing bays/)
  const answer = /href="([^"]+\/offers\/[^"]+)"/.exec(page.html)?.[1] ?? ''
  const declined = await lena.fillIn(answer, { answer: 'decline', reason: 'We have not' })
  t.equal(declined.status, 200)
  t.match(declined.text, /Declined/)
  t.equal((await lena.get(`${ACTIONS}/${visit.id}`)).status, 404)
  t.equal((await lena.get(answer)).status, 404)
})

t.test('Who was taken out of a closed group while mail was away gets nothing of it', async t => {
  const world = await aWorld(t)
  const group = await aGroup(world, { name: 'Disruption', isClosed: 'yes' })
  const pete = await world.as('pete')
  await joined(pete, group, membershipOf(world, 'lena'))
  const meeting = await groupMeeting(pete, group, { title: 'Car washes' })
  await scheduled(await world.as('amina'))
  await pete.get(`${meeting}/papers/send`)
  await pete.post(`${meeting}/papers/send`, {})
  const waiting = (who: Persona) =>
    world.letters().filter(each => each.toAddress === emailOf(who) && each.state === 'queued')
  const of = (who: Persona) => waiting(who).filter(each => meeting.endsWith(each.subjectId ?? '-'))
  t.ok(of('lena').length > 0)
  const others = of('pete').length
  const removal = [...(await pete.get(group)).html.matchAll(/action="([^"]+\/removal)"/g)]
  for (const [, path = ''] of removal) if ((await pete.post(path)).status === 303) break
  t.strictSame(of('lena'), [], 'nor a word that it is off')
  t.equal(of('pete').length, others)
  t.equal(waiting('lena').length, 1, 'the meeting of the whole partnership is hers still')
})

t.test('Once the group is open to all, so is what it agreed', async t => {
  const world = await aWorld(t)
  const { group, visit } = await agreedInClosedGroup(world)
  const chair = await world.as('amina')
  await chair.get(`${group}/change`)
  const open = { name: 'Disruption', kind: 'standing', leadPersonId: world.person.pete, quorum: '0', version: '1' }
  t.equal((await chair.post(`${group}/change`, open)).status, 303)
  t.equal((await (await world.as('tom')).get(`${ACTIONS}/${visit.id}`)).status, 200)
})

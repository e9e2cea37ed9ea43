import t from 'tap'
import { aWorld, type World } from '#test/support/world.ts'

const ACTIONS = '/partnerships/riverside/actions'
const API = '/api/v1/partnerships/riverside/actions'

async function threeActions(world: World) {
  const amina = await world.api('amina')
  for (const text of ['Send the leaflet', 'Map the car washes', 'Train the night shift'])
    await amina.request('POST', API, {
      body: { text, ownerOrganisationId: world.organisation.harbour, dueOn: '2027-03-20' },
    })
  return amina
}

const line = (reference: string, change: Record<string, string> = {}) => ({ reference, ...change })

t.test('Colin updates three actions on one page: a date, a note, a closing', async t => {
  const world = await aWorld(t)
  const amina = await threeActions(world)
  const colin = await world.as('colin')
  await colin.get(`${ACTIONS}/together`)
  const fields = (note3: string) => ({
    'version-RAS-2027-001': '1',
    'state-RAS-2027-001': 'open',
    'due-RAS-2027-001': '2027-04-20',
    'note-RAS-2027-001': 'The printer failed',
    'version-RAS-2027-002': '1',
    'state-RAS-2027-002': 'open',
    'due-RAS-2027-002': '2027-03-20',
    'note-RAS-2027-002': '',
    'version-RAS-2027-003': '1',
    'state-RAS-2027-003': 'closed',
    'due-RAS-2027-003': '2027-03-20',
    'note-RAS-2027-003': note3,
  })
  const wrong = await colin.submit(`${ACTIONS}/together`, fields(''))
  t.equal(wrong.status, 400)
  t.match(wrong.text, /RAS-2027-003: Say why, or what was done/)
  t.match(wrong.html, /The printer failed/, 'what was typed stays')
  t.strictSame(await state(amina), ['open', 'open', 'open'], 'and nothing is saved')
  const done = await colin.submit(`${ACTIONS}/together`, fields('All 14 were trained'))
  t.match(done.text, /2 actions updated/)
  t.strictSame(await state(amina), ['closed', 'open', 'open'])
  const [moved] = (await amina.request('GET', `${API}?text=leaflet`)).json().rows
  t.match(moved, { dueOn: '2027-04-20', timesDeferred: 1 })
})

/** The states of all three, the latest due first and the latest number first. */
const state = async (amina: Awaited<ReturnType<World['api']>>) =>
  (await amina.request('GET', `${API}?show=all`))
    .json()
    .rows.toSorted((a: { reference: string }, b: { reference: string }) => b.reference.localeCompare(a.reference))
    .map((row: { state: string }) => row.state)

t.test('A list of a spreadsheet is seen before it is saved, and one wrong line saves nothing', async t => {
  const world = await aWorld(t)
  const amina = await threeActions(world)
  const update = (lines: object[]) => amina.request('POST', `${API}/together`, { body: { lines } })
  for (const [change, words] of [
    [{ state: 'silly', note: 'x' }, /not one of/],
    [{ dueOn: '2027-13-01', note: 'x' }, /not a date/],
    [{ dueOn: '2027-02-01', note: 'x' }, /has passed/],
    [{ version: '7', state: 'done', note: 'x' }, /Somebody changed/],
    [{ state: 'cancelled' }, /Say why/],
    [{ state: 'done', note: 'Gave it to AB12 CDE' }, /holds a vehicle registration.*call 999/],
  ] as const) {
    const answer = await update([line('RAS-2027-001', { state: 'done', note: 'Sent' }), line('RAS-2027-002', change)])
    t.equal(answer.statusCode, 400)
    t.match(answer.json().detail, words)
  }
  t.match((await update([line('HAS-2027-001', { state: 'done', note: 'x' })])).json().detail, /No action of this/)
  t.strictSame(await state(amina), ['open', 'open', 'open'])
  t.equal((await (await world.api('tom')).request('POST', `${API}/together`, { body: { lines: [] } })).statusCode, 403)
  t.equal((await (await world.api('sam')).request('POST', `${API}/together`, { body: { lines: [] } })).statusCode, 404)
  t.equal((await (await world.as('tom')).get(`${ACTIONS}/together`)).status, 403)
})

t.test('What leaves as CSV comes back changed: British dates, quotation marks and all', async t => {
  const world = await aWorld(t)
  const amina = await threeActions(world)
  const colin = await world.as('colin')
  const csv = String((await colin.get(`${ACTIONS}.csv?show=all`)).response.body)
  const changed = csv
    .replace(/(RAS-2027-001,[^\n]*?),2027-03-20,Open,,/, '$1,20/04/2027,Open,"The ""printer"" failed 🖨",')
    .replace(/(RAS-2027-002,[^\n]*?),2027-03-20,Open,,/, '$1,2027-03-20,Done,All mapped,')
  await colin.get(`${ACTIONS}/together/file`)
  const plan = await colin.upload(`${ACTIONS}/together/file`, {}, { name: 'actions.csv', bytes: changed })
  t.match(plan.text, /2 actions would change.*1 line stays/)
  t.match(plan.text, /Change the due date to 20 April 2027.*The "printer" failed 🖨/)
  t.strictSame(await state(amina), ['open', 'open', 'open'])
  t.match((await colin.submit(`${ACTIONS}/together/file/confirmation`)).text, /2 actions updated/)
  t.strictSame(await state(amina), ['open', 'done', 'open'])
})

t.test(
  'A list that comes back with what could identify somebody is not saved, or only once Colin vouches for it',
  async t => {
    const world = await aWorld(t)
    const amina = await threeActions(world)
    const colin = await world.as('colin')
    const csv = String((await colin.get(`${ACTIONS}.csv?show=all`)).response.body)
    const noted = (note: string) =>
      csv.replace(/(RAS-2027-002,[^\n]*?),2027-03-20,Open,,/, `$1,2027-03-20,Done,${note},`)
    const bring = (note: string) =>
      colin.upload(`${ACTIONS}/together/file`, {}, { name: 'actions.csv', bytes: noted(note) })

    const kept = await bring('Told the police: 42/123456/26')
    t.match(kept.text, /RAS-2027-002 ?: The note holds a crime reference. If somebody is in danger call 999/)
    t.notMatch(kept.text, /Save it/)

    await bring('"Ask the desk:\n01245 490 490"')
    t.equal((await colin.post(`${ACTIONS}/together/file/confirmation`)).status, 422, 'at the beginning of a line too')
    await bring('Ask the desk on 01245 490 490')
    const asked = await colin.post(`${ACTIONS}/together/file/confirmation`)
    t.equal(asked.status, 422)
    t.match(asked.text, /This seems to hold a telephone number.*01245 490 490.*No one could be identified from this/)
    t.strictSame(await state(amina), ['open', 'open', 'open'])
    const tick = /name="_identifiesNoOne"[^>]* value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
    const saved = await colin.submit(`${ACTIONS}/together/file/confirmation`, { _identifiesNoOne: tick })
    t.match(saved.text, /1 action updated/)
    t.strictSame(await state(amina), ['open', 'done', 'open'])
  },
)

import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { lettersTo, planned } from './scene.ts'

const MEETINGS = '/api/v1/partnerships/riverside/meetings'

t.test('A program plans, schedules, changes and cancels a meeting, with the version it saw', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  const made = await api.request('POST', MEETINGS, { body: planned, headers: { 'idempotency-key': 'one' } })
  t.equal(made.statusCode, 201)
  t.match(made.json(), { title: 'Quarterly meeting', state: 'draft', startsAt: '2027-06-10T09:00:00.000Z', version: 1 })
  const again = await api.request('POST', MEETINGS, { body: planned, headers: { 'idempotency-key': 'one' } })
  t.equal(again.json().id, made.json().id)
  const at = `${MEETINGS}/${made.json().id}`
  const unseen = await api.request('POST', `${at}/schedule`, { body: { tell: 'send' } })
  t.equal(unseen.statusCode, 400)
  const seen = (etag: unknown) => ({ 'if-match': String(etag) })
  const scheduled = await api.request('POST', `${at}/schedule`, {
    body: { tell: 'send' },
    headers: seen(made.headers.etag),
  })
  t.match(scheduled.json(), { state: 'scheduled', icalSequence: 0 })
  t.equal(world.letters().length, 5)
  const moved = await api.request('PUT', at, {
    body: { ...planned, startTime: '9:30', tell: 'send' },
    headers: seen(scheduled.headers.etag),
  })
  t.match(moved.json(), { startTime: '09:30', icalSequence: 1 })
  t.equal(world.letters().length, 10)
  const late = await api.request('PUT', at, {
    body: { ...planned, tell: 'send' },
    headers: seen(scheduled.headers.etag),
  })
  t.equal(late.statusCode, 412)
  t.equal(world.letters().length, 10)
  const cancelled = await api.request('POST', `${at}/cancellation`, {
    body: { reason: 'Flood', tell: 'save only' },
    headers: seen(moved.headers.etag),
  })
  t.match(cancelled.json(), { state: 'cancelled', cancelledReason: 'Flood', icalSequence: 2 })
  t.equal(world.letters().length, 10)
})

t.test('Tom reads and answers by program, but plans nothing and sees no draft', async t => {
  const world = await aWorld(t)
  const [amina, tom, sam] = [await world.api('amina'), await world.api('tom'), await world.api('sam')]
  const made = await amina.request('POST', MEETINGS, { body: planned })
  const at = `${MEETINGS}/${made.json().id}`
  t.equal((await tom.request('GET', at)).statusCode, 404)
  t.equal((await tom.request('PUT', `${at}/answer`, { body: { answer: 'accepted' } })).statusCode, 404)
  t.strictSame((await tom.request('GET', MEETINGS)).json(), { rows: [], next: null })
  t.equal((await tom.request('POST', MEETINGS, { body: planned })).statusCode, 403)
  await amina.request('POST', `${at}/schedule`, { body: { tell: 'send' }, headers: { 'if-match': '"1"' } })
  t.equal((await tom.request('GET', at)).json().title, 'Quarterly meeting')
  t.equal((await tom.request('GET', MEETINGS)).json().rows.length, 1)
  const answered = await tom.request('PUT', `${at}/answer`, {
    body: { answer: 'delegated', substituteName: 'Una O’Neill' },
  })
  t.match(answered.json(), { answer: 'delegated', substituteName: 'Una O’Neill', answeredVia: 'api' })
  t.equal((await tom.request('PUT', `${at}/answer`, { body: { answer: 'perhaps' } })).statusCode, 400)
  t.equal((await tom.request('PUT', `${at}/answer`, { body: { answer: 'delegated' } })).statusCode, 400)
  t.equal((await tom.request('GET', `${at}/answers`)).statusCode, 403)
  t.match((await amina.request('GET', `${at}/answers`)).json(), { coming: 1, maybe: 0, notComing: 0, missing: 2 })
  const entered = await amina.request('PUT', `${at}/answers/${world.person.pete}`, { body: { answer: 'declined' } })
  t.match(entered.json(), { personId: world.person.pete, answer: 'declined', answeredVia: 'chair' })
  t.equal(
    (await amina.request('PUT', `${at}/answers/${world.person.sam}`, { body: { answer: 'declined' } })).statusCode,
    404,
  )
  for (const path of [at, MEETINGS, `${at}/answers`]) t.equal((await sam.request('GET', path)).statusCode, 404)
  t.equal(lettersTo(world, 'tom').length, 1)
})

t.test('A list goes on where the page before ended, both ways', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  for (let day = 1; day <= 25; day++)
    await api.request('POST', MEETINGS, { body: { ...planned, heldOn: `2027-06-${String(day).padStart(2, '0')}` } })
  const walk = async (when: string) => {
    const days: string[] = []
    let cursor = ''
    do {
      const page = (await api.request('GET', `${MEETINGS}?when=${when}${cursor}`)).json()
      days.push(...page.rows.map((row: { heldOn: string }) => row.heldOn))
      cursor = page.next ? `&cursor=${page.next}` : ''
    } while (cursor)
    return days
  }
  const all = await walk('all')
  t.equal(all.length, 25)
  t.strictSame(all, all.toSorted().reverse())
  t.strictSame(await walk('coming'), all.toSorted())
  t.strictSame(await walk('past'), [])
  t.equal((await api.request('GET', `${MEETINGS}?colour=red`)).statusCode, 400)
})

t.test('Unknown, malformed and dangerous input is refused with the field at fault', async t => {
  const world = await aWorld(t)
  const api = await world.api('amina')
  for (const [body, field] of [
    [{ ...planned, heldOn: '2027-02-30' }, 'heldOn'],
    [{ ...planned, endTime: '09:00' }, 'endTime'],
    [{ ...planned, title: 'a\r\nATTENDEE:mailto:evil@example.org' }, 'title'],
    [{ ...planned, joiningLink: 'javascript:alert(1)' }, 'joiningLink'],
    [{ ...planned, joiningLink: 'https://meet.example/\r\nATTENDEE:mailto:other@evil.example' }, 'joiningLink'],
    [{ ...planned, mode: 'telepathy' }, 'mode'],
  ] as const) {
    const refused = await api.request('POST', MEETINGS, { body })
    t.equal(refused.statusCode, 400, field)
    t.equal(refused.json().errors[0].field, field)
  }
  t.equal((await api.request('POST', MEETINGS, { body: { ...planned, partnershipId: 'hillside' } })).statusCode, 400)
})

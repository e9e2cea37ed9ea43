import t from 'tap'
import { aWorld } from '#test/support/world.ts'

const LIST = '/partnerships/riverside/sensitive-dates'
const day = {
  name: 'A loss we remember',
  reason: 'Families gather',
  'onDate-day': '14',
  'onDate-month': '9',
  'onDate-year': '2021',
  isYearly: 'yes',
  kind: 'sensitive',
}

t.test('Colin adds a date with its reason, is warned of it, changes it and takes it out again', async t => {
  const world = await aWorld(t)
  const colin = await world.as('colin')
  t.match((await colin.get(LIST)).text, /39 deaths at Grays/, 'those of everybody are there')
  t.match((await colin.fillIn(`${LIST}/new`, day)).text, /14 September 2021 every year Avoid A loss we remember/)
  const warned = async () => {
    const at = '/api/v1/partnerships/riverside/programmes/checks'
    const meeting = { title: 'M', heldOn: '2027-09-14', startTime: '10:00', endTime: '12:00', mode: 'online' }
    const answer = await (await world.api('colin')).request('POST', at, { body: { meetings: [meeting] } })
    return answer.json().meetings[0].warnings
  }
  t.strictSame(await warned(), [{ kind: 'sensitive', words: 'A loss we remember: Families gather' }])
  const change =
    /\/partnerships\/riverside\/sensitive-dates\/[^"]+\/change/.exec((await colin.get(LIST)).html)?.[0] ?? ''
  t.match((await colin.fillIn(change, { ...day, 'onDate-day': '15' })).text, /15 September 2021/)
  t.strictSame(await warned(), [])
  const removed = await colin.submit(change.replace('change', 'removal'))
  t.match(removed.text, /Date removed/)
  t.notMatch(removed.text, /A loss we remember/)
})

t.test('A date without a reason is refused, a stale change too, and two presses add one', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.get(`${LIST}/new`)
  const page = await amina.post(`${LIST}/new`, { ...day, reason: '' })
  t.equal(page.status, 400)
  t.match(page.text, /Enter why it matters/)
  t.match(page.html, 'value="A loss we remember"')
  const once = { ...day, _once: 'the same form' }
  await amina.post(`${LIST}/new`, once)
  await amina.post(`${LIST}/new`, once)
  const html = (await amina.get(LIST)).html
  t.equal(html.match(/\/change"/g)?.length, 1)
  const change = /\/partnerships\/riverside\/sensitive-dates\/[^"]+\/change/.exec(html)?.[0] ?? ''
  await amina.get(change)
  t.equal((await amina.post(change, { ...day, version: '1' })).status, 303)
  t.equal((await amina.post(change, { ...day, version: '1' })).status, 412)
})

t.test('Another partnership’s dates are nobody’s business, and a member keeps none', async t => {
  const world = await aWorld(t)
  const [amina, sam, tom] = [await world.api('amina'), await world.api('sam'), await world.api('tom')]
  const body = { name: 'Ours', reason: 'It matters', onDate: '2027-09-14', kind: 'notable' }
  const at = '/api/v1/partnerships/riverside/sensitive-dates'
  const made = await amina.request('POST', at, { body })
  t.equal(made.statusCode, 201, made.body)
  const { id } = made.json()
  t.match((await amina.request('GET', at)).json().rows[0], { ...body, id, isYearly: false, version: 1 })
  const headers = { 'if-match': '"1"' }
  t.equal((await sam.request('GET', at)).statusCode, 404)
  t.equal((await sam.request('PUT', `${at.replace('riverside', 'hillside')}/${id}`, { body, headers })).statusCode, 404)
  t.equal((await sam.request('DELETE', `${at.replace('riverside', 'hillside')}/${id}`)).statusCode, 404)
  t.notMatch((await sam.request('GET', at.replace('riverside', 'hillside'))).body, /Ours/)
  t.equal((await tom.request('GET', at)).statusCode, 403)
  t.equal(
    (await amina.request('PUT', `${at}/${id}`, { body: { ...body, name: 'Still ours' }, headers })).json().name,
    'Still ours',
  )
  t.equal((await amina.request('PUT', `${at}/${id}`, { body, headers })).statusCode, 412)
  t.equal((await amina.request('DELETE', `${at}/${id}`)).statusCode, 204)
  t.equal((await amina.request('DELETE', `${at}/${id}`)).statusCode, 404)
})

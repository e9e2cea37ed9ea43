import t from 'tap'
import { aWorld } from '#test/support/world.ts'

const RIVERSIDE = '/api/v1/partnerships/riverside'

t.test('A program that has seen a partnership is told in one word that nothing about it has changed', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const seen = await amina.request('GET', RIVERSIDE)
  const etag = String(seen.headers.etag)
  const asked = (wanted: string) => amina.request('GET', RIVERSIDE, { headers: { 'if-none-match': wanted } })
  for (const wanted of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const same = await asked(wanted)
    t.same([same.statusCode, same.body, same.headers.etag], [304, '', etag], wanted)
    t.same([same.headers['content-type'], same.headers['content-length']], [undefined, undefined], wanted)
  }
  const other = await asked('"1"')
  t.same([other.statusCode, other.body], [200, seen.body])
  const head = await world.app.inject({
    method: 'HEAD',
    url: RIVERSIDE,
    headers: {
      host: '127.0.0.1:3000',
      authorization: String(seen.raw.req.headers.authorization),
      'if-none-match': etag,
    },
  })
  t.equal(head.statusCode, 304)
  const body = { name: 'R', areaName: 'R', aims: '', cadence: 'monthly', quorum: 1 }
  const changed = await amina.request('PUT', RIVERSIDE, { body, headers: { 'if-match': etag, 'if-none-match': '*' } })
  t.equal(changed.statusCode, 200, 'the ETag as it came is taken for a change')
  t.match((await asked(etag)).json(), { name: 'R' })
  const late = await amina.request('PUT', RIVERSIDE, { body, headers: { 'if-match': etag } })
  t.equal(late.statusCode, 412)
})

t.test('What comes from elsewhere is news too, though the version is the same', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const seen = await amina.request('GET', RIVERSIDE)
  world.house.database.sqlite
    .prepare("update organisations set display_name = 'Riverside City Council' where id = ?")
    .run(world.organisation.council)
  const headers = { 'if-none-match': String(seen.headers.etag) }
  const renamed = await amina.request('GET', RIVERSIDE, { headers })
  t.equal(renamed.statusCode, 200)
  t.match(renamed.json(), { hostName: 'Riverside City Council', version: 1 })
})

import t from 'tap'
import { aWorld } from '#test/support/world.ts'

t.test('Priya follows a link from a newsletter that hangs a word of its own on the address', async t => {
  const world = await aWorld(t)
  const priya = await world.as('priya')
  for (const path of ['/funding/northshire?utm_source=x', '/funding/northshire/grants?x=1'])
    t.equal((await priya.get(path)).status, 200, path)
})

t.test('A program is told in our words what it sent that we do not know', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const detailOf = async (...request: Parameters<typeof amina.request>) => {
    const answer = await amina.request(...request)
    t.equal(answer.statusCode, 400)
    return answer.json().detail
  }
  const at = '/api/v1/partnerships/riverside/actions'
  t.equal(await detailOf('GET', `${at}?colour=red`), 'We do not know "colour" here')
  const json = { 'content-type': 'application/json' }
  for (const sent of ['[]', 'null', '"text"'])
    t.equal(
      await detailOf('POST', at, { body: sent, headers: json }),
      'Send an object with the fields of this operation',
      sent,
    )
})

type Body = { content: Record<string, { schema: { properties?: object } }> }

t.test('No word of the library reaches whoever sends nonsense to any operation', async t => {
  const world = await aWorld(t)
  const programs = [await world.api('amina'), await world.api('priya')]
  const document = (await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })).json()
  const operations = Object.entries<Record<string, { requestBody?: Body }>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase() as 'POST',
      at: path
        .replace('{partnershipId}', 'riverside')
        .replace('{policeAreaId}', 'northshire')
        .replace(/\{\w+\}/g, '019a6f3e-7c00-7000-8000-000000000001'),
      fields: Object.keys(requestBody?.content['application/json']?.schema.properties ?? {}),
    })),
  )
  for (const program of programs)
    for (const { method, at, fields } of operations)
      for (const value of [{}, 7, 'x'.repeat(30_000), [7]]) {
        const body = Object.fromEntries(fields.map(field => [field, value]))
        const { payload } = await program.request(method, at, { body, headers: { 'if-match': '"1"' } })
        if (/Invalid|expected|Too (big|small)|Unrecognized/.test(payload)) t.fail(`${method} ${at}: ${payload}`)
      }
})

import t from 'tap'
import { z } from 'zod'
import { aWorld } from '#test/support/world.ts'

type Operation = {
  summary?: string
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> }
  tags?: string[]
  responses?: Record<
    string,
    { description: string; headers?: object; content?: Record<string, { schema?: Record<string, unknown> }> }
  >
}

type Paths = Record<string, Record<string, Operation>>

t.test('A developer reads the API as OpenAPI 3.1: every operation says what it does and gives an example', async t => {
  const world = await aWorld(t)
  const response = await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })
  t.equal(response.statusCode, 200)
  const document = response.json() as { openapi: string; paths: Record<string, Record<string, Operation>> }
  t.equal(document.openapi, '3.1.0')
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method} ${path}`
      t.ok(operation.summary, `${name} has a summary`)
      t.ok(operation.tags?.length, `${name} has a subject`)
      const success = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))
      t.ok(success, `${name} describes its answer`)
      const schema = success?.[1].content?.['application/json']?.schema
      if (schema) t.ok(JSON.stringify(schema).includes('"example'), `${name} gives an example`)
      t.strictSame(Object.keys(operation.responses?.default?.content ?? {}), ['application/problem+json'], name)
      t.notMatch(JSON.stringify(operation.responses), /Default Response/, `${name} says what it answers`)
    }
})

t.test('What is served under /api/v1 is what is described', async t => {
  const world = await aWorld(t)
  const response = await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })
  const described = Object.entries(response.json().paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  for (const route of described) {
    const [method = '', url = ''] = route.split(' ')
    t.ok(world.app.hasRoute({ method: method as 'GET', url }), `${route} is served`)
  }
  t.ok(described.length > 0)
})

t.test('Whatever a developer is to send, the description gives an example of it that would be taken', async t => {
  const world = await aWorld(t)
  const response = await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })
  for (const [path, methods] of Object.entries((response.json() as { paths: Paths }).paths))
    for (const [method, { requestBody }] of Object.entries(methods))
      for (const { schema, example } of Object.values(requestBody?.content ?? {})) {
        t.ok(example !== undefined, `${method} ${path} has an example of its body`)
        const taken = z.fromJSONSchema(withoutClasses(schema)).safeParse(example)
        t.ok(taken.success, `${method} ${path}: ${JSON.stringify(example)} ${taken.error?.message ?? ''}`)
      }
})

/** Zod reads a pattern without its `u`, and so no class of characters in it. */
const withoutClasses = (schema: object) =>
  JSON.parse(JSON.stringify(schema), (name, value) =>
    name === 'pattern' && String(value).includes('\\p{') ? undefined : value,
  )

t.test('A developer sees which headers an operation takes and gives, and what to call it', async t => {
  const world = await aWorld(t)
  const response = await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })
  const { paths, tags } = response.json() as { paths: Paths; tags: { name: string }[] }
  const headersOf = (operation: Operation | undefined) =>
    (operation?.parameters ?? []).filter(each => each.in === 'header').map(({ name, required }) => [name, required])
  const meeting = paths['/api/v1/partnerships/{partnershipId}/meetings/{meetingId}']
  t.match(headersOf(meeting?.put), [['if-match', true], ['identifies-no-one']])
  t.match(headersOf(paths['/api/v1/partnerships/{partnershipId}/meetings']?.post)[0]?.[0], 'idempotency-key')
  t.ok(Object.hasOwn(meeting?.get?.responses?.['200']?.headers ?? {}, 'ETag'))
  const operations = Object.values(paths).flatMap(methods => Object.values(methods))
  const ids = operations.map(({ operationId }) => operationId)
  t.ok(ids.every(id => /^[a-zA-Z]+$/.test(id ?? '')))
  t.equal(new Set(ids).size, ids.length)
  for (const each of operations) t.ok(tags.some(({ name }) => name === each.tags?.[0]))
})

t.test('A program is told what it must bring: a key that is one, an ETag as it came, a token', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const at = '/api/v1/partnerships/riverside'
  const body = { text: 'Send the guide', ownerOrganisationId: world.organisation.council, dueOn: '2027-06-10' }
  const keyless = await amina.request('POST', `${at}/actions`, { body, headers: { 'idempotency-key': '' } })
  t.match(keyless.json(), { status: 400, detail: 'Send an Idempotency-Key of 1 to 100 characters' })
  const about = { name: 'Riverside', areaName: 'Riverside', aims: '', cadence: 'quarterly', quorum: 0 }
  const bare = await amina.request('PUT', at, { body: about, headers: { 'if-match': '1' } })
  t.equal(bare.statusCode, 400)
  const weakened = await amina.request('PUT', at, { body: about, headers: { 'if-match': 'W/"1"' } })
  t.equal(weakened.statusCode, 200, 'a proxy that compresses marks it so')
  const unknown = await world.app.inject({ url: at, headers: { host: '127.0.0.1:3000' } })
  t.equal(unknown.statusCode, 401)
  t.equal(unknown.headers['www-authenticate'], 'Bearer')
})

t.test('A person reads the same on a page', async t => {
  const world = await aWorld(t)
  const page = await world.stranger().get('/api/docs')
  t.equal(page.status, 200)
  t.match(page.text, /\/api\/v1\/partnerships\/\{partnershipId\}/)
})

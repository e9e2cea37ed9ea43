import t from 'tap'
import { aWorld } from '#test/support/world.ts'

type Operation = {
  summary?: string
  tags?: string[]
  responses?: Record<string, { content?: Record<string, { schema?: Record<string, unknown> }> }>
}

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
      t.ok(operation.responses?.default, `${name} describes its problems`)
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

t.test('A person reads the same on a page', async t => {
  const world = await aWorld(t)
  const page = await world.stranger().get('/api/docs')
  t.equal(page.status, 200)
  t.match(page.text, /\/api\/v1\/partnerships\/\{partnershipId\}/)
})

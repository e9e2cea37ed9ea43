import t from 'tap'
import { addressOf, routesOf } from '#test/support/routes.ts'
import { aWorld } from '#test/support/world.ts'

const HOST = { host: '127.0.0.1:3000' }

t.test('Whoever asks for what an address does not do is told what it does, be they known or not', async t => {
  const world = await aWorld(t)
  const at = '/api/v1/partnerships/riverside/meetings'
  const tom = await world.api('tom')
  const known = await tom.request('DELETE', at)
  t.equal(known.statusCode, 405)
  t.equal(known.headers.allow, 'GET, HEAD, POST')
  t.match(known.headers['content-type'], /^application\/problem\+json/)
  t.match(known.json(), { title: 'Method Not Allowed', status: 405, detail: /DELETE.*GET, HEAD, POST/ })
  for (const url of [at, at.replace('riverside', 'hillside'), at.replace('riverside', 'nowhere')]) {
    const unknown = await world.app.inject({ method: 'DELETE', url, headers: HOST })
    t.same([unknown.statusCode, unknown.headers.allow, unknown.body], [405, 'GET, HEAD, POST', known.body], url)
    t.equal((await tom.request('DELETE', url)).body, known.body, url)
  }
})

t.test('Tom, who comes to the address of a button, is told that there is nothing to read', async t => {
  const world = await aWorld(t)
  const page = await (await world.as('tom')).get('/sign-out')
  t.equal(page.status, 405)
  t.equal(page.response.headers.allow, 'POST')
  t.match(page.text, /There is nothing to read at this address/)
  t.match(page.text, /Sign out/, 'on a page that knows him')
})

t.test('HEAD is answered as GET', async t => {
  const world = await aWorld(t)
  const head = await world.app.inject({ method: 'HEAD', url: '/sign-in', headers: HOST })
  t.equal(head.statusCode, 200)
})

t.test('By whatever method an address is asked that is none, it is not found, and nothing else is said', async t => {
  const world = await aWorld(t)
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY', 'MKCOL']
  for (const method of methods)
    for (const url of ['/api/v1/nothing', '/api/nothing', '/api/v1/']) {
      const bodies = ['HEAD', 'GET', 'TRACE'].includes(method)
        ? [undefined]
        : ['application/json', 'text/xml', undefined]
      for (const type of bodies) {
        const content = type ? { payload: '{', headers: { ...HOST, 'content-type': type } } : { headers: HOST }
        const answer = await world.app.inject({ method: method as 'GET', url, ...content })
        t.equal(answer.statusCode, 404, `${method} ${url} ${type}`)
        t.match(answer.headers['content-type'], /^application\/problem\+json/, method)
        t.equal(answer.headers.allow, undefined)
      }
    }
  const tooLong = `/api/v1/partnerships/${'a'.repeat(250)}`
  const answer = await world.app.inject({ method: 'OPTIONS', url: tooLong, headers: HOST })
  t.match([answer.statusCode, answer.headers.allow], [404, undefined])
  const browser = await world.as('tom')
  t.equal((await browser.post('/nothing', { words: 'mine' })).status, 404)
})

t.test('Whatever is served names what it takes to whoever asks for something else', async t => {
  const world = await aWorld(t)
  const served = Map.groupBy(await routesOf(world.app), each => addressOf(each.url, {}))
  for (const [url, routes] of served)
    for (const method of [...ofRoutes, 'PROPFIND'] as 'GET'[]) {
      if (world.app.findRoute({ method, url })) continue
      const answer = await world.app.inject({ method, url, headers: HOST })
      t.equal(answer.statusCode, 405, `${method} ${url}`)
      const allowed = String(answer.headers.allow).split(', ')
      t.ok(
        routes.every(each => allowed.includes(each.method)),
        url,
      )
      t.notOk(allowed.includes(method))
    }
})

const ofRoutes = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

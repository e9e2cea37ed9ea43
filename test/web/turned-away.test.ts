import t from 'tap'
import { aWorld } from '#test/support/world.ts'

const host = { host: '127.0.0.1:3000' }

t.test('Whoever follows a broken address gets a page, with the headers of every page', async t => {
  const world = await aWorld(t)
  const page = await world.stranger().get('/%E0%A4%A')
  t.equal(page.status, 400)
  t.match(page.text, /This address is broken/)
  const usual = (await world.stranger().get('/nowhere')).response.headers
  for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control'])
    t.equal(page.response.headers[name], usual[name], name)
})

t.test('A program that asks at a broken address gets a problem document', async t => {
  const world = await aWorld(t)
  const answer = await world.app.inject({ url: '/api/v1/partnerships/%E0%A4%A', headers: host })
  t.equal(answer.statusCode, 400)
  t.match(answer.headers['content-type'], /^application\/problem\+json/)
  t.match(answer.json(), { title: 'Bad Request', status: 400, detail: 'This address is broken: nobody can read it' })
  t.equal(answer.headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'")
  t.equal(answer.headers['x-content-type-options'], 'nosniff')
})

t.test('A name that is too long to be one is turned away in words too', async t => {
  const world = await aWorld(t)
  const answer = await world.app.inject({ url: `/api/v1/partnerships/${'a'.repeat(250)}`, headers: host })
  t.match(answer.headers['content-type'], /^application\/problem\+json/)
  t.notMatch(answer.payload, /FST_ERR/)
  const page = await world.stranger().get(`/partnerships/${'a'.repeat(250)}`)
  t.notMatch(page.html, /FST_ERR/)
})

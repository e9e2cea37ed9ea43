import t from 'tap'
import { buildApp } from '#src/app.ts'
import { subscriberOf } from '#src/web/rate-limit.ts'
import { aWorld } from '#test/support/world.ts'

const HOST = { host: '127.0.0.1:3000' }

t.test('Whoever asks too much is told when to come back, and nobody else is kept waiting for it', async t => {
  const world = await aWorld(t)
  const app = await buildApp({ ...world.house, config: { ...world.house.config, requestsAMinute: 3 } })
  const from = async (remoteAddress: string) => app.inject({ url: '/sign-in', headers: HOST, remoteAddress })
  for (let times = 0; times < 3; times++) t.equal((await from('192.0.2.1')).statusCode, 200)
  const refused = await from('192.0.2.1')
  t.equal(refused.statusCode, 429)
  t.match(refused.body, /Wait a minute/)
  t.equal(refused.headers['retry-after'], '60')
  t.ok(refused.headers['content-security-policy'], 'a refusal is as guarded as any answer')
  t.equal((await from('192.0.2.2')).statusCode, 200)
  t.equal((await app.inject({ url: '/nowhere', headers: HOST, remoteAddress: '192.0.2.1' })).statusCode, 429)

  world.clock.advance({ minutes: 1 })
  t.equal((await from('192.0.2.1')).statusCode, 200, 'a minute later')
  await app.close()
})

t.test('Asking for sign-in links has a limit of its own, whatever else is allowed', async t => {
  const world = await aWorld(t)
  const ask = () => world.app.inject({ method: 'POST', url: '/sign-in', headers: HOST, remoteAddress: '192.0.2.1' })
  for (let times = 0; times < 30; times++) t.not((await ask()).statusCode, 429)
  const refused = await ask()
  t.equal(refused.statusCode, 429)
  t.equal(refused.headers['retry-after'], '300')
  t.equal((await world.app.inject({ url: '/sign-in', headers: HOST, remoteAddress: '192.0.2.1' })).statusCode, 200)
  const page = await world.app.inject({ url: '/partnerships/riverside', headers: HOST, remoteAddress: '192.0.2.1' })
  t.not(page.statusCode, 429, 'everything else still answers')
})

t.test('Addresses of one subscriber count as one', async t => {
  t.equal(subscriberOf('192.0.2.1'), '192.0.2.1')
  t.equal(subscriberOf('::ffff:192.0.2.1'), '192.0.2.1')
  t.equal(subscriberOf('2001:db8:1:2:3:4:5:6'), subscriberOf('2001:0DB8:1:2::9'))
  t.not(subscriberOf('2001:db8:1:2::1'), subscriberOf('2001:db8:1:3::1'))
  t.equal(subscriberOf('2001:db8::1'), subscriberOf('2001:db8:0:0:ffff::'))
  t.equal(subscriberOf('::1'), '0:0:0:0')
})

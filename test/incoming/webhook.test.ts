import { createHmac } from 'node:crypto'
import t from 'tap'
import { noDoors } from '#src/config/incoming.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { aLetter, fillTheDisk, REPLIES, recorded, replyAddress, senders } from './doorstep.ts'

const SECRET = 'a webhook secret for tests only, long enough'

const withWebhook = { replyAddress: REPLIES, incoming: { ...noDoors, webhookSecret: SECRET } }

interface Handing {
  recipient: string
  raw?: string
  secret?: string
  /** Seconds by which the gateway's clock is off. */
  off?: number
  headers?: Record<string, string>
}

/** Hands a letter over as a gateway does. */
function hand(world: World, { recipient, raw = aLetter(), secret = SECRET, off = 0, headers = {} }: Handing) {
  const time = Math.floor(Date.parse(world.clock.now()) / 1000) + off
  const v1 = createHmac('sha256', secret).update(`${time}.${recipient}.${raw}`).digest('hex')
  return world.app.inject({
    method: 'POST',
    url: '/incoming/letters',
    headers: {
      host: '127.0.0.1:3000',
      'content-type': 'message/rfc822',
      'x-recipient': recipient,
      'x-signature': `t=${time},v1=${v1}`,
      ...headers,
    },
    payload: raw,
  })
}

t.test('A letter that a gateway signed is recorded, and a second time it is known', async t => {
  const world = await aWorld(t, { config: withWebhook })
  const recipient = replyAddress(world, 'tom')
  const taken = await hand(world, { recipient })
  t.equal(taken.statusCode, 200)
  t.ok(taken.json().why)
  t.same(senders(world), ['tom@example.org'])
  t.equal(recorded(world)[0]?.channel, 'webhook')
  t.equal((await hand(world, { recipient })).json().state, 'known')
  t.equal((await hand(world, { recipient, off: 299, raw: aLetter({ words: 'Late' }) })).statusCode, 200)
  t.equal(recorded(world).length, 2)
})

t.test('What nobody signed, or somebody else, or long ago, or for somebody else, is not even read', async t => {
  const world = await aWorld(t, { config: withWebhook })
  const recipient = replyAddress(world, 'tom')
  const time = Math.floor(Date.parse(world.clock.now()) / 1000)
  const refused: [string, Handing][] = [
    ['another secret', { recipient, secret: 'another secret, which is long enough too' }],
    ['six minutes old', { recipient, off: -360 }],
    ['six minutes ahead', { recipient, off: 360 }],
    ['another recipient than signed', { recipient, headers: { 'x-recipient': replyAddress(world, 'lena') } }],
    ['no recipient', { recipient, headers: { 'x-recipient': '' } }],
    ['no signature', { recipient, headers: { 'x-signature': '' } }],
    ['a broken one', { recipient, headers: { 'x-signature': `t=${time},v1=zz` } }],
    ['one too short', { recipient, headers: { 'x-signature': `t=${time},v1=00` } }],
    ['the right form', { recipient, headers: { 'x-signature': `t=${time},v1=${'0'.repeat(64)}` } }],
  ]
  for (const [name, handing] of refused) {
    const answer = await hand(world, handing)
    t.equal(answer.statusCode, 401, name)
    t.match(answer.headers['content-type'], /problem\+json/, name)
  }
  t.same(recorded(world), [])
})

t.test('Only letters are taken, of a size that somebody reads, for addresses', async t => {
  const world = await aWorld(t, { config: withWebhook })
  const recipient = replyAddress(world, 'tom')
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
    t.equal((await hand(world, { recipient, headers: { 'content-type': type } })).statusCode, 415, type)
  t.equal((await hand(world, { recipient, raw: aLetter({ words: 'x'.repeat(1_000_001) }) })).statusCode, 413)
  t.equal((await hand(world, { recipient, raw: '' })).statusCode, 400)
  t.equal((await hand(world, { recipient: 'not an address' })).statusCode, 400)
  t.equal((await hand(world, { recipient: Array(11).fill(recipient).join(',') })).statusCode, 400)
  t.same(recorded(world), [])
})

t.test('While the disk is full the gateway is told to keep the letter', async t => {
  const world = await aWorld(t, { config: withWebhook })
  const letter = { recipient: replyAddress(world, 'tom'), raw: aLetter({ words: 'x'.repeat(50_000) }) }
  const makeRoom = fillTheDisk(world)
  const refused = await hand(world, letter)
  t.equal(refused.statusCode, 503)
  t.equal(refused.headers['retry-after'], '60')
  t.notMatch(refused.body, /SQLITE|full/)
  makeRoom()
  t.equal((await hand(world, letter)).statusCode, 200)
  t.equal(recorded(world).length, 1)
})

t.test('Where no gateway is set up there is no such address, whatever is sent', async t => {
  const world = await aWorld(t)
  const answer = await hand(world, { recipient: REPLIES })
  t.equal(answer.statusCode, 404)
  t.equal((await hand(world, { recipient: REPLIES, secret: '' })).statusCode, 404)
  t.same(recorded(world), [])
})

t.test('A browser that is signed in hands over nothing: the signature is all that counts', async t => {
  const world = await aWorld(t, { config: withWebhook })
  const ada = await world.as('ada')
  const page = await ada.post('/incoming/letters', { letter: 'x' })
  t.equal(page.status, 415)
  t.same(recorded(world), [])
})

t.test('A developer reads how to sign a letter where the rest of the API is described', async t => {
  const world = await aWorld(t, { config: withWebhook })
  const document = (await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })).json()
  const { post } = document.paths['/incoming/letters']
  t.match(post.description, /HMAC-SHA256.*five\s+minutes/s)
  const headers = (post.parameters as { name: string }[]).map(each => each.name)
  t.same(headers.toSorted(), ['x-recipient', 'x-signature'])
})

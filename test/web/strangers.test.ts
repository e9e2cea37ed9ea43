import t, { type Test } from 'tap'
import { allows, type Permission, permissions } from '#src/access/permissions.ts'
import type { Role } from '#src/access/roles.ts'
import { addressOf, routesOf, type Served } from '#test/support/routes.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'

const PLACES = { partnershipId: 'riverside', policeAreaId: 'northshire' }
const NOWHERE = { partnershipId: 'nowhere', policeAreaId: 'nowhere' }

/** A world whose answers tell which permission their route declared. */
async function aTellingWorld(t: Test) {
  const world = await aWorld(t)
  world.app.addHook('onSend', async (request, reply) => {
    const { rule } = request.routeOptions.config
    if (rule && 'permission' in rule) reply.header('x-rule', `${rule.by} ${rule.permission}`)
  })
  return { world, routes: await routesOf(world.app) }
}

const inPlace = (place: string) => (route: Served) => route.url.includes(`/:${place}`)
const isOfPartnership = (route: Served) => /^(?:\/api\/v1)?\/partnerships\/:partnershipId/.test(route.url)

async function answerTo(world: World, who: Persona, { method, url }: Served, named: Record<string, string>) {
  const client = await clientOf(world, who)
  const answer = await client.request(method, addressOf(url, named), method === 'GET' ? {} : emptyBody(url))
  const [by, permission] = String(answer.headers['x-rule'] ?? '').split(' ') as [string, Permission | undefined]
  return { status: answer.statusCode, body: answer.body, by, permission }
}

/** A program sends JSON to the API, a browser sends a form to a page. */
const emptyBody = (url: string) =>
  url.startsWith('/api/')
    ? { body: {}, headers: {} }
    : { body: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } }

const clients = new WeakMap<World, Map<Persona, ReturnType<World['api']>>>()
function clientOf(world: World, who: Persona): ReturnType<World['api']> {
  const known = clients.get(world) ?? new Map<Persona, ReturnType<World['api']>>()
  clients.set(world, known)
  const client = known.get(who) ?? world.api(who)
  known.set(who, client)
  return client
}

t.test('To who belongs elsewhere, another partnership is as if there were none', async t => {
  const { world, routes } = await aTellingWorld(t)
  const ofPartnership = routes.filter(isOfPartnership)
  t.ok(ofPartnership.length > 150, `${ofPartnership.length} routes are asked`)
  for (const route of ofPartnership)
    for (const who of ['sam', 'priya', 'finn', 'ada'] as const) {
      const name = `${who}: ${route.method} ${route.url}`
      const real = await answerTo(world, who, route, PLACES)
      const absent = await answerTo(world, who, route, NOWHERE)
      t.equal(real.status, 404, name)
      t.equal(neutral(real.body), neutral(absent.body), `${name} says the same`)
    }
})

/** A page names its own address and has a token of its own for every form. */
const neutral = (body: string) =>
  body
    .replaceAll('riverside', 'nowhere')
    .replaceAll('northshire', 'nowhere')
    .replace(/name="_csrf" value="[^"]*"/g, '')

t.test('Who is not signed in is asked to, whatever the address', async t => {
  const { world, routes } = await aTellingWorld(t)
  for (const route of routes) {
    const answer = await world.app.inject({
      method: route.method,
      url: addressOf(route.url, PLACES),
      headers: { host: '127.0.0.1:3000' },
    })
    const [by, permission] = String(answer.headers['x-rule'] ?? '').split(' ')
    if (!permission || by === 'link') continue
    const isPage = route.method === 'GET' && !route.url.startsWith('/api/')
    t.equal(answer.statusCode, isPage ? 303 : 401, `${route.method} ${route.url}`)
  }
})

t.test('Each role in a partnership does what the table of permissions says, and nothing else', async t => {
  const { world, routes } = await aTellingWorld(t)
  const roles: Partial<Record<Persona, Role>> = {
    tom: 'representative',
    lena: 'organisation lead',
    colin: 'co-ordinator',
    amina: 'chair',
  }
  for (const route of routes.filter(isOfPartnership))
    for (const [who, role] of Object.entries(roles) as [Persona, Role][]) {
      const { status, body, permission } = await answerTo(world, who, route, PLACES)
      const name = `${who}: ${route.method} ${route.url} (${permission}) is answered ${status}`
      if (!permission || permissions[permission].in !== 'partnership') t.fail(`${name}: no permission of a partnership`)
      else if (allows(permission, { roles: [role] })) t.notMatch(body, /Your role does not let you/, name)
      else t.ok(status === 403 && body.includes('Your role does not let you do this'), name)
      t.ok(status < 500, name)
    }
})

t.test('The commissioner’s office and the administrator have their own rooms', async t => {
  const { world, routes } = await aTellingWorld(t)
  for (const route of routes.filter(inPlace('policeAreaId')).filter(each => !each.url.startsWith('/administration')))
    for (const who of ['amina', 'sam', 'ada'] as const) {
      const { status } = await answerTo(world, who, route, PLACES)
      t.equal(status, 404, `${who}: ${route.method} ${route.url}`)
    }
  for (const route of routes.filter(each => each.url.startsWith('/administration')))
    for (const who of ['amina', 'sam', 'priya', 'finn'] as const) {
      const { status } = await answerTo(world, who, route, PLACES)
      t.equal(status, 404, `${who}: ${route.method} ${route.url}`)
    }
})

t.test('Finance reads grants; monitoring and recording them is the officer’s', async t => {
  const { world, routes } = await aTellingWorld(t)
  for (const route of routes.filter(inPlace('policeAreaId')).filter(each => !each.url.startsWith('/administration'))) {
    const { status, permission } = await answerTo(world, 'finn', route, PLACES)
    if (permission === 'grants.read') t.not(status, 403, `${route.method} ${route.url}`)
    else t.equal(status, 403, `${route.method} ${route.url} (${permission})`)
  }
})

t.test('Whose membership has ended is a stranger from the same minute', async t => {
  const { world, routes } = await aTellingWorld(t)
  await clientOf(world, 'tom')
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person.tom)
  for (const route of routes.filter(isOfPartnership))
    t.equal((await answerTo(world, 'tom', route, PLACES)).status, 404, `${route.method} ${route.url}`)
})

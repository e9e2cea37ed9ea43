import t from 'tap'
import { aWorld, type World } from '#test/support/world.ts'

const trail = '/partnerships/riverside/activity/trail'
const api = '/api/v1/partnerships/riverside/activity'

/** Amina invites one person for Harbour Housing and one for the police. */
async function twoInvitations(world: World): Promise<void> {
  const amina = await world.as('amina')
  for (const [name, organisation] of [
    ['rowan', 'Harbour Housing'],
    ['quinn', 'Northshire Police'],
  ] as const)
    await amina.fillIn('/partnerships/riverside/members/invite', {
      name,
      email: `${name}@example.net`,
      organisation,
      role: 'sub-group lead',
    })
}

const shown = (page: { text: string }) => page.text.match(/Invited somebody/g)?.length ?? 0

t.test('The trail is read as far as one’s role reaches', async t => {
  const world = await aWorld(t)
  await twoInvitations(world)
  const colin = await (await world.as('colin')).get(trail)
  t.equal(shown(colin), 2, 'the co-ordinator reads all of it')
  t.match(colin.text, /Amina Shah Invited somebody as sub-group lead In a browser/)
  t.notMatch(colin.text, /rowan|quinn/i, 'and no content')
  t.equal(shown(await (await world.as('lena')).get(trail)), 1, 'an organisation lead what is about the organisation')
  t.equal(shown(await (await world.as('tom')).get(trail)), 0, 'a representative only what he did')
  t.equal((await (await world.as('sam')).get(trail)).status, 404)
  const counts = async (who: 'colin' | 'lena' | 'tom') =>
    (await (await world.api(who)).request('GET', api))
      .json()
      .rows.filter((each: { deed: string }) => each.deed === 'member.invited').length
  t.strictSame([await counts('colin'), await counts('lena'), await counts('tom')], [2, 1, 0])
  t.equal((await (await world.api('sam')).request('GET', api)).statusCode, 404)
})

t.test('Tom reads what he did, page by page', async t => {
  const world = await aWorld(t)
  const tom = await world.as('tom')
  for (let each = 1; each <= 21; each++) await tom.fillIn('/account/tokens', { name: `Program ${each}` })
  const first = await tom.get('/account/activity')
  t.equal(first.text.match(/Made an API token/g)?.length, 20)
  const next = /href="(\/account\/activity\?cursor=[^"]+)"/.exec(first.html)?.[1] ?? ''
  const second = await tom.get(next)
  t.equal(second.text.match(/Made an API token/g)?.length, 1)
  t.match(second.text, /Back to the first page/)
  const cut = await tom.get('/account/activity?cursor=nonsense')
  t.equal(cut.status, 400)
  t.match(cut.html, /href="\/account\/activity">Begin the list again/)
})

t.test('Ada reads kinds of deeds but no words, and sees whether the trail was tampered with', async t => {
  const world = await aWorld(t)
  await twoInvitations(world)
  const ada = await world.as('ada')
  const page = await ada.get('/administration/activity')
  t.match(page.text, /Amina Shah Member invited \(riverside\)/)
  t.notMatch(page.text, /Invited somebody as/)
  t.match((await ada.get('/administration/activity/check')).text, /The trail is whole/)
  world.house.database.sqlite.prepare("update activity set words = 'Nothing happened' where number = 2").run()
  t.match((await ada.get('/administration/activity/check')).text, /The trail was changed at entry 2/)
})

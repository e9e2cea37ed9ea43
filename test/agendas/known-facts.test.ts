import { eq } from 'drizzle-orm'
import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import { minutes } from '#src/minutes/tables.ts'
import { aGroup } from '#test/sub-groups/scene.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { textOfWordFile } from '#test/support/word-file.ts'
import { aWorld, type World } from '#test/support/world.ts'

const at = (meetingId: string) => `/partnerships/riverside/meetings/${meetingId}`

/** A meeting of that day that is over, which nobody came to. */
const held = (world: World, day: string) =>
  aMeeting(world, {
    ...{ heldOn: day, startsAt: `${day}T10:00:00.000Z`, endsAt: `${day}T12:00:00.000Z` },
    ...{ title: 'Earlier', state: 'held' },
  })

async function standing(world: World, meetingId: string) {
  const amina = await world.as('amina')
  await amina.get(`${at(meetingId)}/agenda`)
  await amina.submit(`${at(meetingId)}/agenda/standing`)
  return amina
}

t.test(
  'The agenda says what is known on the day: last minutes, newcomers, grants; who stayed away only to the chair',
  async t => {
    const world = await aWorld(t)
    held(world, '2026-09-10')
    const last = held(world, '2026-12-10')
    const row = { createdAt: world.clock.now(), updatedAt: world.clock.now() }
    world.house.database.tx
      .insert(minutes)
      .values({ meetingId: last, partnershipId: 'riverside', heldOn: '2026-12-10', state: 'draft', ...row })
      .run()
    world.house.database.tx
      .update(memberships)
      .set({ startedAt: '2027-02-01T10:00:00.000Z' })
      .where(eq(memberships.personId, world.person.tom))
      .run()
    const meetingId = aMeeting(world)
    const amina = await standing(world, meetingId)
    const page = await amina.get(`${at(meetingId)}/agenda`)
    t.match(
      page.text,
      /New since the last meeting Tom Okoro, Harbour Housing Absent from the last two meetings Harbour Housing Northshire Police Riverside Council/,
    )
    const word = textOfWordFile((await amina.get(`${at(meetingId)}/agenda/docx`)).response.rawPayload)
    t.match(word, /Absent from the last two meetings: /)
    t.notMatch(word, /::/, 'a lead has one colon')
    t.match(page.text, /Minutes of the last meeting 10 December 2026: still a draft, which members cannot read Draft/)
    t.match(page.text, /Pledges: none is due, new or delivered.*Grant position: no grant runs at present/)
    const tom = await (await world.as('tom')).get(`${at(meetingId)}/agenda`)
    t.match(tom.text, /Minutes of the last meeting: there are none to read yet/)
    t.notMatch(tom.text, /Absent from the last two meetings/)
    const sent = (await (await world.api('tom')).request('GET', `/api/v1${at(meetingId)}/agenda`)).json()
    t.strictSame(
      sent.items[0].facts.map((each: { fill: string }) => each.fill),
      ['new members'],
    )
  },
)

t.test(
  'What is known is written into the minutes by a button, beneath what stands there, and not over another hand',
  async t => {
    const world = await aWorld(t)
    const meetingId = aMeeting(world)
    await standing(world, meetingId)
    world.clock.set('2027-03-25T10:00:00.000Z')
    const amina = await world.as('amina')
    await amina.get(`${at(meetingId)}/minutes`)
    await amina.post(`${at(meetingId)}/minutes`)
    const edit = await amina.get(`${at(meetingId)}/minutes/edit`)
    const [, path = ''] = /action="([^"]+\/facts)"/.exec(edit.html) ?? []
    const written = await amina.submit(path)
    t.match(written.html, /New since the last meeting: this is the first meeting held here\./)
    t.equal((await amina.post(path, { version: '0' })).status, 412)
    const tom = await world.as('tom')
    await tom.get(at(meetingId))
    t.equal((await tom.post(path, { version: '1' })).status, 403)
  },
)

t.test('Where two sets of minutes wait, agenda and pack speak of the last meetings', async t => {
  const world = await aWorld(t)
  for (const heldOn of ['2026-09-10', '2026-12-10'])
    world.house.database.tx
      .insert(minutes)
      .values({
        ...{ meetingId: held(world, heldOn), partnershipId: 'riverside', heldOn, state: 'draft' },
        ...{ createdAt: world.clock.now(), updatedAt: world.clock.now() },
      })
      .run()
  const meetingId = aMeeting(world)
  const amina = await standing(world, meetingId)
  t.match((await amina.get(`${at(meetingId)}/agenda`)).text, /Minutes of the last meetings 10 December 2026: still a/)
  const pack = textOfWordFile((await amina.get(`${at(meetingId)}/pack/docx`)).response.rawPayload)
  t.match(pack, /^Minutes of the last meetings$/m)
})

t.test('A sub-group’s own meetings do not count among those that organisations stayed away from', async t => {
  const world = await aWorld(t)
  held(world, '2026-09-10')
  const group = (await aGroup(world)).split('/').at(-1)
  const last = held(world, '2026-12-10')
  world.house.database.sqlite.prepare('update meetings set sub_group_id = ? where id = ?').run(group, last)
  const meetingId = aMeeting(world)
  const amina = await standing(world, meetingId)
  t.match((await amina.get(`${at(meetingId)}/agenda`)).text, /fewer than two meetings were held/)
})

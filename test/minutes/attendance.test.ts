import t from 'tap'
import { organisationsPresent, quorumMet } from '#src/minutes/quorum.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { writtenMinutes } from './scene.ts'

const seatOf = (world: World, who: 'tom' | 'pete' | 'lena'): string =>
  world.house.database.sqlite
    .prepare('select id from attendances where person_id = ?')
    .pluck()
    .get(world.person[who]) as string

t.test('An organisation is there once, however many it sent, and observers do not make a quorum', t => {
  const register = [
    { organisationId: 'a', attendance: 'present' as const },
    { organisationId: 'a', attendance: 'part' as const },
    { organisationId: 'b', attendance: 'observer' as const },
    { organisationId: 'c', attendance: 'apologies' as const },
    { organisationId: 'd', attendance: 'part' as const },
  ]
  t.strictSame([...organisationsPresent(register)], ['a', 'd'])
  t.equal(quorumMet(register, 2), true)
  t.equal(quorumMet(register, 3), false)
  t.equal(quorumMet([], 0), true)
  t.end()
})

t.test('Colin marks who came, and the quorum follows', async t => {
  const world = await aWorld(t)
  world.house.database.sqlite.prepare("update partnerships set quorum = 3 where id = 'riverside'").run()
  const { at, colin } = await writtenMinutes(world)
  t.match((await colin.get(`${at}/attendance`)).text, /2 of 3 organisations present; the quorum of 3 is not met/)
  const pete = seatOf(world, 'pete')
  const page = await colin.submit(`${at}/attendance`, { [`attendance-${pete}`]: 'part' })
  t.match(page.text, /Attendance saved.*3 of 3 organisations present; the quorum of 3 is met/)
  t.match((await colin.get(at)).text, /Northshire Police Pete Marsh Part of the meeting/)
})

t.test('Two people mark at once: different rows both count, the same row is shown to the later one', async t => {
  const world = await aWorld(t)
  const { at, colin } = await writtenMinutes(world)
  const amina = await world.as('amina')
  const [pete, tom] = [seatOf(world, 'pete'), seatOf(world, 'tom')]
  await colin.get(`${at}/attendance`)
  await amina.get(`${at}/attendance`)
  await amina.post(`${at}/attendance`, { [`attendance-${pete}`]: 'present' })
  t.equal((await colin.post(`${at}/attendance`, { [`attendance-${tom}`]: 'apologies' })).status, 303)
  t.match((await colin.get(at)).text, /Pete Marsh Present.*Apologies Tom Okoro/)

  await amina.get(`${at}/attendance`)
  await colin.get(`${at}/attendance`)
  await amina.post(`${at}/attendance`, { [`attendance-${pete}`]: 'observer' })
  const late = await colin.post(`${at}/attendance`, { [`attendance-${pete}`]: 'absent', [`attendance-${tom}`]: 'part' })
  t.equal(late.status, 412)
  t.match(late.text, /marked Pete Marsh \(Northshire Police\) as “observer” meanwhile/)
  t.match((await colin.get(at)).text, /Pete Marsh Observer.*Apologies Tom Okoro/, 'nothing of it was saved')
})

t.test(
  'Substitutes and members who were not invited join the register; a substitute added by mistake leaves it',
  async t => {
    const world = await aWorld(t)
    const { at, colin } = await writtenMinutes(world)
    await colin.get(`${at}/attendance/substitutes`)
    const substitute = {
      substituteName: 'نور “Nur” 🤝',
      organisationId: world.organisation.police,
      forPersonId: world.person.pete,
      attendance: 'present',
    }
    await colin.post(`${at}/attendance/substitutes`, substitute)
    t.match((await colin.get(at)).text, /Northshire Police نور “Nur” 🤝 for Pete Marsh Present/)

    await colin.get(`${at}/attendance/substitutes`)
    for (const wrong of [
      { organisationId: world.organisation.hill },
      { forPersonId: world.person.sam },
      { substituteName: '' },
      { substituteName: 'Pete Marsh' },
      { attendance: 'perhaps' },
    ]) {
      const bad = await colin.post(`${at}/attendance/substitutes`, { ...substitute, ...wrong })
      t.equal(bad.status, 400)
      t.match(bad.text, /There is a problem/)
    }
    const again = await colin.get(`${at}/attendance`)
    const removal = /action="([^"]+\/removal)"/.exec(again.html)?.[1] ?? ''
    t.match((await colin.submit(removal)).text, /Taken out of the register/)
    t.notMatch((await colin.get(at)).text, /Nur/)
    await colin.get(`${at}/attendance`)
    t.equal((await colin.post(`${at}/attendance/${seatOf(world, 'tom')}/removal`)).status, 409, 'Tom was invited')
  },
)

t.test('A mark that does not exist, or for somebody of another meeting, changes nothing', async t => {
  const world = await aWorld(t)
  const { at, colin } = await writtenMinutes(world)
  const pete = seatOf(world, 'pete')
  await colin.get(`${at}/attendance`)
  const odd = await colin.post(`${at}/attendance`, { [`attendance-${pete}`]: 'asleep' })
  t.equal(odd.status, 400)
  const stranger = '019a6f3e-7c00-7000-8000-000000000001'
  const unknown = {
    [`was-${stranger}`]: 'absent',
    [`attendance-${stranger}`]: 'present',
    [`attendance-${pete}`]: 'part',
  }
  await colin.get(`${at}/attendance`)
  t.equal((await colin.post(`${at}/attendance`, unknown)).status, 404)
  t.match((await colin.get(at)).text, /Absent (?=.*Pete Marsh)/)
})

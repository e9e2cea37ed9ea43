import t from 'tap'
import { meetingById } from '#src/meetings/store.ts'
import { holdWhatHasBegun } from '#src/minutes/hold-meeting.ts'
import { aWorld, NOW, type World } from '#test/support/world.ts'
import { aMeeting } from './scene.ts'

const stateOf = (world: World, id: string) => meetingById(world.house.database.tx, 'riverside', id).state

/** Half an hour before the spring meeting Colin prepares its minutes. */
async function prepared(t: Parameters<typeof aWorld>[0], answers: Parameters<typeof aMeeting>[1] = {}) {
  const world = await aWorld(t)
  const meeting = aMeeting(world, answers)
  world.clock.advance({ minutes: -30 })
  const colin = await world.as('colin')
  t.match((await colin.get(meeting.at)).text, /The meeting stays as it is until it begins/)
  await colin.post(meeting.at)
  return { world, colin, meeting, page: `/partnerships/riverside/meetings/${meeting.id}` }
}

t.test('Minutes prepared before the meeting leave it to be answered, changed and counted as what it is', async t => {
  const { world, colin, meeting, page } = await prepared(t)
  t.equal(stateOf(world, meeting.id), 'scheduled')
  const tom = await world.as('tom')
  await tom.get(`${page}/answer`)
  t.equal((await tom.post(`${page}/answer`, { answer: 'accepted' })).status, 303)
  t.match((await colin.get(page)).text, /Change this meeting Cancel this meeting/)
  world.clock.set(NOW)
  await colin.get(`${meeting.at}/items/${meeting.training}`)
  await colin.post(`${meeting.at}/items/${meeting.training}`, { text: 'Lena reported.', decision: '', outcome: '' })
  t.equal(stateOf(world, meeting.id), 'held', 'it is held once it has begun and somebody minutes it')
})

t.test('A meeting whose minutes were prepared is held from its first minute, though nobody writes', async t => {
  const { world, meeting } = await prepared(t)
  world.operate(work => holdWhatHasBegun(work as never))
  t.equal(stateOf(world, meeting.id), 'scheduled')
  world.clock.set(NOW)
  world.operate(work => holdWhatHasBegun(work as never))
  t.equal(stateOf(world, meeting.id), 'held')
})

t.test('A meeting cancelled after its minutes were prepared has none', async t => {
  const { world, colin, meeting, page } = await prepared(t)
  await colin.get(`${page}/cancel`)
  t.equal((await colin.post(`${page}/cancel`, { reason: 'The hall is flooded', tell: 'send' })).status, 303)
  t.equal(stateOf(world, meeting.id), 'cancelled')
  t.match((await colin.get(meeting.at)).text, /This meeting was cancelled, so it has no minutes\. What was prepared/)
  t.match((await colin.get(`${meeting.at}/edit`)).text, /This meeting was cancelled, so it has no minutes/)
})

t.test('Minutes are neither circulated nor approved before their meeting has begun', async t => {
  const { world, colin, meeting } = await prepared(t, { lena: { answer: 'accepted' } })
  const page = await colin.get(`${meeting.at}/circulate`)
  t.match(page.text, /The meeting has not begun yet\. Its minutes can be circulated from/)
  t.notMatch(page.text, /Circulate and send the letters/)
  const sent = world.letters().length
  t.equal((await colin.post(`${meeting.at}/circulate`, { telling: 'send' })).status, 409)
  t.equal(world.letters().length, sent)
  const program = await world.api('colin')
  const version = String((await program.request('GET', meeting.api)).headers.etag)
  const refused = await program.request('POST', `${meeting.api}/circulation`, {
    body: { telling: 'send' },
    headers: { 'if-match': version },
  })
  t.equal(refused.statusCode, 409)
  t.match(refused.json().detail, /has not begun yet/)
})

t.test('Minutes in which nobody is marked as there are not circulated', async t => {
  const { world, colin, meeting } = await prepared(t)
  world.clock.set(NOW)
  const page = await colin.get(`${meeting.at}/circulate`)
  t.match(page.text, /Nobody is marked as there yet\. Mark who was there first/)
  t.match(page.html, `href="${meeting.at}/attendance"`)
  t.notMatch(page.text, /Circulate and send the letters/)
  t.equal((await colin.post(`${meeting.at}/circulate`, { telling: 'send' })).status, 409)
})

import t from 'tap'
import { forgetWhatIsDue } from '#src/administration/forget-what-is-due.ts'
import { post } from '#src/mail/post.ts'
import { letters } from '#src/mail/tables.ts'
import { aWorld, emailOf } from '#test/support/world.ts'

t.test('A letter’s text is forgotten after 90 days, and that it was sent is not', async t => {
  const world = await aWorld(t)
  const write = (cause: string) =>
    world.operate(work =>
      post(work, {
        kind: 'notice',
        cause,
        to: { personId: world.person.tom, email: emailOf('tom') },
        subject: 'A letter',
        template: 'people/mail/sign-in.njk',
        view: { url: 'http://127.0.0.1:3000/', minutes: 10 },
        fromName: 'Riverside',
      }),
    )
  write('sent')
  world.house.database.tx.update(letters).set({ state: 'sent' }).run()
  write('still waiting')
  world.clock.advance({ days: 89 })
  world.operate(forgetWhatIsDue)
  t.match(world.letters()[0]?.text, /Sign in/)
  world.clock.advance({ days: 2 })
  world.operate(forgetWhatIsDue)
  const [sent, waiting] = world.letters()
  t.equal(sent?.text, '')
  t.equal(sent?.subject, 'A letter')
  t.match(waiting?.text, /Sign in/, 'one that waits is kept whole')
})

t.test('A letter that failed is not tried again once its text is forgotten: it would go out empty', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.fillIn('/partnerships/riverside/meetings/new', meeting)
  const meetingId = world.house.database.sqlite.prepare('select id from meetings').pluck().get()
  await amina.fillIn(`/partnerships/riverside/meetings/${meetingId}/schedule`, { tell: 'send' })
  world.house.database.tx.update(letters).set({ state: 'failed', error: 'No such mailbox' }).run()
  world.clock.advance({ days: 91 })
  world.operate(forgetWhatIsDue)
  const ada = await world.as('ada')
  const at = `/administration/letters/${world.letters()[0]?.id}`
  t.notMatch((await ada.get(at)).text, /Try again/)
  t.equal((await ada.post(`${at}/retry`)).status, 409)
  t.equal(world.letters()[0]?.state, 'failed')
})

t.test('What Tom wrote with his answer is forgotten 30 days after the meeting, and his answer is not', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.fillIn('/partnerships/riverside/meetings/new', meeting)
  const { sqlite } = world.house.database
  const meetingId = sqlite.prepare('select id from meetings').pluck().get() as string
  await amina.fillIn(`/partnerships/riverside/meetings/${meetingId}/schedule`, { tell: 'save only' })
  const tom = await world.as('tom')
  await tom.fillIn(`/partnerships/riverside/meetings/${meetingId}/answer`, {
    answer: 'accepted',
    note: 'I need a ramp',
  })
  const kept = () => sqlite.prepare('select answer, note from invitations where person_id = ?').get(world.person.tom)
  t.same(kept(), { answer: 'accepted', note: 'I need a ramp' })
  world.clock.set('2027-05-01T10:00:00.000Z')
  world.operate(forgetWhatIsDue)
  t.match(kept(), { note: 'I need a ramp' })
  world.clock.set('2027-05-20T10:00:00.000Z')
  world.operate(forgetWhatIsDue)
  t.same(kept(), { answer: 'accepted', note: null })
})

const meeting = {
  title: 'Spring meeting',
  'heldOn-day': '15',
  'heldOn-month': '4',
  'heldOn-year': '2027',
  startTime: '10:00',
  endTime: '12:00',
  mode: 'in person',
  venue: 'Town Hall',
}

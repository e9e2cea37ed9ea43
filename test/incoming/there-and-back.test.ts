import t from 'tap'
import { scheduled } from '#test/meetings/scene.ts'
import { aWorld, emailOf } from '#test/support/world.ts'
import { clients } from './samples.ts'
import { bring, REPLY } from './scene.ts'

/** A line of a calendar, unfolded. */
const line = (calendar: string, start: string): string =>
  calendar
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find(each => each.startsWith(start)) ?? ''

for (const [client, compose] of Object.entries(clients))
  t.test(`From the chair’s invitation to the chair’s page and back, by ${client}`, async t => {
    const world = await aWorld(t, { config: { replyAddress: REPLY } })
    const amina = await world.as('amina')
    const path = await scheduled(amina)
    const letter = world.letters().find(each => each.toAddress === emailOf('tom') && each.calendar)
    const calendar = letter?.calendar ?? ''
    const answer = {
      // Everything as the invitation itself gives it, nothing that we know from elsewhere.
      uid: line(calendar, 'UID:').slice(4),
      attendee: /mailto:(.+)$/i.exec(line(calendar, 'ATTENDEE'))?.[1] ?? '',
      to: /mailto:(.+)$/i.exec(line(calendar, 'ORGANIZER'))?.[1] ?? '',
      sequence: Number(line(calendar, 'SEQUENCE:').slice(9)),
      starts: '20270610T100000',
      partstat: 'TENTATIVE',
      note: 'Perhaps from 11',
      stamp: '20270301T100000Z',
    }
    t.strictSame(await bring(world.house, compose(answer)), { state: 'taken', why: 'The answer counts' })
    const page = (await amina.get(path)).text
    t.match(page, /Tom Okoro: Maybe \(“Perhaps from 11”\) ?1 March 2027 at 10am, from their mailbox/)
  })

t.test('An answer to the meeting as it was before it was brought back is recorded, and answers nothing', async t => {
  const world = await aWorld(t, { config: { replyAddress: REPLY } })
  const amina = await world.as('amina')
  const path = await scheduled(amina)
  const former = world.letters().find(each => each.toAddress === emailOf('tom') && each.calendar)?.calendar ?? ''
  await amina.get(`${path}/cancel`)
  await amina.post(`${path}/cancel`, { tell: 'send', reason: 'Flood' })
  await amina.get(`${path}/reinstate`)
  await amina.submit(`${path}/reinstate`, { tell: 'send' })
  const answer = {
    uid: line(former, 'UID:').slice(4),
    attendee: emailOf('tom'),
    to: /mailto:(.+)$/i.exec(line(former, 'ORGANIZER'))?.[1] ?? '',
    starts: '20270610T100000',
    note: 'See you there',
  }
  for (const compose of Object.values(clients)) {
    const outcome = await bring(world.house, compose(answer))
    t.match(outcome, { state: 'ignored', why: /before it was cancelled and brought back/ })
  }
  t.match((await (await world.as('tom')).get(path)).text, /No answer yet/)
  const logged = (await amina.get('/partnerships/riverside/incoming-letters?state=ignored')).text
  t.match(logged, /before it was cancelled and brought back/)
  t.notMatch(logged, /See you there/)
})

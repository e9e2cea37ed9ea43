import t from 'tap'
import { clearUndeliverable, markUndeliverable } from '#src/people/undeliverable.ts'
import { aWorld } from '#test/support/world.ts'
import { endMembership, theirAwaiting } from './looks.ts'
import { aMeeting, anAction, aPledge, happened, minutesOf } from './scene.ts'

const texts = (entries: { text: string }[]) => entries.map(each => each.text)

t.test('Tom sees what his organisation owes, soonest first, with what is overdue', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-03-20', text: 'Later' })
  anAction(world, { dueOn: '2027-02-20', text: 'Late', ownerPersonId: world.person.tom })
  anAction(world, { dueOn: '2027-02-20', text: 'Done', state: 'done', doneOn: '2027-02-19' })
  anAction(world, { dueOn: '2027-02-20', text: 'Another’s', ownerOrganisationId: world.organisation.police })
  aPledge(world, { byWhen: '2027-03-10', title: 'We will be due' })
  aPledge(world, { byWhen: '2027-12-10', title: 'We will be quiet', madeOn: '2026-11-30' })
  aPledge(world, { byWhen: '2027-12-10', title: 'We will wait', madeOn: '2027-02-01' })
  const { owed, counts } = await theirAwaiting(world, 'tom')
  t.strictSame(texts(owed), ['Late', 'We will be due', 'Later', 'We will be quiet'])
  t.match(owed[0], { isOverdue: true, note: 'yours, overdue since 20 February 2027' })
  t.match(owed[3], { kind: 'quiet pledge', note: 'pledge, no progress told since 30 November 2026' })
  t.match(counts, { owed: 4, overdue: 1 })
})

t.test(
  'Each role is asked for what it can do: Tom answers and checks, Colin writes, Amina approves and verifies',
  async t => {
    const world = await aWorld(t)
    aMeeting(world, { heldOn: '2027-03-20', asks: ['tom', 'amina'], papersDueOn: '2027-03-05' })
    aMeeting(world, { heldOn: '2027-02-10', title: 'Unminuted' })
    const drafted = aMeeting(world, { heldOn: '2027-01-10', title: 'Drafted', state: 'held' })
    const sent = aMeeting(world, { heldOn: '2026-12-10', title: 'Sent', state: 'held' })
    minutesOf(world, drafted, { heldOn: '2027-01-10', state: 'draft' })
    minutesOf(world, sent, { heldOn: '2026-12-10', state: 'circulated', circulatedAt: '2027-02-25T10:00:00.000Z' })
    aPledge(world, { byWhen: '2027-12-01', state: 'submitted', title: 'We will start' })
    aPledge(world, { byWhen: '2027-12-01', state: 'delivered', title: 'We have done' })
    t.strictSame(texts((await theirAwaiting(world, 'tom')).awaiting), [
      'Say whether you are coming: Quarterly meeting',
      'Check the minutes of Sent',
    ])
    t.strictSame(texts((await theirAwaiting(world, 'colin')).awaiting), [
      'Circulate the minutes of Drafted',
      'Check the minutes of Sent',
      'Write the minutes of Unminuted',
      'Send out the agenda and papers of Quarterly meeting',
    ])
    t.strictSame(texts((await theirAwaiting(world, 'amina')).awaiting), [
      'Say whether you are coming: Quarterly meeting',
      'Circulate the minutes of Drafted',
      'Approve the minutes of Sent',
      'Write the minutes of Unminuted',
      'Acknowledge the pledge: We will start',
      'Verify the pledge: We have done',
      'Send out the agenda and papers of Quarterly meeting',
    ])
  },
)

t.test(
  'What changed tells each thing once, in words, and never a draft, a pulled-back text or another partnership',
  async t => {
    const world = await aWorld(t)
    const moved = aMeeting(world, { heldOn: '2027-04-20', title: 'Moved meeting' })
    const draft = aMeeting(world, { heldOn: '2027-04-21', title: 'Secret draft', state: 'draft' })
    const foreign = aMeeting(world, { heldOn: '2027-04-22', title: 'Hillside only', partnershipId: 'hillside' })
    const held = aMeeting(world, { heldOn: '2027-02-01', title: 'Taken back', state: 'held' })
    minutesOf(world, held, { heldOn: '2027-02-01', state: 'draft' })
    const pledge = aPledge(world, { byWhen: '2027-12-01', state: 'delivered' })
    const withheld = aPledge(world, { byWhen: '2027-12-01', state: 'draft', title: 'We will perhaps' })
    world.clock.advance({ minutes: -10 })
    happened(world, 'meeting.scheduled', moved)
    happened(world, 'meeting.rescheduled', moved)
    happened(world, 'meeting.scheduled', draft)
    happened(world, 'meeting.scheduled', foreign, 'hillside')
    happened(world, 'meeting.scheduled', foreign, 'riverside')
    happened(world, 'minutes.circulated', held)
    happened(world, 'pledge.marked-as-delivered', pledge)
    happened(world, 'pledge.acknowledged', withheld)
    world.clock.advance({ minutes: 10 })
    const { changed } = await theirAwaiting(world, 'tom')
    t.strictSame(
      changed.map(each => [each.text, each.note]),
      [
        ['We will train our front desk', 'Harbour Housing, delivered'],
        ['Moved meeting', 'moved to Tuesday 20 April 2027'],
      ],
    )
    t.strictSame(texts((await theirAwaiting(world, 'sam')).changed), ['Hillside only'])
  },
)

t.test('A new member is named as they wish to be', async t => {
  const world = await aWorld(t)
  const { sqlite } = world.house.database
  const joins = (who: 'tom' | 'pete') =>
    sqlite
      .prepare('update memberships set started_at = ? where person_id = ?')
      .run('2027-02-28T09:00:00.000Z', world.person[who])
  joins('tom')
  t.strictSame(texts((await theirAwaiting(world, 'amina')).changed), ['Tom Okoro joined for Harbour Housing'])
  sqlite.prepare('update people set alias = ? where id = ?').run('Adviser', world.person.tom)
  t.strictSame(texts((await theirAwaiting(world, 'amina')).changed), ['Adviser joined for Harbour Housing'])
  sqlite.prepare("update people set directory_visibility = 'hidden' where id = ?").run(world.person.tom)
  t.strictSame(texts((await theirAwaiting(world, 'amina')).changed), ['A new member joined for Harbour Housing'])
  joins('pete')
  t.strictSame(texts((await theirAwaiting(world, 'amina')).changed), ['2 new members joined'])
})

t.test('The minute Tom’s membership ends, nothing of Riverside is his to see', async t => {
  const world = await aWorld(t)
  anAction(world, { dueOn: '2027-02-20' })
  aMeeting(world, { heldOn: '2027-03-20', asks: ['tom'] })
  t.match((await theirAwaiting(world, 'tom')).counts, { owed: 1, awaiting: 1, coming: 1 })
  endMembership(world, 'tom')
  t.strictSame((await theirAwaiting(world, 'tom')).counts, { owed: 0, overdue: 0, awaiting: 0, changed: 0, coming: 0 })
})

t.test('A moment that is none is refused in words', async t => {
  const world = await aWorld(t)
  const api = await world.api('tom')
  const answer = await api.request('GET', '/api/v1/me/awaiting?since=yesterday')
  t.equal(answer.statusCode, 400)
  t.match(answer.json().detail, /Give a moment in UTC/)
  t.equal((await api.request('GET', '/api/v1/me/awaiting?since=2027-03-01T09:00:00.000Z')).statusCode, 200)
  const stranger = await world.app.inject({ url: '/api/v1/me/awaiting', headers: { host: '127.0.0.1:3000' } })
  t.equal(stranger.statusCode, 401)
})

t.test(
  'Chair and co-ordinator hear that letters to a member come back, without the name, until one arrives',
  async t => {
    const world = await aWorld(t)
    const failing = async (who: 'amina' | 'colin' | 'tom' | 'sam') =>
      (await theirAwaiting(world, who)).awaiting.filter(each => each.kind === 'addresses to mend')
    t.strictSame(await failing('colin'), [])
    const email = 'tom@example.org'
    world.operate(work => markUndeliverable(work, { email, why: 'no such mailbox', by: 'a returned letter' }))
    for (const who of ['amina', 'colin'] as const)
      t.match(await failing(who), [{ text: 'Letters to 1 member come back', path: '/partnerships/riverside/members' }])
    t.strictSame(await failing('tom'), [])
    t.strictSame(await failing('sam'), [], 'who runs another partnership hears nothing')
    t.match((await (await world.as('colin')).get('/home')).text, /Letters to 1 member come back/)
    world.operate(work => clearUndeliverable(work, email, 'its reader'))
    t.strictSame(await failing('amina'), [])
  },
)

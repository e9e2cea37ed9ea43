import t from 'tap'
import { inJob } from '#src/access/work.ts'
import { lapseQuietPledges } from '#src/pledges/lapse-quiet-pledges.ts'
import { wording } from '#test/pledges/scene.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'

const pledgesApi = '/api/v1/partnerships/riverside/pledges'

/** What somebody does to a pledge by API. */
async function deed(world: World, who: Persona, of: { path: string; body?: unknown }) {
  const answer = await (await world.api(who)).request('POST', `${pledgesApi}${of.path}`, { body: of.body ?? {} })
  if (answer.statusCode >= 300) throw new Error(`${of.path}: ${answer.body}`)
  return answer.json()
}

async function drafted(world: World, byWhen = '2027-12-31'): Promise<string> {
  const body = { ...wording(world), target: 95, byWhen }
  return (await deed(world, 'lena', { path: '', body })).id
}

async function underWay(world: World, byWhen?: string): Promise<string> {
  const id = await drafted(world, byWhen)
  await deed(world, 'lena', { path: `/${id}/submission` })
  await deed(world, 'amina', { path: `/${id}/acknowledgement` })
  return id
}

const deliver = (world: World, id: string) =>
  deed(world, 'lena', {
    path: `/${id}/delivery`,
    body: { text: 'Done', evidenceUrl: 'https://harbour.example/list' },
  })

const lineOf = async (world: World, period: string) =>
  (await (await world.api('priya')).request('GET', `/api/v1/funding/northshire/monitoring?period=${period}`))
    .json()
    .notFunded.find((line: { id: string }) => line.id === 'riverside')

t.test('A finished quarter keeps its pledges as they stood when it ended, whatever became of them since', async t => {
  const world = await aWorld(t)
  const kept = await underWay(world)
  const givenUp = await underWay(world)
  const late = await underWay(world, '2027-04-30')
  const stillADraft = await drafted(world)
  world.clock.set('2027-05-10T09:00:00.000Z')
  await deliver(world, kept)
  await deed(world, 'lena', { path: `/${givenUp}/pause`, body: { reason: 'Staff are ill', resumeOn: '2027-09-01' } })
  await deed(world, 'lena', { path: `/${stillADraft}/submission` })
  // Half past midnight on 1 July in London, which is still June by UTC.
  world.clock.set('2027-06-30T23:30:00.000Z')
  await deed(world, 'amina', { path: `/${kept}/verification` })
  await deed(world, 'lena', { path: `/${givenUp}/withdrawal`, body: { reason: 'No staff' } })
  await deliver(world, late)
  world.clock.set('2027-08-02T09:00:00.000Z')
  await underWay(world)

  const none = {
    submitted: 0,
    acknowledged: 0,
    active: 0,
    paused: 0,
    delivered: 0,
    verified: 0,
    lapsed: 0,
    withdrawn: 0,
  }
  const first = await lineOf(world, 'quarter-2027-01')
  t.strictSame(first.pledges, { ...none, active: 3 }, 'what was a draft then is not counted')
  t.match(first, { pledgesOverdue: 0, pledgesDelivered: 0, lastActivityOn: '2027-03-01' })
  const second = await lineOf(world, 'quarter-2027-04')
  t.strictSame(second.pledges, { ...none, submitted: 1, active: 1, paused: 1, delivered: 1 })
  t.match(second, { pledgesOverdue: 1, pledgesDelivered: 1, lastActivityOn: '2027-05-10' })
  const running = await lineOf(world, 'quarter-2027-07')
  t.strictSame(running.pledges, { ...none, submitted: 1, active: 1, delivered: 1, verified: 1, withdrawn: 1 })
  t.match(running, { pledgesOverdue: 0, lastActivityOn: '2027-08-02' })
})

t.test('A pledge that a word of progress woke is told as lapsed for the quarter in which it slept', async t => {
  const world = await aWorld(t)
  const id = await underWay(world)
  world.clock.set('2027-09-06T09:00:00.000Z')
  inJob(world.house, { permission: 'reminders.send', via: 'clockwork', here: { posts: [] } }, lapseQuietPledges)
  world.clock.set('2027-10-05T09:00:00.000Z')
  await deed(world, 'lena', { path: `/${id}/progress`, body: { completion: 'limited', reached: 12 } })
  t.match((await lineOf(world, 'quarter-2027-07')).pledges, { lapsed: 1, active: 0 })
  t.match((await lineOf(world, 'quarter-2027-10')).pledges, { lapsed: 0, active: 1 })
})

import fc from 'fast-check'
import t from 'tap'
import { actionStates } from '#src/actions/states.ts'
import { laterDate, londonDate } from '#src/clock.ts'
import { countFigures } from '#src/funding/figures.ts'
import { minutesVerdict } from '#src/funding/minutes-in-time.ts'
import { periodNamed, periodsOffered, proRata, quartersBack } from '#src/funding/periods.ts'
import { paceOf, percent } from '#src/funding/shares.ts'
import { attendanceKinds } from '#src/minutes/states.ts'
import { countedPledgeStates, pledgeStates } from '#src/pledges/states.ts'
import { aWorld, type Org } from '#test/support/world.ts'
import { scene } from './scene.ts'

const TODAY = '2027-03-01'
const FIRST = '2026-02-01'
const SPAN = 390
const day = fc.integer({ min: 0, max: SPAN }).map(days => laterDate(FIRST, { days }))
const later = (date: string, days: number) => laterDate(date, { days })
const moment = (date: string) => `${date}T12:00:00.000Z`

const aMeeting = fc.record({
  on: day,
  isHeld: fc.boolean(),
  circulated: fc.option(fc.integer({ min: 10, max: 18 }), { nil: undefined }),
  approved: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  came: fc.array(
    fc.record({
      who: fc.constantFrom<Org[]>('council', 'police', 'harbour', 'hill', 'office'),
      how: fc.constantFrom(...attendanceKinds),
    }),
    { maxLength: 4 },
  ),
})
const anAction = fc.record({
  state: fc.constantFrom(...actionStates),
  dueOn: day,
  done: fc.integer({ min: -20, max: 20 }),
  closed: fc.integer({ min: 0, max: 40 }),
})
const aPledge = fc.record({
  state: fc.constantFrom(...pledgeStates),
  madeOn: day,
  byWhen: day,
  delivered: fc.integer({ min: 0, max: 200 }),
})
const records = fc.record({
  meetings: fc.uniqueArray(aMeeting, { maxLength: 8, selector: meeting => meeting.on }),
  actions: fc.array(anAction, { maxLength: 12 }),
  pledges: fc.array(aPledge, { maxLength: 12 }),
})
type Records = typeof records extends fc.Arbitrary<infer R> ? R : never

const isFinished = (state: string) => state === 'done' || state === 'closed'
const isDelivered = (state: string) => state === 'delivered' || state === 'verified'

t.test('The figures are what a plain recount of the same records gives', async t => {
  const world = await aWorld(t)
  const { sqlite, tx } = world.house.database
  const periods = periodsOffered(periodNamed(undefined, TODAY), { today: TODAY, since: FIRST })
  fc.assert(
    fc.property(records, records, fc.constantFrom(...periods), (riverside, hillside, period) => {
      for (const table of ['attendances', 'minutes', 'meetings', 'actions', 'pledges'])
        sqlite.exec(`delete from ${table}`)
      const both = { riverside, hillside }
      for (const [id, of] of Object.entries(both)) put(scene(world, id), of, world.organisation)
      const counted = countFigures(tx, Object.keys(both), { period, today: TODAY })
      for (const [id, of] of Object.entries(both)) {
        const { organisationsSeated, lastActivityOn, ...figures } = counted.get(id) ?? {}
        t.strictSame(figures, recount(of, period))
      }
      return true
    }),
    { numRuns: 150 },
  )
  t.end()
})

function put(to: ReturnType<typeof scene>, of: Records, organisation: Record<Org, string>): void {
  for (const meeting of of.meetings) {
    const id = to.meeting(meeting.on, meeting.isHeld ? 'held' : 'scheduled')
    const { circulatedAt, approvedAt } = minutesOf(meeting)
    if (meeting.circulated !== undefined) to.minutes(id, meeting.on, { circulatedAt, approvedAt })
    for (const { who, how } of meeting.came)
      to.attendance(id, meeting.on, { organisationId: organisation[who], attendance: how })
  }
  for (const action of of.actions) to.action({ state: action.state, dueOn: action.dueOn, ...doneOf(action) })
  for (const pledge of of.pledges)
    to.pledge({
      state: pledge.state,
      madeOn: pledge.madeOn,
      byWhen: pledge.byWhen,
      deliveredOn: isDelivered(pledge.state) ? later(pledge.madeOn, pledge.delivered) : undefined,
    })
}

const minutesOf = (meeting: Records['meetings'][number]) => {
  const circulated = meeting.circulated === undefined ? undefined : later(meeting.on, meeting.circulated)
  const approved = circulated && meeting.approved !== undefined ? later(meeting.on, meeting.approved) : undefined
  return { circulatedAt: circulated && moment(circulated), approvedAt: approved && moment(approved) }
}

const doneOf = ({ state, dueOn, done, closed }: Records['actions'][number]) => ({
  doneOn: isFinished(state) ? later(dueOn, done) : undefined,
  closedOn: state === 'closed' ? later(dueOn, done + closed) : undefined,
})

/** Before it was delivered a pledge was under way; a period that still runs asks where it stands now. */
const stoodAt = ({ state, madeOn, delivered }: Records['pledges'][number], to: string) =>
  to < TODAY && madeOn <= to && isDelivered(state) && later(madeOn, delivered) > to ? 'active' : state

/** One loop, one `if` each: slow and plain. */
function recount({ meetings, actions, pledges }: Records, { from, to }: { from: string; to: string }) {
  const isIn = (date: string | undefined) => date !== undefined && date >= from && date <= to
  const held = meetings.filter(meeting => meeting.isHeld && isIn(meeting.on))
  const verdicts = held.map(meeting => {
    const next = meetings.filter(each => each.isHeld && each.on > meeting.on).map(each => each.on)
    const { circulatedAt, approvedAt } = minutesOf(meeting)
    const nextHeldOn = next.toSorted()[0] ?? null
    return minutesVerdict(
      { heldOn: meeting.on, nextHeldOn, circulatedAt: circulatedAt ?? null, approvedAt: approvedAt ?? null },
      TODAY,
    )
  })
  const came = held.flatMap(each => each.came)
  const closed = actions.filter(action => isIn(doneOf(action).closedOn))
  const counted = pledges.filter(({ state, madeOn }) => state !== 'draft' && state !== 'intention' && madeOn <= to)
  const isOverdue = (action: Records['actions'][number]) => {
    const { doneOn } = doneOf(action)
    return action.state !== 'cancelled' && action.dueOn < to && (doneOn === undefined || (to < TODAY && doneOn > to))
  }
  return {
    meetingsHeld: held.length,
    organisationsAttended: new Set(came.filter(({ how }) => how === 'present' || how === 'part').map(({ who }) => who))
      .size,
    minutesDue: verdicts.filter(verdict => verdict !== 'not due').length,
    minutesInTime: verdicts.filter(verdict => verdict === 'in time').length,
    actionsClosed: closed.length,
    actionsClosedOnTime: closed.filter(({ done }) => done <= 0).length,
    actionsOverdue: actions.filter(isOverdue).length,
    pledgesMade: counted.filter(({ madeOn }) => isIn(madeOn)).length,
    pledgesDelivered: counted.filter(each => isDelivered(each.state) && isIn(later(each.madeOn, each.delivered)))
      .length,
    pledgesOverdue: pledges.filter(
      each => ['submitted', 'acknowledged', 'active'].includes(stoodAt(each, to)) && each.byWhen < to,
    ).length,
    pledges: Object.fromEntries(
      countedPledgeStates.map(state => [state, counted.filter(each => stoodAt(each, to) === state).length]),
    ),
  }
}

t.test('Minutes are in time when circulated within ten working days and approved by the next meeting', async t => {
  const heldOn = '2026-05-12'
  // The 25th is a bank holiday, so the tenth working day is the 27th.
  const verdict = (circulatedAt: string | null, approvedAt: string | null, nextHeldOn: string | null, today = TODAY) =>
    minutesVerdict({ heldOn, circulatedAt, approvedAt, nextHeldOn }, today)
  // Half past midnight on the 28th in London is still the 27th by UTC.
  t.equal(verdict('2026-05-27T22:59:00.000Z', '2026-08-11T11:00:00.000Z', '2026-08-11'), 'in time')
  t.equal(verdict('2026-05-27T23:30:00.000Z', '2026-08-11T11:00:00.000Z', '2026-08-11'), 'late')
  t.equal(verdict('2026-05-20T10:00:00.000Z', '2026-08-12T11:00:00.000Z', '2026-08-11'), 'late')
  t.equal(verdict('2026-05-20T10:00:00.000Z', null, '2026-08-11'), 'late')
  t.equal(verdict('2026-05-20T10:00:00.000Z', null, null), 'not due')
  t.equal(verdict(null, null, null, '2026-05-27'), 'not due')
  t.equal(verdict(null, null, null, '2026-05-28'), 'late')
})

t.test('Quarters follow each other without a gap, and none reaches past today', async t => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2016-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), moment => {
      const today = londonDate(moment.toISOString())
      const quarters = quartersBack(today, 8)
      const gapless = quarters.slice(1).every((quarter, at) => quarter.from === later(quarters[at]?.to ?? '', 1))
      const offered = periodsOffered(periodNamed(undefined, today), { today, since: '2015-04-01' })
      return (
        gapless &&
        quarters.at(-1)?.to === today &&
        offered.every(period => period.from <= period.to && period.to <= today) &&
        offered.every(period => periodNamed(period.key, today).from === period.from) &&
        new Set(offered.map(({ from, to }) => `${from} ${to}`)).size === offered.length
      )
    }),
  )
  t.equal(proRata(4, periodNamed('quarter-2026-10', TODAY)), 1)
  t.equal(proRata(6, periodNamed('quarter-2026-10', TODAY)), 1.5)
  t.equal(proRata(12, periodNamed('year-2025', TODAY)), 12)
})

t.test('Shares and paces never flatter: 199 of 200 is not all, and two of three is behind', async t => {
  t.equal(percent(199, 200), 99)
  t.equal(percent(1, 300), 1)
  t.equal(percent(0, 0), null)
  t.equal(percent(8, 9), 89)
  t.equal(percent(10, 11), 91)
  t.equal(percent(2, 3), 67)
  t.equal(percent(1, 3), 33)
  t.equal(percent(3, 3), 100)
  t.equal(percent(0, 3), 0)
  t.equal(paceOf(2, 3.7), 'behind')
  t.equal(paceOf(3, 4), 'slightly behind')
  t.equal(paceOf(3, 3.7), 'on plan')
  t.equal(paceOf(0, 0.9), 'none planned yet')
})

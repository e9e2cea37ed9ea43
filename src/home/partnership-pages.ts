import type { Reading } from '../access/work.ts'
import { eyesOf } from '../actions/sight-store.ts'
import { londonDate } from '../clock.ts'
import { type Awaiting, whatAwaits } from '../digests/what-awaits.ts'
import { activeMembers, partnershipById } from '../partnerships/store.ts'
import { countedPledgeStates } from '../pledges/states.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { firstStep, isSecretary, type Job } from './main-job.ts'
import { actionsOpen, latestMinutes, organisationCount, pledgesByState } from './store.ts'

export function partnershipHome(app: App): void {
  app.get(
    '/partnerships/:partnershipId',
    { schema: { params: InPartnership }, config: permit('partnerships.read') },
    (request, reply) => page(request, reply, 'home/partnership.njk', partnershipView(reading(request))),
  )
}

/** How one partnership stands, for one of its members: what is next, what was agreed, and the one next step. */
function partnershipView(here: Reading<'partnerships.read'>) {
  const { tx, now, partnershipId } = here
  const mine = only(partnershipId, whatAwaits(tx, { personId: here.actor.personId, now, since: now }))
  return {
    crumbs: [{ text: 'Home', href: '/' }],
    partnership: partnershipById(tx, partnershipId),
    nextMeeting: mine.coming[0],
    latestMinutes: latestMinutes(tx).get({ partnershipId }),
    actions: actionsOpen(tx).get({ partnershipId, today: londonDate(now), ...eyesOf(here) }),
    pledges: pledgeCounts(here),
    organisations: organisationCount(tx).get({ partnershipId })?.count ?? 0,
    isSecretary: mine.isSecretary,
    step:
      firstStep(mine.awaiting, mine.owed) ??
      usualStep(partnershipId, mine, activeMembers(tx, partnershipId, now).length < 2),
  }
}

type Mine = Pick<Awaiting, 'owed' | 'awaiting' | 'coming'> & { isSecretary: boolean }

/** Of all that awaits somebody, what belongs to this partnership. */
function only(partnershipId: string, all: Awaiting): Mine {
  const here = (each: { partnershipId: string }) => each.partnershipId === partnershipId
  return {
    owed: all.owed.filter(here),
    awaiting: all.awaiting.filter(here),
    coming: all.coming.filter(here),
    isSecretary: all.partnerships.some(each => here(each) && isSecretary(each)),
  }
}

/** What there is to do when nothing presses. */
function usualStep(partnershipId: string, mine: Mine, isAlone: boolean): Job {
  const at = `/partnerships/${partnershipId}`
  if (!mine.isSecretary) return { text: 'Record a pledge', href: `${at}/pledges/new` }
  if (isAlone) return { text: 'Import your list of members', href: `${at}/members/import` }
  const [next] = mine.coming
  return next
    ? { text: 'Prepare the next meeting', href: next.path }
    : { text: 'Schedule the next meeting', href: `${at}/meetings/new` }
}

/** One number for each state in the order in which a pledge goes through them; most states only where there are any. */
function pledgeCounts({ tx, partnershipId }: Reading<'partnerships.read'>) {
  const counts = new Map(
    pledgesByState(tx)
      .all({ partnershipId })
      .map(each => [each.state, each.count]),
  )
  const always: readonly string[] = ['active', 'delivered', 'verified']
  return countedPledgeStates
    .map(state => ({ state, count: counts.get(state) ?? 0 }))
    .filter(each => each.count > 0 || always.includes(each.state))
}

import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { placeShown } from '../meetings/facts.ts'
import { heldHere } from '../meetings/policy.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { askOf } from './asks-store.ts'
import { settledOn } from './outcome.ts'
import { crumbsOfDates } from './paths.ts'
import { findingInSight, whyUnanswerable } from './policy.ts'
import { peopleToRemind } from './remind-unanswered.ts'
import { answeredInWords } from './report.ts'
import { standingsOf } from './standings.ts'
import { type Finding, findingsListed } from './store.ts'
import { answersIn, timesOf } from './times-store.ts'

export const AtFinding = InPartnership.extend({ findingId: anId() })

/** The dates being looked for in a partnership, and one of them with its answers. */
export function datePages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/dates',
    { schema: { params: InPartnership, querystring: z.object(Paged.shape) }, config: permit('dates.read') },
    (request, reply) => page(request, reply, 'dates/list.njk', listView(reading(request), request.query.cursor)),
  )

  app.get(
    '/partnerships/:partnershipId/dates/:findingId',
    { schema: { params: AtFinding }, config: permit('dates.read') },
    (request, reply) => page(request, reply, 'dates/show.njk', findingView(reading(request), request.params.findingId)),
  )
}

function listView(looking: Reading<'dates.read'>, cursor: string | undefined) {
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  return {
    partnership,
    crumbs: crumbsOfDates(partnership),
    can: heldHere(looking),
    isFirstPage: !cursor,
    findings: findingsHere(looking, cursor),
  }
}

/** One page of the findings that somebody may know of. */
export function findingsHere(looking: Reading<'dates.read'>, cursor: string | undefined) {
  const [before] = keyIn(cursor, 1) ?? []
  const rows = findingsListed(looking.tx, looking.partnershipId, {
    personId: looking.actor.personId,
    all: may('dates.arrange', looking),
    before,
    size: PAGE_SIZE + 1,
  })
  return pageOf(rows, last => [last.id])
}

function findingView(looking: Reading<'dates.read'>, findingId: string) {
  const finding = findingInSight(looking, findingId)
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  const can = heldHere(looking)
  return {
    partnership,
    finding,
    can,
    crumbs: crumbsOfDates(partnership),
    place: placeShown(finding),
    why: whyUnanswerable(finding, looking.now),
    own: ownAnswers(looking, finding),
    settled: settledOn(looking, finding),
    ...(can.includes('dates.arrange') ? arrangersView(looking, finding) : {}),
  }
}

function arrangersView(looking: Reading<'dates.read'>, finding: Finding) {
  const standings = standingsOf(looking, finding)
  return {
    standings,
    answered: answeredInWords(standings),
    toRemind: whyUnanswerable(finding, looking.now) ? 0 : peopleToRemind(looking, finding).length,
  }
}

type Own = Pick<Reading, 'tx' | 'now' | 'actor'>

/** What somebody said so far, time by time; nothing where they are not asked. */
export function ownAnswers({ tx, actor, now }: Own, finding: Finding) {
  const ask = askOf(tx, finding.partnershipId, { findingId: finding.id, personId: actor.personId })
  if (!ask && !finding.asksEveryone) return undefined
  const said = new Map(
    answersIn(tx, finding.partnershipId, finding.id)
      .filter(each => each.personId === actor.personId)
      .map(each => [each.timeId, each.answer]),
  )
  const times = timesOf(tx, finding.partnershipId, finding.id).map(time => ({
    ...time,
    isOver: time.startsAt <= now,
    answer: said.get(time.id) ?? null,
  }))
  return { ask, times, isMissing: times.some(time => time.answer === null && !time.isOver) }
}

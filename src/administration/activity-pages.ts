import { z } from 'zod'
import { firstBrokenEntry } from '../activity/note-activity.ts'
import { entries, type Whose } from '../activity/store.ts'
import type { Tx } from '../database/database.ts'
import { found } from '../errors.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { accountCrumbs } from '../people/account-pages.ts'
import type { App } from '../web/app-type.ts'
import { numberIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership, InPoliceArea } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { crumbs } from './pages.ts'
import { areaById } from './store.ts'
import { shownEntry, whoseIn } from './whose-activity.ts'

/** One page of a trail, newest first. */
function trail(tx: Tx, whose: Whose, cursor: string | undefined) {
  const found = entries(tx, whose, { before: numberIn(cursor), size: PAGE_SIZE + 1 })
  const { rows, next } = pageOf(found, last => [String(last.number)])
  return { rows: rows.map(shownEntry), next, isFirstPage: !cursor }
}

/** The audit trail for people: who did what, and when. */
export function activityPages(app: App): void {
  app.get('/account/activity', { schema: { querystring: Paged }, config: permit('account.use') }, (request, reply) => {
    const { tx, actor } = reading(request)
    const view = trail(tx, { actorId: actor.personId }, request.query.cursor)
    return page(request, reply, 'administration/own-activity.njk', { crumbs: accountCrumbs, ...view })
  })

  app.get(
    '/partnerships/:partnershipId/activity/trail',
    { schema: { params: InPartnership, querystring: Paged }, config: permit('activity.read') },
    (request, reply) => {
      const { tx, partnershipId, actor, holdings } = reading(request)
      const partnership = partnershipById(tx, partnershipId)
      const { whose, reach } = whoseIn(partnershipId, actor.personId, holdings)
      const view = { partnership, crumbs: crumbsOf(partnership), reach, ...trail(tx, whose, request.query.cursor) }
      return page(request, reply, 'administration/partnership-activity.njk', view)
    },
  )

  app.get(
    '/funding/:policeAreaId/activity',
    { schema: { params: InPoliceArea, querystring: Paged }, config: permit('programme.activity') },
    (request, reply) => {
      const { tx, policeAreaId } = reading(request)
      const area = found(areaById(tx, policeAreaId), 'police area')
      return page(request, reply, 'administration/programme-activity.njk', {
        area,
        crumbs: [crumbs[0], { text: 'Funding', href: `/funding/${policeAreaId}` }],
        ...trail(tx, { policeAreaId }, request.query.cursor),
      })
    },
  )

  administratorTrail(app)
}

function administratorTrail(app: App): void {
  app.get(
    '/administration/activity',
    { schema: { querystring: Paged }, config: permit('activity.administer') },
    (request, reply) => {
      const { tx } = reading(request)
      return page(request, reply, 'administration/activity.njk', { crumbs, ...trail(tx, {}, request.query.cursor) })
    },
  )

  app.get(
    '/administration/activity/check',
    { schema: { querystring: z.object({}) }, config: permit('activity.administer') },
    (request, reply) => {
      const broken = firstBrokenEntry(reading(request).tx)
      return page(request, reply, 'administration/activity-check.njk', {
        crumbs: [...crumbs, { text: 'Activity', href: '/administration/activity' }],
        broken: broken ?? null,
      })
    },
  )
}

import { z } from 'zod'
import { londonDate } from '../clock.ts'
import { crumbsOf as partnershipCrumbs } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership, InPoliceArea } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { countAhead } from './count-ahead.ts'
import { type Monitoring, monitoringOf } from './monitoring.ts'
import { monitoringColumns, monitoringOrders } from './monitoring-order.ts'
import { partnershipMonitored, partnershipsMonitored, policeAreaById } from './monitoring-store.ts'
import { ownDelivery, placeOf } from './own-delivery.ts'
import { crumbsOf } from './paths.ts'
import { periodsOffered } from './periods.ts'
import { earliestOf, plannedFrom } from './plan.ts'
import { grantsFor } from './store.ts'
import { chartsOfTrend, trendOf } from './trend.ts'

const aPeriod = () =>
  z.string().max(40).optional().meta({
    description: '`last-12-months`, `year-to-date`, `year-2026` (from April), `quarter-2027-01` (from January)',
    example: 'last-12-months',
  })

export const PeriodQuery = z.strictObject({ period: aPeriod() })
export const MonitoringQuery = PeriodQuery.extend({
  order: z
    .enum(monitoringOrders, { error: 'Choose a column to order by' })
    .optional()
    .meta({ description: 'A column; with `-` before it the other way round' }),
})

/** How the partnerships are doing: all of an area for its office, one of them, and one's own. */
export function monitoringPages(app: App): void {
  app.get(
    '/funding/:policeAreaId',
    { schema: { params: InPoliceArea, querystring: MonitoringQuery }, config: permit('funding.monitor') },
    async (request, reply) => {
      await countAhead(reading(request), request.query)
      const here = reading(request)
      const view = { ...monitoringOf(here, request.query), posts: here.posts }
      return page(request, reply, 'funding/monitoring.njk', {
        ...view,
        area: view.policeArea,
        periods: periodsOffered(view.period, {
          today: londonDate(request.visit.now),
          since: earliestOf(partnershipsMonitored(here.tx, here.policeAreaId)),
        }),
        columns: columnLinks(view),
        query: `?period=${view.period.key}&order=${view.order}`,
        crumbs: [{ text: 'Home', href: '/' }],
      })
    },
  )
  app.get(
    '/funding/:policeAreaId/partnerships/:partnershipId',
    {
      schema: { params: InPoliceArea.extend(InPartnership.shape) },
      config: permit('funding.monitor'),
    },
    (request, reply) => {
      const here = reading(request)
      const trend = trendOf(here, request.params.partnershipId)
      const area = policeAreaById(here.tx, here.policeAreaId)
      const view = {
        ...trend,
        charts: chartsOfTrend(trend),
        area,
        grants: grantsFor(here.tx, trend.partnership.id),
        crumbs: crumbsOf(area, here.posts),
      }
      return page(request, reply, 'funding/partnership.njk', view)
    },
  )
  app.get(
    '/partnerships/:partnershipId/funding',
    { schema: { params: InPartnership, querystring: PeriodQuery }, config: permit('delivery.read') },
    async (request, reply) => {
      await countAhead(placeOf(reading(request)), request.query)
      const here = reading(request)
      const partnership = partnershipById(here.tx, here.partnershipId)
      const view = { ...ownDelivery(here, request.query), partnership, crumbs: partnershipCrumbs(partnership) }
      const since = plannedFrom(partnershipMonitored(here.tx, partnership.policeAreaId, partnership.id))
      const periods = periodsOffered(view.period, { today: londonDate(request.visit.now), since })
      return page(request, reply, 'funding/own.njk', { ...view, periods, charts: chartsOfTrend(view.trend) })
    },
  )
}

const headings: Record<(typeof monitoringColumns)[number], string> = {
  name: 'Partnership',
  grant: 'Grant',
  meetings: 'Meetings held',
  organisations: 'Organisations that came',
  minutes: 'Minutes in time',
  actions: 'Actions on time',
  overdue: 'Actions overdue',
  pledges: 'Pledges',
  activity: 'Last activity',
}

/** The heading of each column as a link that orders by it, and again the other way round. */
function columnLinks({ order, period }: Monitoring) {
  return monitoringColumns.map(column => {
    const isAscending = order === column
    const isDescending = order === `-${column}`
    // Figures are asked for with the largest on top, names from A.
    const first = column === 'name' ? column : `-${column}`
    const other = column === 'name' ? `-${column}` : column
    return {
      heading: headings[column],
      isNumber: column !== 'name' && column !== 'pledges' && column !== 'activity',
      sorted: isAscending ? 'ascending' : isDescending ? 'descending' : null,
      href: `?period=${period.key}&order=${order === first ? other : first}`,
    }
  })
}

import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, InPoliceArea } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { countAhead } from './count-ahead.ts'
import { grantOut } from './grant-shapes-api.ts'
import { monitoringOf } from './monitoring.ts'
import { MonitoringOut, OwnDeliveryOut, TrendOut } from './monitoring-shapes-api.ts'
import { ownDelivery, placeOf } from './own-delivery.ts'
import { MonitoringQuery, PeriodQuery } from './pages.ts'
import { trendOf } from './trend.ts'

const tags = ['Funding']

/** The views of the monitoring pages for programs. */
export function monitoringApi(app: App): void {
  app.get(
    '/api/v1/funding/:policeAreaId/monitoring',
    {
      schema: {
        tags,
        summary: 'How the partnerships of a police area are doing',
        description: 'Delivery, not deliberation: numbers only.',
        params: InPoliceArea,
        querystring: MonitoringQuery,
        response: { 200: MonitoringOut },
      },
      config: permit('funding.monitor'),
    },
    async request => {
      await countAhead(reading(request), request.query)
      return monitoringOf(reading(request), request.query)
    },
  )
  app.get(
    '/api/v1/funding/:policeAreaId/partnerships/:partnershipId',
    {
      schema: {
        tags,
        summary: 'One partnership over the last eight quarters',
        params: InPoliceArea.extend(InPartnership.shape),
        response: { 200: TrendOut },
      },
      config: permit('funding.monitor'),
    },
    request => trendOf(reading(request), request.params.partnershipId),
  )
  app.get(
    '/api/v1/partnerships/:partnershipId/funding',
    {
      schema: {
        tags,
        summary: 'How our partnership is doing, beside the average of its area',
        params: InPartnership,
        querystring: PeriodQuery,
        response: { 200: OwnDeliveryOut },
      },
      config: permit('delivery.read'),
    },
    async request => {
      await countAhead(placeOf(reading(request)), request.query)
      const { period, own, average, trend, grants } = ownDelivery(reading(request), request.query)
      return { period, own, average, quarters: trend.quarters, grants: grants.map(grantOut) }
    },
  )
}

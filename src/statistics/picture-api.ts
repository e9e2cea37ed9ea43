import { policeAreaById } from '../funding/monitoring-store.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { caveats } from './caveats.ts'
import { statisticsShown } from './picture.ts'
import { StatisticsShownOut } from './shapes-api.ts'

/** The published figures of a partnership's police area for programs, protected as on the page. */
export function localPictureApi(app: App): void {
  app.get(
    '/api/v1/partnerships/:partnershipId/statistics',
    {
      schema: {
        tags: ['Local picture'],
        summary: 'The official figures of our police area: up to eight quarters, the latest first',
        description: 'Referrals that one force made, with the publication each is from and what earlier ones said.',
        params: InPartnership,
        response: { 200: StatisticsShownOut },
      },
      config: permit('local-picture.read'),
    },
    request => {
      const { tx, partnershipId } = reading(request)
      const { policeAreaId } = partnershipById(tx, partnershipId)
      const shown = statisticsShown(tx, policeAreaId)
      if (shown) return { ...shown, caveats: caveats(shown.forceLabel) }
      return { forceLabel: null, areaName: policeAreaById(tx, policeAreaId).name, quarters: [], caveats: [] }
    },
  )
}

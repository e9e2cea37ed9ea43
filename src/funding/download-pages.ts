import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPoliceArea } from '../web/schemas.ts'
import { sheetFiles } from '../web/send-sheet.ts'
import { reading } from '../web/visit.ts'
import { countAhead } from './count-ahead.ts'
import { grantsSheet, monitoringSheet } from './downloads.ts'
import { monitoringOf } from './monitoring.ts'
import { MonitoringQuery } from './pages.ts'
import { grantsOfArea } from './store.ts'

const MOST_GRANTS = 10_000

/** The same figures and the grants, as files for a spreadsheet. */
export function downloadPages(app: App): void {
  for (const send of sheetFiles) {
    app.get(
      `/funding/:policeAreaId/monitoring.${send.ending}`,
      { schema: { params: InPoliceArea, querystring: MonitoringQuery }, config: permit('funding.monitor') },
      async (request, reply) => {
        await countAhead(reading(request), request.query)
        const view = monitoringOf(reading(request), request.query)
        return send.as(reply, monitoringSheet(view))
      },
    )
    app.get(
      `/funding/:policeAreaId/grants.${send.ending}`,
      { schema: { params: InPoliceArea }, config: permit('grants.read') },
      (request, reply) => {
        const { tx, policeAreaId } = reading(request)
        const grants = grantsOfArea(tx, policeAreaId, { size: MOST_GRANTS })
        return send.as(reply, grantsSheet(request.params.policeAreaId, grants))
      },
    )
  }
}

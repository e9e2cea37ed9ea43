import type { FastifyReply } from 'fastify'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { InPoliceArea } from '../web/schemas.ts'
import { inReading } from '../web/visit.ts'
import { grantsSheet, monitoringSheet } from './downloads.ts'
import { monitoringOf } from './monitoring.ts'
import { MonitoringQuery } from './pages.ts'
import { asCsv, asXlsx, type Sheet } from './sheets.ts'
import { grantsOfArea } from './store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_GRANTS = 10_000

/** The same figures and the grants, as files for a spreadsheet. */
export function downloadPages(app: App): void {
  for (const send of [sendCsv, sendXlsx]) {
    app.get(
      `/funding/:policeAreaId/monitoring.${send.ending}`,
      { schema: { params: InPoliceArea, querystring: MonitoringQuery }, config: permit('funding.monitor') },
      (request, reply) => {
        const view = inReading(request, here => monitoringOf(here, request.query))
        return send.as(reply, monitoringSheet(view))
      },
    )
    app.get(
      `/funding/:policeAreaId/grants.${send.ending}`,
      { schema: { params: InPoliceArea }, config: permit('grants.read') },
      (request, reply) => {
        const grants = inReading(request, ({ tx, policeAreaId }) =>
          grantsOfArea(tx, policeAreaId, { size: MOST_GRANTS }),
        )
        return send.as(reply, grantsSheet(request.params.policeAreaId, grants))
      },
    )
  }
}

const sendCsv = {
  ending: 'csv',
  as: async (reply: FastifyReply, sheet: Sheet) =>
    asFile(reply, `${sheet.fileName}.csv`, 'text/csv; charset=utf-8').send(asCsv(sheet)),
}

const sendXlsx = {
  ending: 'xlsx',
  as: async (reply: FastifyReply, sheet: Sheet) =>
    asFile(reply, `${sheet.fileName}.xlsx`, XLSX).send(await asXlsx(sheet)),
}

const asFile = (reply: FastifyReply, name: string, type: string) =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store')

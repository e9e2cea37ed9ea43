import { z } from 'zod'
import { aLine } from '../input.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { Paged } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPoliceArea, listOf } from '../web/schemas.ts'
import { MOST_BYTES_IN_FILE } from '../web/uploads.ts'
import { withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { enterByHand, FigureByHand } from './enter-by-hand.ts'
import { importStatistic, QuarterOfFile } from './import-statistic.ts'
import { ForceName, forceOf, nameForce } from './name-force.ts'
import { OneStatistic, statisticsPage } from './office-pages.ts'
import { readReferrals } from './read-file.ts'
import { StatisticOut } from './shapes-api.ts'
import { statisticById } from './store.ts'

const all = '/api/v1/funding/:policeAreaId/statistics'
const one = `${all}/:statisticId`
const tags = ['Local picture']
const config = permit('statistics.keep')
// Three bytes are four characters in base64, and the rest of the document needs some room.
const MOST_BYTES_OF_JSON = Math.ceil((MOST_BYTES_IN_FILE * 4) / 3) + 10_000

const FileOfFigures = QuarterOfFile.extend({
  fileName: aLine('Give the name of the file').meta({ example: 'nrm-2023-q4.ods' }),
  content: z.string().min(1).meta({ description: 'The file in base64', example: 'UEsDBBQ=' }),
})

/** Official figures for the programs of a commissioner's office. */
export function statisticsOfficeApi(app: App): void {
  readingFigures(app)
  takingIn(app)
}

function readingFigures(app: App): void {
  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'The figures of a police area in whatever state, the latest quarter first',
        params: InPoliceArea,
        querystring: Paged,
        response: { 200: listOf(StatisticOut) },
      },
      config,
    },
    request => {
      const { rows, next } = statisticsPage(reading(request), request.query.cursor)
      return { rows, next: next ?? null }
    },
  )
  app.get(
    one,
    { schema: { tags, summary: 'One figure', params: OneStatistic, response: { 200: StatisticOut } }, config },
    (request, reply) => {
      const { tx, policeAreaId } = reading(request)
      return withVersion(reply, statisticById(tx, policeAreaId, request.params.statisticId))
    },
  )
  app.put(
    `${all}/force`,
    {
      schema: {
        tags,
        summary: 'Say how the Home Office’s tables name the police force',
        params: InPoliceArea,
        body: ForceName,
        response: { 200: ForceName },
      },
      config,
    },
    request =>
      inWork(request, work => {
        nameForce(work, request.body)
        return { forceLabel: forceOf(work) }
      }),
  )
}

function takingIn(app: App): void {
  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Enter a figure by hand',
        description: 'It is checked by being typed, and still to be published.',
        params: InPoliceArea,
        headers: Repeatable,
        body: FigureByHand,
        response: { 201: StatisticOut },
      },
      config,
    },
    (request, reply) => {
      const figure = inWork(request, work => once(request, work, () => enterByHand(work, request.body)))
      return withVersion(reply.code(201), figure)
    },
  )
  app.post(
    `${all}/files`,
    {
      bodyLimit: MOST_BYTES_OF_JSON,
      schema: {
        tags,
        summary: 'Read a figure from the Home Office’s tables',
        description: 'ODS, XLSX or CSV, up to 10 MB. It is still to be checked and published.',
        params: InPoliceArea,
        headers: Repeatable,
        body: FileOfFigures,
        response: { 201: StatisticOut },
      },
      config,
    },
    async (request, reply) => {
      const { content, fileName, quarter } = request.body
      const found = await readReferrals({ bytes: Buffer.from(content, 'base64') }, forceOf(reading(request)))
      const figure = inWork(request, work =>
        once(request, work, () => importStatistic(work, { found, fileName, quarter })),
      )
      return withVersion(reply.code(201), figure)
    },
  )
}

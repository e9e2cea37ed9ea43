import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { checkStatistic, Vintage } from './check-statistic.ts'
import { discardStatistic } from './discard-statistic.ts'
import { OneStatistic } from './office-pages.ts'
import { publishStatistic } from './publish-statistic.ts'
import { StatisticOut } from './shapes-api.ts'

const one = '/api/v1/funding/:policeAreaId/statistics/:statisticId'
const tags = ['Local picture']
const config = permit('statistics.keep')

/** A figure on its way from the file to the local picture, for programs. */
export function statisticsMovesApi(app: App): void {
  const changed = { tags, description: 'Send If-Match with the ETag you last saw.', params: OneStatistic }
  app.put(
    `${one}/vintage`,
    {
      schema: {
        ...changed,
        summary: 'Say which publication a figure is from',
        headers: IfMatch,
        body: Vintage,
        response: { 200: StatisticOut },
      },
      config,
    },
    (request, reply) => {
      const change = { vintage: request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => checkStatistic(work, request.params.statisticId, change)),
      )
    },
  )
  app.post(
    `${one}/publication`,
    {
      schema: { ...changed, summary: 'Publish a checked figure', headers: IfMatch, response: { 200: StatisticOut } },
      config,
    },
    (request, reply) => {
      const version = versionSeen(request)
      return withVersion(
        reply,
        inWork(request, work => publishStatistic(work, request.params.statisticId, version)),
      )
    },
  )
  app.delete(
    one,
    {
      schema: {
        ...changed,
        summary: 'Discard a figure that is not published',
        headers: IfMatch,
        response: { 204: z.null().meta({ description: 'It is removed' }) },
      },
      config,
    },
    (request, reply) => {
      const version = versionSeen(request)
      inWork(request, work => discardStatistic(work, request.params.statisticId, version))
      reply.code(204)
      return null
    },
  )
}

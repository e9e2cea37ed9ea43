import type { Reading } from '../access/work.ts'
import { policeAreaById } from '../funding/monitoring-store.ts'
import { crumbsOf } from '../funding/paths.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPoliceArea } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { discardStatistic } from './discard-statistic.ts'
import { ForceName, nameForce } from './name-force.ts'
import { pathToStatistics } from './paths.ts'
import { isWaiting } from './policy.ts'
import { publishedFor, publishStatistic } from './publish-statistic.ts'
import { quarterWords } from './quarters.ts'
import { type Statistic, statisticById, statisticsOfArea } from './store.ts'

const AT = '/funding/:policeAreaId/statistics'
export const OneStatistic = InPoliceArea.extend({ statisticId: anId() })
type Here = Reading<'statistics.keep'>

/** What every page about official figures shows around them. */
export function frameOf({ tx, policeAreaId, posts }: Here, isBelow = false) {
  const area = policeAreaById(tx, policeAreaId)
  const list = { text: 'Statistics', href: pathToStatistics.all(area.id) }
  return { area, crumbs: crumbsOf(area, posts, ...(isBelow ? [list] : [])) }
}

/** A figure with its quarter in words. */
const inWords = (figure: Statistic) => ({
  ...figure,
  words: quarterWords(figure.quarter),
  isWaiting: isWaiting(figure),
})

/** One page of an area's figures and where the next begins. */
export function statisticsPage({ tx, policeAreaId }: Here, cursor: string | undefined) {
  const rows = statisticsOfArea(tx, policeAreaId, { after: keyIn(cursor, 2), size: PAGE_SIZE + 1 })
  return pageOf(rows, last => [last.quarter, last.id])
}

/** A figure, and what stands published for its quarter meanwhile. */
export function figureView(looking: Here, id: string) {
  const figure = inWords(statisticById(looking.tx, looking.policeAreaId, id))
  const standing = figure.isWaiting ? publishedFor(looking, figure) : undefined
  return { ...frameOf(looking, true), figure, standing }
}

/** Official figures as the officer of an area keeps them. */
export function statisticsOfficePages(app: App): void {
  app.get(
    AT,
    { schema: { params: InPoliceArea, querystring: Paged }, config: permit('statistics.keep') },
    (request, reply) => {
      const { cursor } = request.query
      const looking = reading(request)
      const { rows, next } = statisticsPage(looking, cursor)
      const view = { ...frameOf(looking), figures: rows.map(inWords), next }
      return page(request, reply, 'statistics/list.njk', { ...view, isFirstPage: !cursor })
    },
  )
  app.get(
    `${AT}/:statisticId`,
    { schema: { params: OneStatistic }, config: permit('statistics.keep') },
    (request, reply) => {
      const view = figureView(reading(request), request.params.statisticId)
      return page(request, reply, 'statistics/show.njk', view)
    },
  )
  buttons(app)
}

function buttons(app: App): void {
  button(app, {
    at: `${AT}/force`,
    permission: 'statistics.keep',
    params: InPoliceArea,
    submit: (work, { body }) => {
      nameForce(work, readForm(ForceName, body))
      return { to: pathToStatistics.all(work.policeAreaId), notice: 'Name of the force saved' }
    },
  })
  button(app, {
    at: `${AT}/:statisticId/publication`,
    permission: 'statistics.keep',
    params: OneStatistic,
    submit: (work, { params, body }) => {
      const figure = publishStatistic(work, params.statisticId, versionIn(body))
      return { to: pathToStatistics.one(figure), notice: 'Published to the partnerships of the area' }
    },
  })
  button(app, {
    at: `${AT}/:statisticId/removal`,
    permission: 'statistics.keep',
    params: OneStatistic,
    submit: (work, { params, body }) => {
      discardStatistic(work, params.statisticId, versionIn(body))
      return { to: pathToStatistics.all(work.policeAreaId), notice: 'Discarded' }
    },
  })
}

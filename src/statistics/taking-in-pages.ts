import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../web/app-type.ts'
import { setNotice } from '../web/cookies.ts'
import { formPage } from '../web/form-routes.ts'
import { emptyForm, type FormState, readForm, versionIn } from '../web/forms.ts'
import { onceOfForm } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { formRefused } from '../web/problems.ts'
import { page } from '../web/render.ts'
import { InPoliceArea } from '../web/schemas.ts'
import { fileFrom, takingFiles } from '../web/uploads.ts'
import { inWork, reading } from '../web/visit.ts'
import { checkStatistic, Vintage } from './check-statistic.ts'
import { enterByHand, FigureByHand } from './enter-by-hand.ts'
import { importStatistic, QuarterOfFile } from './import-statistic.ts'
import { forceOf } from './name-force.ts'
import { figureView, frameOf, OneStatistic } from './office-pages.ts'
import { pathToStatistics } from './paths.ts'
import { readReferrals } from './read-file.ts'
import { statisticById } from './store.ts'

const AT = '/funding/:policeAreaId/statistics'
const permission = 'statistics.keep'
type Bringing = Parameters<typeof reading<typeof permission>>[0] & FastifyRequest

/** Where the officer brings a file, enters a figure by hand, and says which publication it is from. */
export function takingInPages(app: App): void {
  filePage(app)
  formPage(app, {
    at: `${AT}/by-hand`,
    permission,
    params: InPoliceArea,
    start: () => ({}),
    draw: here => ({ template: 'statistics/by-hand.njk', view: frameOf(here, true) }),
    submit: (work, { body, once }) => {
      const { id } = once(() => ({ id: enterByHand(work, readForm(FigureByHand, body)).id }))
      return { to: pathToStatistics.one({ ...work, id }), notice: 'Entered. It is not published yet' }
    },
  })
  formPage(app, {
    at: `${AT}/:statisticId/vintage`,
    permission,
    params: OneStatistic,
    start: ({ tx, policeAreaId }, { params }) => ({ ...statisticById(tx, policeAreaId, params.statisticId) }),
    draw: (here, _form, { params }) => ({
      template: 'statistics/vintage.njk',
      view: figureView(here, params.statisticId),
    }),
    submit: (work, { params, body }) => {
      const change = { vintage: readForm(Vintage, body), version: versionIn(body) }
      const figure = checkStatistic(work, params.statisticId, change)
      return { to: pathToStatistics.one(figure), notice: 'Checked. It is not published yet' }
    },
    comparing: () => ({
      labels: { publishedOn: 'Published by the Home Office on', address: 'Address of the publication' },
    }),
  })
}

/** Reading a file takes seconds, so it is done before the unit of work, beside the server. */
function filePage(app: App): void {
  const at = `${AT}/from-file`
  const options = { schema: { params: InPoliceArea }, config: permit(permission) }
  const draw = (request: Bringing, reply: FastifyReply, form: FormState) =>
    page(request, reply, 'statistics/from-file.njk', { ...frameOf(reading(request), true), form })

  app.get(at, options, (request, reply) => draw(request as Bringing, reply, emptyForm()))
  takingFiles(app, app =>
    app.post(at, options, async (request, reply) => {
      try {
        return await bring(request as Bringing, reply)
      } catch (error) {
        return draw(request as Bringing, reply, formRefused(error, reply, request.body))
      }
    }),
  )
}

async function bring(request: Bringing, reply: FastifyReply) {
  const body = (request.body ?? {}) as Record<string, unknown>
  const { quarter } = readForm(QuarterOfFile, body)
  const forceLabel = forceOf(reading(request))
  const { fileName, bytes } = fileFrom(body, 'file')
  const found = await readReferrals({ bytes }, forceLabel)
  const figure = inWork(request, work => {
    const { id } = onceOfForm(request, work, () => ({ id: importStatistic(work, { found, fileName, quarter }).id }))
    return { id, policeAreaId: work.policeAreaId }
  })
  setNotice(reply, request.visit.house.config, 'We found the figure. Check it before you publish it')
  return reply.redirect(pathToStatistics.one(figure), 303)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { tableInFile } from '../documents/table-file.ts'
import type { App } from '../web/app-type.ts'
import { setNotice } from '../web/cookies.ts'
import { formPage } from '../web/form-routes.ts'
import { emptyForm, type FormState } from '../web/forms.ts'
import { onceOfForm } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { formRefused } from '../web/problems.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { fileFrom, takingFiles } from '../web/uploads.ts'
import { inWork, reading } from '../web/visit.ts'
import { counted } from '../words.ts'
import { actionCrumbs, frameOf } from './pages.ts'
import { pathToActions } from './paths.ts'
import { ChangedLine, linesIn, planTogether } from './plan-together.ts'
import { isOpen } from './policy.ts'
import { asRead } from './register.ts'
import { actionsIn } from './register-store.ts'
import { actionStates } from './states.ts'
import { updateTogether } from './update-together.ts'

const AT = '/partnerships/:partnershipId/actions/together'
const MOST_ON_PAGE = 100

type Body = Record<string, unknown>

/** Many actions at once, for whoever keeps the register: on one page, or in a spreadsheet that goes out and comes back. */
export function togetherPages(app: App): void {
  formPage(app, {
    at: AT,
    permission: 'actions.close',
    params: InPartnership,
    start: () => ({}),
    draw: looking => ({ template: 'actions/together.njk', view: viewOf(looking) }),
    submit: (work, { params, body, once: onlyOnce }) => {
      const { changed } = onlyOnce(() => updateTogether(work, linesOn(body)))
      return { to: pathToActions(params.partnershipId), notice: `${counted(changed, 'action')} updated` }
    },
  })
  filePages(app)
}

/** Actions that somebody still has to do something about: open ones, and done ones that wait to be closed. */
function viewOf(looking: Reading<'actions.close'>) {
  const which = { isOpen: false }
  const rows = actionsIn(looking, { which, after: undefined, size: 1000 })
  const live = rows.filter(row => isOpen(row) || row.state === 'done').toReversed()
  return {
    ...frameOf(looking),
    ...actionCrumbs(looking),
    states: actionStates,
    actions: live.slice(0, MOST_ON_PAGE).map(row => asRead(looking, row)),
    more: Math.max(0, live.length - MOST_ON_PAGE),
  }
}

const textIn = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '')

/** The lines of the page’s form in which somebody did something. */
function linesOn(body: Body): ChangedLine[] {
  const references = Object.keys(body).flatMap(name => /^version-(.{1,60})$/.exec(name)?.[1] ?? [])
  return references.map(reference => ({
    reference,
    state: textIn(body, `state-${reference}`).slice(0, 40),
    dueOn: textIn(body, `due-${reference}`).slice(0, 40),
    note: textIn(body, `note-${reference}`).slice(0, 5000),
    version: textIn(body, `version-${reference}`).slice(0, 12),
  }))
}

type Importing = Parameters<typeof reading<'actions.close'>>[0] & FastifyRequest

function filePages(app: App): void {
  const options = { schema: { params: InPartnership }, config: permit('actions.close') }
  const at = `${AT}/file`
  app.get(at, options, (request, reply) => drawForm(request as Importing, reply, emptyForm()))
  takingFiles(app, app =>
    app.post(at, options, async (request, reply) => {
      try {
        const table = await tableInFile(fileFrom((request.body ?? {}) as Body, 'file').bytes)
        return drawPlan(request as Importing, reply, { lines: linesIn(table), form: emptyForm() })
      } catch (error) {
        return drawForm(request as Importing, reply, formRefused(error, reply, {}))
      }
    }),
  )
  app.post(`${at}/confirmation`, options, (request, reply) => {
    const lines = carried((request.body ?? {}) as Body)
    try {
      const { changed } = inWork(request as Importing, work =>
        onceOfForm(request as FastifyRequest, work, () => updateTogether(work, lines)),
      )
      setNotice(reply, request.visit.house.config, `${counted(changed, 'action')} updated`)
      return reply.redirect(pathToActions(request.params.partnershipId), 303)
    } catch (error) {
      return drawPlan(request as Importing, reply, { lines, form: formRefused(error, reply, {}) })
    }
  })
}

function drawForm(request: Importing, reply: FastifyReply, form: FormState) {
  const looking = reading(request)
  return page(request, reply, 'actions/together-file.njk', { ...frameOf(looking), ...actionCrumbs(looking), form })
}

/** What bringing the list back would do, line by line. */
function drawPlan(request: Importing, reply: FastifyReply, { lines, form }: { lines: ChangedLine[]; form: FormState }) {
  const looking = reading(request)
  const plan = planTogether(looking, lines)
  const view = {
    ...frameOf(looking),
    ...actionCrumbs(looking),
    wrong: plan.filter(each => each.problem),
    changing: plan.filter(each => each.deeds.length > 0),
    same: plan.filter(each => !each.problem && each.deeds.length === 0).length,
    lines: JSON.stringify(lines),
    form,
  }
  return page(request, reply, 'actions/together-plan.njk', view)
}

/** The lines as the page that showed them carried them; whatever else arrives is no list. */
function carried(body: Body): ChangedLine[] {
  try {
    return z
      .array(ChangedLine)
      .max(500)
      .parse(JSON.parse(textIn(body, 'lines')))
  } catch {
    return []
  }
}

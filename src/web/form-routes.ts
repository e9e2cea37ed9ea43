import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Permission } from '../access/permissions.ts'
import type { House, Reading, Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import type { App } from './app-type.ts'
import { setNotice } from './cookies.ts'
import { emptyForm, type FormState } from './forms.ts'
import { onceOfForm } from './once.ts'
import { type Comparing, shownBoth } from './overtaken.ts'
import { permit, permitByLink } from './permit.ts'
import { formRefused } from './problems.ts'
import { page } from './render.ts'
import { takingFiles } from './uploads.ts'
import { inWork, reading } from './visit.ts'

/** Where a form stands and how it was reached. */
interface Here<Params extends z.ZodObject> {
  params: z.output<Params>
  query: Record<string, string | undefined>
  /** What the link is about, where the form was reached by a link from a letter. */
  subjectId: string
  house: House
}

interface Submitted<Params extends z.ZodObject> extends Here<Params> {
  /** What was typed: strings, for `readForm` to make sense of. */
  body: Record<string, unknown>
  /** Makes something once, however often the same form arrives. */
  once<T>(make: () => T): T
}

/** A page to draw. */
export interface Drawing {
  template: string
  view: Record<string, unknown>
}

/** Where to go after the deed, and what to say there. */
export interface Outcome {
  to: string
  notice?: string
}

interface ButtonRoute<P extends Permission, Params extends z.ZodObject> {
  at: string
  permission: P
  /** The address carries a link from a letter instead of asking to sign in. */
  byLink?: boolean
  params: Params
  submit(work: Work<P>, form: Submitted<Params>): Outcome | Drawing
}

interface FormRoute<P extends Permission, Params extends z.ZodObject> extends ButtonRoute<P, Params> {
  /** The form brings a file. */
  takesFile?: boolean
  /** What stands in the form before anybody typed. */
  start(reading: Reading<P>, here: Here<Params>): Record<string, unknown>
  draw(reading: Reading<P>, form: FormState, here: Here<Params>): Drawing
  /** The form changes something that another may change meanwhile: how it says what stands now. */
  comparing?(reading: Reading<P>, here: Here<Params>): Comparing
}

/**
 * A page with a form: GET draws it, POST does the deed and goes on, or draws it again with what was typed and what is
 * wrong. Everything the deed changes is one transaction.
 */
export function formPage<P extends Permission, Params extends z.ZodObject>(
  app: App,
  route: FormRoute<P, Params>,
): void {
  const options = optionsOf(route)
  const drawn = (request: FastifyRequest, reply: FastifyReply, form: FormState) => {
    const { template, view } = route.draw(reading<P>(request as never), form, hereOf<Params>(request))
    return page(request, reply, template, { ...view, form })
  }
  const drawnAgain = (request: FastifyRequest, reply: FastifyReply, refused: FormState) =>
    drawn(request, reply, route.comparing ? comparedWithNow(route, request, refused) : refused)
  app.get(route.at, options, (request, reply) => {
    const start = route.start(reading<P>(request as never), hereOf<Params>(request as FastifyRequest))
    return drawn(request as FastifyRequest, reply, emptyForm(start))
  })
  const declare = (app: App) =>
    app.post(route.at, options, (request, reply) => {
      try {
        return submit(route, request as FastifyRequest, reply)
      } catch (error) {
        return drawnAgain(request as FastifyRequest, reply, formRefused(error, reply, request.body))
      }
    })
  if (route.takesFile) takingFiles(app, declare)
  else declare(app)
}

function comparedWithNow<P extends Permission, Params extends z.ZodObject>(
  route: FormRoute<P, Params>,
  request: FastifyRequest,
  form: FormState,
): FormState {
  // What stands is what the form opens with; what its address proposes is not.
  const here = { ...hereOf<Params>(request), query: {} }
  const looking = reading<P>(request as never)
  try {
    const now = route.start(looking, here)
    return shownBoth(form, now, { ...route.comparing?.(looking, here), view: route.draw(looking, form, here).view })
  } catch (error) {
    // It opens for nobody any more, which the refusal says already.
    if (error instanceof Refusal) return form
    throw error
  }
}

/** A button that does one thing; a refusal gets a page of its own. */
export function button<P extends Permission, Params extends z.ZodObject>(
  app: App,
  route: ButtonRoute<P, Params>,
): void {
  app.post(route.at, optionsOf(route), (request, reply) => submit(route, request as FastifyRequest, reply))
}

const optionsOf = <P extends Permission>(route: { permission: P; byLink?: boolean; params: z.ZodObject }) => ({
  schema: { params: route.params },
  config: route.byLink ? permitByLink(route.permission) : permit(route.permission),
})

function submit<P extends Permission, Params extends z.ZodObject>(
  route: ButtonRoute<P, Params>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const body = (request.body ?? {}) as Record<string, unknown>
  const outcome = inWork<P, Outcome | Drawing>(request as never, work =>
    route.submit(work, { ...hereOf<Params>(request), body, once: make => onceOfForm(request, work, make) }),
  )
  if ('template' in outcome) return page(request, reply, outcome.template, outcome.view)
  if (outcome.notice) setNotice(reply, request.visit.house.config, outcome.notice)
  return reply.redirect(outcome.to, 303)
}

const hereOf = <Params extends z.ZodObject>(request: FastifyRequest): Here<Params> => ({
  params: request.params as z.output<Params>,
  query: request.query as Record<string, string | undefined>,
  subjectId: request.visit.subjectId ?? '',
  house: request.visit.house,
})

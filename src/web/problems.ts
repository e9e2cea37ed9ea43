import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { isBusy } from '../database/patience.ts'
import { CouldIdentify, type FieldError, InvalidInput, MembershipEnded, Refusal, type RefusalKind } from '../errors.ts'
import { StaleForm } from './csrf.ts'
import { belongsInForm, type FormState, formAgain } from './forms.ts'
import { ForeignCursor } from './paging.ts'
import { page } from './render.ts'
import { headersOf } from './security.ts'
import { filesToChooseAgain } from './uploads.ts'

const statuses: Record<RefusalKind, number> = {
  invalid: 400,
  'sign in first': 401,
  forbidden: 403,
  'undertake first': 403,
  'not found': 404,
  'not done here': 405,
  conflict: 409,
  gone: 410,
  stale: 412,
  unconfirmed: 422,
  'too many': 429,
}

/** What went wrong, as status and words, for page and API alike. */
interface Problem {
  status: number
  title: string
  detail: string
  fields?: FieldError[]
  /** To be sent back by whoever says that no one could be identified. */
  confirm?: string | undefined
}

const isApi = (request: FastifyRequest) => request.url.startsWith('/api/')

/** Every refusal and fault leaves through here: as a page for people, as a problem document (RFC 9457) for programs. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(answerRefused)
}

/** What the framework turns away before any hook runs, because it finds no way through such an address. */
export function turnedAway(config: Config) {
  const headersAt = headersOf(config)
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const said =
      error.code === 'FST_ERR_BAD_URL' ? new Refusal('invalid', 'This address is broken: nobody can read it') : error
    answerRefused(said, request, reply.headers(headersAt(request.url)))
  }
}

function answerRefused(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error, request)
  if (problem.status >= 500) request.log.error({ req: request, err: error }, 'a request failed')
  // Another program writes for seconds: whoever could not be served meanwhile is told when to come back.
  if (problem.status === 503) reply.header('retry-after', 5)
  return isApi(request) ? sendProblem(reply, problem) : sendProblemPage(error, request, reply, problem)
}

/** What went wrong, in the reader’s words; of a fault of ours it says nothing but that it was one. */
function problemOf(error: FastifyError | Refusal, request: FastifyRequest): Problem {
  if (error instanceof Refusal) {
    const status = error instanceof StaleForm && !isApi(request) ? 403 : statuses[error.kind]
    return {
      status,
      title: STATUS_CODES[status] ?? 'Problem',
      detail: error.message,
      ...(error instanceof InvalidInput ? { fields: error.fields } : {}),
      ...(error instanceof CouldIdentify ? { confirm: error.confirm } : {}),
    }
  }
  if (error.validation) return invalidProblem(error)
  if (isBusy(error)) return { status: 503, title: 'Service Unavailable', detail: inWords[503] ?? '' }
  const status = error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500
  return { status, title: STATUS_CODES[status] ?? 'Problem', detail: inWords[status] ?? inWords[500] ?? '' }
}

/** The form as it is drawn again after a refusal, under the refusal's status; a fault that no form can answer is thrown on. */
export function formRefused(error: unknown, reply: FastifyReply, typed: unknown): FormState {
  if (!belongsInForm(error)) throw error
  reply.code(problemOf(error, reply.request).status)
  return formAgain(typed, error, filesToChooseAgain(reply.request.body))
}

const inWords: Record<number, string> = {
  400: 'We could not understand what was sent',
  404: 'We could not find that page',
  408: 'Sending took too long. Try again',
  413: 'What you sent is too large',
  414: 'This address is too long',
  415: 'That kind of content is not accepted here',
  429: 'Too many requests. Wait a minute and try again',
  500: 'Something went wrong on our side. Nothing was half-done: try again, and tell us if it happens twice',
  503: 'We are busy at the moment. Nothing was changed: try again in a minute',
}

function invalidProblem(error: FastifyError): Problem {
  const fields = (error.validation ?? []).map(issue => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    words: issue.message ?? 'Check this',
  }))
  // An address whose parts cannot exist is simply not there.
  if (error.validationContext === 'params') return { status: 404, title: 'Not Found', detail: inWords[404] ?? '' }
  return { status: 400, title: 'Bad Request', detail: fields[0]?.words ?? inWords[400] ?? '', fields }
}

/** For a route that programs use though it stands outside the API. */
export const answerWithProblem = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
  sendProblem(reply, problemOf(error, request))

export function sendProblem(reply: FastifyReply, { status, title, detail, fields, confirm }: Problem) {
  // Whoever is refused for want of a token is told which kind is wanted (RFC 9110 §11.6.1).
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, errors: fields, confirm }))
}

function sendProblemPage(error: unknown, request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  if (problem.status === 401 && request.method === 'GET')
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  const owesUndertaking = error instanceof Refusal && error.kind === 'undertake first'
  const undertakeAt = `/undertaking?next=${encodeURIComponent(backPath(request))}`
  if (owesUndertaking && request.method === 'GET') return reply.redirect(undertakeAt, 303)
  const hasEnded = error instanceof MembershipEnded
  const isToMend = error instanceof CouldIdentify
  const kept =
    error instanceof StaleForm || problem.status === 401 || owesUndertaking || hasEnded || isToMend
      ? keptFields(request)
      : []
  return page(request, reply.code(problem.status), 'web/problem.njk', {
    problem,
    next: error instanceof Refusal ? error.next : undefined,
    kept,
    filesToChoose: kept.length > 0 ? filesToChooseAgain(request.body) : [],
    hasEnded,
    form: isToMend ? formAgain({}, error) : undefined,
    action: request.url,
    listAt: error instanceof ForeignCursor ? request.url.split('?')[0] : undefined,
    undertakeAt: owesUndertaking ? undertakeAt : undefined,
    signInAt: problem.status === 401 ? `/sign-in?next=${encodeURIComponent(backPath(request))}` : undefined,
  })
}

/** What was typed into a form that came too late, so that it can be sent again with one button. */
function keptFields(request: FastifyRequest): { name: string; value: string }[] {
  if (typeof request.body !== 'object' || request.body === null) return []
  return Object.entries(request.body as Record<string, unknown>).flatMap(([name, value]) =>
    name === '_csrf' || name === '_identifiesNoOne'
      ? []
      : [value].flat().flatMap(each => (typeof each === 'string' ? [{ name, value: each }] : [])),
  )
}

const backPath = (request: FastifyRequest) => (request.method === 'GET' ? request.url : '/')

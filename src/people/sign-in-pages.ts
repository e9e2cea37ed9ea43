import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { endSession } from '../access/session-store.ts'
import { anAddress } from '../input.ts'
import type { App } from '../web/app-type.ts'
import { giveSession, isReadersBrowser, rememberNext, rememberReader, takeNext, takeSession } from '../web/cookies.ts'
import { emptyForm, type FormState, readForm } from '../web/forms.ts'
import { open } from '../web/permit.ts'
import { formRefused } from '../web/problems.ts'
import { counting, subscriberOf } from '../web/rate-limit.ts'
import { page } from '../web/render.ts'
import { safePath } from '../web/safe-path.ts'
import { askedTooOften, asksForOneAddress, askToSignIn } from './ask-to-sign-in.ts'
import { signIn, signInLinkState } from './sign-in.ts'

const beforeSignIn = open('nobody is signed in before signing in')
const perAddress = { rate: { times: 30, minutes: 5 } }

const AskForm = z.object({ email: anAddress('Enter your work e-mail address') })

const LinkForm = z.object({ code: z.string().optional() })

type Asking = FastifyRequest<{ Querystring: { next?: string } }>
type Following = FastifyRequest<{ Params: { token: string }; Querystring: { next?: string } }>

function drawAsk(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  return page(request, reply, 'people/sign-in.njk', { form })
}

function drawLink(request: Following, reply: FastifyReply, form: FormState) {
  const { visit } = request
  const link = signInLinkState(visit.house, { token: request.params.token, browserId: visit.browserId })
  if (link.state === 'no longer good' || link.state === 'wrong codes') reply.code(410)
  return page(request, reply, 'people/sign-in-link.njk', { form, ...link, action: request.url.split('?')[0] })
}

/** Answers a form that comes before signing in, so without any work: draws it again where it is refused. */
function redrawing<R extends FastifyRequest>(
  draw: (request: R, reply: FastifyReply, form: FormState) => unknown,
  act: (request: R, reply: FastifyReply) => unknown,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      return await act(request as R, reply)
    } catch (error) {
      return draw(request as R, reply, formRefused(error, reply, request.body))
    }
  }
}

export function signInPages(app: App): void {
  const asks = counting(asksForOneAddress)
  app.get('/sign-in', { config: beforeSignIn }, (request, reply) => drawAsk(request, reply, emptyForm()))

  app.post(
    '/sign-in',
    { config: { ...beforeSignIn, ...perAddress } },
    redrawing(drawAsk, (request: Asking, reply) => {
      const { visit } = request
      const { email } = readForm(AskForm, request.body)
      const isReaders = isReadersBrowser(request, email)
      // Counted by network too, so that nobody elsewhere keeps its reader out.
      const who = `${email} ${isReaders ? visit.browserId : subscriberOf(request.ip)}`
      if (asks(who, visit.now) > 0) throw askedTooOften()
      const asked = { email, browserId: visit.browserId, isReadersBrowser: isReaders }
      const { code } = askToSignIn(visit.house, asked)
      rememberNext(reply, visit.house.config, safePath(request.query.next))
      return page(request, reply, 'people/link-sent.njk', { code: `${code.slice(0, 4)} ${code.slice(4)}` })
    }),
  )

  app.get('/sign-in/:token', { config: beforeSignIn }, (request, reply) =>
    drawLink(request as Following, reply, emptyForm()),
  )

  app.post(
    '/sign-in/:token',
    { config: { ...beforeSignIn, ...perAddress } },
    redrawing(drawLink, async (request: Following, reply) => {
      const { visit } = request
      const { session, email } = signIn(visit.house, {
        token: request.params.token,
        browserId: visit.browserId,
        browser: String(request.headers['user-agent'] ?? 'unknown browser'),
        code: readForm(LinkForm, request.body).code,
      })
      await giveSession(reply, visit.house, session)
      rememberReader(request, reply, email)
      return reply.redirect(safePath(takeNext(request, reply)), 303)
    }),
  )

  app.post('/sign-out', { config: open('whoever is signed in may leave') }, (request, reply) => {
    const { guest, house, now } = request.visit
    if (guest?.via === 'session')
      house.database.transaction(() => endSession(house.database.tx, guest.personId, { id: guest.keyId, now }))
    takeSession(reply, house.config)
    return reply.header('clear-site-data', '"cache"').redirect('/sign-in', 303)
  })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { notFound } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { permitByLink } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { takingFiles } from '../web/uploads.ts'
import { inWork, reading } from '../web/visit.ts'
import { digestChoice, isSubscription, type Subscription, turn } from './choose-digest.ts'
import type { DigestChoice } from './preferences.ts'

const AT = '/links/:link/unsubscribe'
const params = z.object({ link: z.string() })

/**
 * Stopping a letter from the letter itself, without signing in. Opening the page stops nothing, because scanners open
 * every link; pressing its button does, and so does the button in a mail program (RFC 8058), whose answer must be no redirect.
 */
export function unsubscribePages(app: App): void {
  app.get(AT, { schema: { params }, config: permitByLink('digests.choose') }, (request, reply) => {
    const { tx, actor } = reading(request)
    return draw(request, reply, {
      about: subscriptionOf(request),
      choice: digestChoice(tx, actor.personId),
      isDone: false,
    })
  })

  // Mail programs send the one click as multipart (RFC 8058 §3.1), though there is never a file in it.
  takingFiles(app, app =>
    app.post(AT, { schema: { params }, config: permitByLink('digests.choose') }, (request, reply) => {
      const about = pressed(request.body, subscriptionOf(request))
      const choice = inWork(request, work => turn(work, about, isTurnedOn(request.body)))
      return draw(request, reply, { about, choice, isDone: true })
    }),
  )
}

interface Pressed {
  turn?: unknown
  what?: unknown
}

const isTurnedOn = (body: unknown) => (body as Pressed | undefined)?.turn === 'on'

/** Which of the two a button was about: the page offers the other one too. A mail program's click says nothing of it. */
function pressed(body: unknown, usual: Subscription): Subscription {
  const what = (body as Pressed | undefined)?.what
  return typeof what === 'string' && isSubscription(what) ? what : usual
}

function subscriptionOf(request: FastifyRequest): Subscription {
  const subject = request.visit.subjectId ?? ''
  if (!isSubscription(subject)) throw notFound()
  return subject
}

interface Standing {
  about: Subscription
  choice: DigestChoice
  isDone: boolean
}

function draw(request: FastifyRequest, reply: FastifyReply, { about, choice, isDone }: Standing) {
  const comes = { digest: choice.frequency !== 'off', reminders: choice.reminders }
  return page(request, reply, 'digests/unsubscribe.njk', {
    about,
    what: about === 'digest' ? 'the digest' : 'reminders',
    isOn: comes[about],
    isOtherOn: comes[about === 'digest' ? 'reminders' : 'digest'],
    isDone,
  })
}

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
    return draw(request, reply, { choice: digestChoice(tx, actor.personId), isDone: false })
  })

  // Mail programs send the one click as multipart (RFC 8058 §3.1), though there is never a file in it.
  takingFiles(app, app =>
    app.post(AT, { schema: { params }, config: permitByLink('digests.choose') }, (request, reply) => {
      const choice = inWork(request, work => turn(work, subscriptionOf(request), isTurnedOn(request.body)))
      return draw(request, reply, { choice, isDone: true })
    }),
  )
}

const isTurnedOn = (body: unknown) => (body as { turn?: unknown } | undefined)?.turn === 'on'

function subscriptionOf(request: FastifyRequest): Subscription {
  const subject = request.visit.subjectId ?? ''
  if (!isSubscription(subject)) throw notFound()
  return subject
}

function draw(request: FastifyRequest, reply: FastifyReply, now: { choice: DigestChoice; isDone: boolean }) {
  const subscription = subscriptionOf(request)
  const isOn = subscription === 'digest' ? now.choice.frequency !== 'off' : now.choice.reminders
  return page(request, reply, 'digests/unsubscribe.njk', {
    what: subscription === 'digest' ? 'the digest' : 'reminders',
    isOn,
    isDone: now.isDone,
  })
}

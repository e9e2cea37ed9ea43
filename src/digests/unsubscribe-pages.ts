import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { notFound } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { permitByLink } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { inWork, reading } from '../web/visit.ts'
import { digestChoice, isSubscription, type Subscription, turn } from './choose-digest.ts'
import type { DigestChoice } from './preferences.ts'

const AT = '/links/:link/unsubscribe'
const byLink = {
  schema: { params: z.object({ link: z.string() }) },
  config: permitByLink('digests.choose'),
}

/**
 * Stopping a letter from the letter itself, without signing in. Opening the page stops nothing, because scanners open
 * every link; pressing its button does, and so does the button in a mail program (RFC 8058), whose answer must be no redirect.
 */
export function unsubscribePages(app: App): void {
  app.register(async scope => {
    const pages = scope as unknown as App
    acceptOneClick(pages)
    pages.get(AT, byLink, (request, reply) => {
      const { tx, actor } = reading(request)
      return draw(request, reply, { choice: digestChoice(tx, actor.personId), isDone: false })
    })
    pages.post(AT, byLink, (request, reply) => {
      const choice = inWork(request, (work: Work<'digests.choose'>) =>
        turn(work, subscriptionOf(request), isTurnedOn(request.body)),
      )
      return draw(request, reply, { choice, isDone: true })
    })
  })
}

/** Mail programs send the one click as multipart (RFC 8058 §3.1); what it says is the same each time, so nothing is read of it. */
function acceptOneClick(scope: App): void {
  scope.removeContentTypeParser('multipart/form-data')
  scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: 10_000 }, (_request, _body, done) =>
    done(null, {}),
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

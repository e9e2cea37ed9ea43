import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { answeredRequest, keepAnswer } from './store.ts'

type Repeated = Pick<FastifyRequest, 'method' | 'routeOptions' | 'params' | 'body'>

const HOW_LONG = 'Send an Idempotency-Key of 1 to 100 characters'

/** The headers of a deed that a program may send again without doing it again. */
export const Repeatable = z.object({
  'idempotency-key': z.string().min(1, { error: HOW_LONG }).max(100, { error: HOW_LONG }).optional().meta({
    description: 'A word of your own: the same request sent again under it is done once, and answered alike',
    example: '3f2c9a7e-quarterly-meeting',
  }),
})

/** Makes something once however often a program sends it; only a route that takes `Repeatable` headers can. */
export const once = <T>(
  request: Repeated & { headers: { 'idempotency-key'?: string | undefined } },
  work: Work,
  make: () => T,
): T => onceUnder(request.headers['idempotency-key'], request, work, make)

/** Makes something once however often a form arrives: it carries a word of its own in `_once`. */
export function onceOfForm<T>(request: Repeated, work: Work, make: () => T): T {
  const key = (request.body as Record<string, unknown> | undefined)?._once
  return onceUnder(typeof key === 'string' && key.length <= 100 ? key : undefined, request, work, make)
}

/** The answer is kept in the transaction that makes it, and given again to whoever repeats the request. */
function onceUnder<T>(key: string | undefined, request: Repeated, work: Work, make: () => T): T {
  if (!key) return make()
  const route = `${request.method} ${request.routeOptions.url ?? ''} ${JSON.stringify(request.params)}`
  const bodyHash = hashOf(JSON.stringify(withoutToken(request.body)))
  const known = answeredRequest(work.tx, work.actor.personId, key)
  if (known) {
    if (known.route !== route || known.bodyHash !== bodyHash)
      throw new Refusal('conflict', 'This was sent before with other content. To send something new, start again.')
    return JSON.parse(known.answer) as T
  }
  const made = make()
  const answer = JSON.stringify(made)
  keepAnswer(work.tx, { personId: work.actor.personId, key, route, bodyHash, answer, at: work.now })
  return made
}

function withoutToken(body: unknown): unknown {
  const { _csrf, _once, _identifiesNoOne, ...rest } = (body ?? {}) as Record<string, unknown>
  return rest
}

import type { FastifyRequest } from 'fastify'
import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { answeredRequest, keepAnswer } from './store.ts'

/**
 * Makes something once however often the same request arrives: the answer is kept in the transaction that makes it,
 * under the client's Idempotency-Key or the form's `_once`, and given again to whoever repeats the request.
 */
export function once<T>(request: FastifyRequest, work: Work, make: () => T): T {
  const key = keyOf(request)
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

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key']
  const field = (request.body as Record<string, unknown> | undefined)?._once
  const key = typeof header === 'string' ? header : field
  return typeof key === 'string' && key.length > 0 && key.length <= 100 ? key : undefined
}

function withoutToken(body: unknown): unknown {
  const { _csrf, _once, _identifiesNoOne, ...rest } = (body ?? {}) as Record<string, unknown>
  return rest
}

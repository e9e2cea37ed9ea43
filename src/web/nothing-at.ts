import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound, Refusal } from '../errors.ts'

/**
 * What to say where the router finds no way. An address that does other things names them (RFC 9110 §15.5.6); only the
 * table of routes is asked, which everybody may read, so that nothing is told of what is kept there and for whom.
 */
export function nothingAt({ method, url, server }: FastifyRequest, reply: FastifyReply): Refusal {
  // For a name that is too long the router has an answer of its own to every method; only a route reads a query.
  const isDone = (each: string) => server.findRoute({ method: each as 'GET', url })?.searchParams !== undefined
  const allowed = server.supportedMethods.filter(isDone).join(', ')
  if (!allowed) return notFound()
  reply.header('allow', allowed)
  return new Refusal(
    'not done here',
    method === 'GET'
      ? 'There is nothing to read at this address: it only takes what is sent to it'
      : `${method} is not done at this address: it takes ${allowed}`,
  )
}

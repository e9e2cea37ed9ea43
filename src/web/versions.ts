import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../errors.ts'

/** Says which version of a thing this is, so that a later change can say which one it saw (RFC 9110 §8.8.3). */
export function withVersion<T extends { version: number }>(reply: FastifyReply, thing: T): T {
  reply.header('etag', `"${thing.version}"`)
  return thing
}

/** The version a client saw before changing it: If-Match is asked for, because without it two people overwrite each other. */
export function versionSeen(request: FastifyRequest): number {
  const match = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')
  if (!match)
    throw new Refusal('invalid', 'Send If-Match with the ETag you last saw, so that nobody’s change is overwritten')
  return Number(match[1])
}

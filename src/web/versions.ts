import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** Says which version of a thing this is, so that a later change can say which one it saw (RFC 9110 §8.8.3). */
export function withVersion<T extends { version: number }>(reply: FastifyReply, thing: T): T {
  reply.header('etag', `"${thing.version}"`)
  return thing
}

/** The headers of a change: If-Match is asked for, because without it two people overwrite each other. */
export const IfMatch = z.object({
  'if-match': z
    .string({ error: 'Send If-Match with the ETag you last saw, so that nobody’s change is overwritten' })
    // A proxy that compresses marks ours as weak (RFC 9110 §13.1.1); a change goes by the version, which that leaves alone.
    .regex(/^(?:W\/)?"\d{1,9}"$/, { error: 'Send If-Match with the ETag just as it came: a number in quotation marks' })
    .meta({ description: 'The `ETag` you last saw', example: '"3"' }),
})

/** The version a client saw before changing it; only a route that asks for `IfMatch` can say. */
export const versionSeen = (request: { headers: { 'if-match': string } }): number =>
  Number(/\d+/.exec(request.headers['if-match'])?.[0])

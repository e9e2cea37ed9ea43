import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { hashOf } from '../ids.ts'

/**
 * Says which version of a thing this is, so that a later change can say which one it saw (RFC 9110 §8.8.3). Much that is
 * read with it changes without its version, such as names, answers and what is overdue; so whoever reads is told with
 * the version how the whole answer goes, and hears of nothing that they know already.
 */
export function withVersion<T extends { version: number }>(reply: FastifyReply, thing: T): T {
  const { method, headers } = reply.request
  if (method !== 'GET' && method !== 'HEAD') {
    reply.header('etag', `"${thing.version}"`)
    return thing
  }
  const written = reply.serializeInput(thing, '200') as string
  const etag = `"${thing.version}-${hashOf(written).slice(0, 16)}"`
  reply.header('etag', etag)
  if (isKnown(headers['if-none-match'], etag)) reply.code(304).send()
  else reply.header('content-type', 'application/json; charset=utf-8').send(written)
  // Sent already, as it was written for the ETag.
  return undefined as never
}

/** If-None-Match compares weakly and may list several (RFC 9110 §13.1.2); proxies that compress add the W/. */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(each => ['*', etag].includes(each.trim().replace(/^W\//, ''))) ?? false

/** The headers of a change: If-Match is asked for, because without it two people overwrite each other. */
export const IfMatch = z.object({
  'if-match': z
    .string({ error: 'Send If-Match with the ETag you last saw, so that nobody’s change is overwritten' })
    // A proxy that compresses marks ours as weak (RFC 9110 §13.1.1); a change goes by the version, which that leaves alone.
    .regex(/^(?:W\/)?"\d{1,9}(?:-[\w-]{16})?"$/, {
      error: 'Send If-Match with the ETag just as it came, in quotation marks',
    })
    .meta({ description: 'The `ETag` you last saw', example: '"3"' }),
})

/** The version a client saw before changing it; only a route that asks for `IfMatch` can say. */
export const versionSeen = (request: { headers: { 'if-match': string } }): number =>
  Number(/\d+/.exec(request.headers['if-match'])?.[0])

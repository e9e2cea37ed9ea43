import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Refusal } from '../errors.ts'

/** What every answer tells the browser, and how much one network address may ask. */
export async function registerSecurity(app: FastifyInstance, config: Config): Promise<void> {
  const headers = fixedHeaders(config.publicUrl.startsWith('https:'))
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  await app.register(rateLimit, {
    global: true,
    max: config.requestsAMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new Refusal('too many', 'Too many requests. Wait a minute and try again.'),
  })
}

// The same for every answer, so they are written once: putting a policy together anew cost each request more than its query.
const fixedHeaders = (overTls: boolean) => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(overTls ? ['upgrade-insecure-requests'] : []),
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  // Nothing here is for a shared cache, unless a route says otherwise.
  'cache-control': 'no-store',
  ...(overTls ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** What every answer tells the browser. */
export function registerSecurity(app: FastifyInstance, config: Config): void {
  const headers = fixedHeaders(config.publicUrl.startsWith('https:'))
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
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

import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** What every answer tells the browser. */
export function registerSecurity(app: FastifyInstance, config: Config): void {
  const headersAt = headersOf(config)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersAt(request.url))
    done()
  })
}

/** The headers of an answer from an address. */
export function headersOf(config: Config): (url: string) => Record<string, string> {
  const { ofPages, ofApi } = fixedHeaders(config.publicUrl.startsWith('https:'))
  return url => (url.startsWith('/api/v1/') ? ofApi : ofPages)
}

// Written once: putting a policy together anew cost each request more than its query.
function fixedHeaders(overTls: boolean) {
  const ofBoth = {
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // Nothing here is for a shared cache, unless a route says otherwise.
    'cache-control': 'no-store',
    ...(overTls ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  const ofPages = {
    ...ofBoth,
    'content-security-policy': pagePolicy(overTls),
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
  }
  // What a program reads is no page: should a browser show it after all, it may load nothing and be framed by nobody.
  const ofApi = { ...ofBoth, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }
  return { ofPages, ofApi }
}

const pagePolicy = (overTls: boolean): string =>
  [
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
  ].join('; ')

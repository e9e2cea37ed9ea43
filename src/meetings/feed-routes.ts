import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { open } from '../web/permit.ts'
import { feedAt } from './feed.ts'

/** What calendars fetch at a secret address; whoever has it needs nothing else. */
export function feedRoutes(app: App): void {
  app.get(
    '/calendar/:token.ics',
    {
      schema: { params: z.object({ token: z.string().max(100) }) },
      config: open('the secret in the address is the key'),
    },
    (request, reply) => {
      const { house, now } = request.visit
      const feed = feedAt(house, { token: request.params.token, now })
      reply.header('etag', feed.etag).header('cache-control', 'private').header('x-robots-tag', 'noindex')
      if (isKnown(request.headers['if-none-match'], feed.etag)) return reply.code(304).send()
      return reply.type('text/calendar; charset=utf-8').send(feed.text())
    },
  )
}

/** If-None-Match compares weakly and may list several (RFC 9110 §13.1.2); proxies that compress add the W/. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(each => ['*', etag].includes(each.trim().replace(/^W\//, ''))) ?? false

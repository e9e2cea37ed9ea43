import { z } from 'zod'
import type { Work } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { button, type Drawing, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { open } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { feedAt } from './feed.ts'
import { feedsOf } from './feed-store.ts'
import { makeFeed, NewFeed } from './make-feed.ts'
import { pathTo } from './paths.ts'
import { revokeFeed } from './revoke-feed.ts'

const crumbs = [
  { text: 'Home', href: '/' },
  { text: 'Account', href: '/account' },
]

/** One's meetings in one's own calendar: secret addresses, and what calendars fetch there. */
export function feedPages(app: App): void {
  formPage(app, {
    at: '/account/calendar',
    permission: 'account.use',
    params: z.object({}),
    start: () => ({}),
    draw: ({ tx, actor }) => ({
      template: 'meetings/calendars.njk',
      view: { crumbs, feeds: feedsOf(tx, actor.personId) },
    }),
    submit: (work, { body, once }) => {
      // What is kept to answer the same form again must not hold the secret, so only its first sender sees it.
      let token: string | undefined
      once(() => {
        const made = makeFeed(work, readForm(NewFeed, body))
        token = made.token
        return made.id
      })
      return madePage(work, token)
    },
  })

  button(app, {
    at: '/account/calendar/:feedId/revocation',
    permission: 'account.use',
    params: z.object({ feedId: anId() }),
    submit: (work, { params }) => {
      revokeFeed(work, params.feedId)
      return { to: '/account/calendar', notice: 'Address revoked. Calendars that use it get nothing more' }
    },
  })

  app.get(
    '/calendar/:token.ics',
    {
      schema: { params: z.object({ token: z.string().max(100) }) },
      config: open('the secret in the address is the key'),
    },
    (request, reply) => {
      const { house, now } = request.visit
      const feed = feedAt(house.database.tx, house.config, { token: request.params.token, now })
      reply.header('etag', feed.etag).header('cache-control', 'private').header('x-robots-tag', 'noindex')
      if (isKnown(request.headers['if-none-match'], feed.etag)) return reply.code(304).send()
      return reply.type('text/calendar; charset=utf-8').send(feed.text())
    },
  )
}

function madePage(work: Work<'account.use'>, token: string | undefined): Drawing {
  const url = token && work.config.publicUrl + pathTo.calendarFeed(token)
  const crumbsHere = [...crumbs, { text: 'Your calendar', href: '/account/calendar' }]
  return {
    template: 'meetings/calendar-made.njk',
    view: { crumbs: crumbsHere, url, webcal: url?.replace(/^https?:/, 'webcal:') },
  }
}

/** If-None-Match compares weakly and may list several (RFC 9110 §13.1.2); proxies that compress add the W/. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(each => ['*', etag].includes(each.trim().replace(/^W\//, ''))) ?? false

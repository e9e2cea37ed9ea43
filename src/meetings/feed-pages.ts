import { z } from 'zod'
import { holdingsOf } from '../access/store.ts'
import type { Reading, Work } from '../access/work.ts'
import { found } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, type Drawing, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { changeFeed } from './change-feed.ts'
import { feedOf, feedsOf } from './feed-store.ts'
import { FeedManner, makeFeed, NewFeed } from './make-feed.ts'
import { pathTo } from './paths.ts'
import { revokeFeed } from './revoke-feed.ts'
import { feedReminders } from './states.ts'

const crumbs = [
  { text: 'Home', href: '/' },
  { text: 'Account', href: '/account' },
]
const crumbsHere = [...crumbs, { text: 'Your calendar', href: '/account/calendar' }]

const reminderChoices = [
  { value: '', text: 'No reminder' },
  ...feedReminders.map(value => ({ value, text: `${value} before` })),
]

/** One's meetings in one's own calendar: secret addresses to make, rename and revoke. */
export function feedPages(app: App): void {
  formPage(app, {
    at: '/account/calendar',
    permission: 'account.use',
    params: z.object({}),
    start: (_reading, { query }) => ({ partnershipId: query.partnership ?? '', reminder: '' }),
    draw: reading => ({ template: 'meetings/calendars.njk', view: calendarsView(reading) }),
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

  changePages(app)
}

const OneFeed = z.object({ feedId: anId() })

function changePages(app: App): void {
  formPage(app, {
    at: '/account/calendar/:feedId/change',
    permission: 'account.use',
    params: OneFeed,
    start: (reading, { params }) => {
      const { name, reminder } = found(feedOf(reading.tx, reading.actor.personId, params.feedId), 'calendar address')
      return { name, reminder: reminder ?? '' }
    },
    draw: () => ({ template: 'meetings/calendar-change.njk', view: { crumbs: crumbsHere, reminderChoices } }),
    submit: (work, { params, body }) => {
      changeFeed(work, params.feedId, readForm(FeedManner, body))
      return { to: '/account/calendar', notice: 'Saved. Calendars follow when they next look' }
    },
  })

  button(app, {
    at: '/account/calendar/:feedId/revocation',
    permission: 'account.use',
    params: OneFeed,
    submit: (work, { params }) => {
      revokeFeed(work, params.feedId)
      return { to: '/account/calendar', notice: 'Address revoked. Calendars that use it get nothing more' }
    },
  })
}

function calendarsView({ tx, actor, now }: Reading<'account.use'>) {
  const theirs = new Set(holdingsOf(tx, actor.personId, now).map(held => held.partnershipId))
  return {
    crumbs,
    feeds: feedsOf(tx, actor.personId),
    reminderChoices,
    partnershipChoices: [
      { value: '', text: 'All my partnerships' },
      ...[...theirs].map(id => ({ value: id, text: partnershipById(tx, id).name })),
    ],
  }
}

function madePage(work: Work<'account.use'>, token: string | undefined): Drawing {
  const url = token && work.config.publicUrl + pathTo.calendarFeed(token)
  return {
    template: 'meetings/calendar-made.njk',
    view: { crumbs: crumbsHere, url, webcal: url?.replace(/^https?:/, 'webcal:') },
  }
}

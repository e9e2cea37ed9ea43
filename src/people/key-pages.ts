import { z } from 'zod'
import { sessionsOf } from '../access/session-store.ts'
import { tokensOf } from '../access/token-store.ts'
import { aLine } from '../input.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { accountCrumbs } from './account-pages.ts'
import { browserWords } from './browser-words.ts'
import { endOtherOwnSessions, endOwnSession } from './end-sessions.ts'
import { makeToken } from './make-token.ts'
import { revokeToken } from './revoke-token.ts'

const nothing = z.object({})
const ASession = z.object({ sessionId: anId() })
const AToken = z.object({ tokenId: anId() })
const NewToken = z.object({ name: aLine('Enter a name by which you will know the program', 60) })

/** Where one is signed in, and which programs act in one's name. */
export function keyPages(app: App): void {
  sessionPages(app)
  tokenPages(app)
}

function sessionPages(app: App): void {
  app.get('/account/sessions', { config: permit('account.use') }, (request, reply) => {
    const { tx, actor, now, sessionId } = reading<'account.use'>(request as never)
    return page(request, reply, 'people/sessions.njk', {
      crumbs: accountCrumbs,
      sessions: sessionsOf(tx, actor.personId, now).map(each => ({
        ...each,
        browser: browserWords(each.browser),
        isThis: each.id === sessionId,
      })),
    })
  })

  button(app, {
    at: '/account/sessions/:sessionId/end',
    permission: 'account.use',
    params: ASession,
    submit: (work, { params }) => {
      endOwnSession(work, params.sessionId)
      return { to: '/account/sessions', notice: 'That browser is signed out' }
    },
  })

  button(app, {
    at: '/account/sessions/end-others',
    permission: 'account.use',
    params: nothing,
    submit: work => {
      endOtherOwnSessions(work)
      return { to: '/account/sessions', notice: 'Every other browser is signed out' }
    },
  })
}

function tokenPages(app: App): void {
  formPage(app, {
    at: '/account/tokens',
    permission: 'account.use',
    params: nothing,
    start: () => ({}),
    draw: ({ tx, actor }) => ({
      template: 'people/tokens.njk',
      view: { crumbs: accountCrumbs, tokens: tokensOf(tx, actor.personId) },
    }),
    // Drawn and not redirected to: the secret is shown this once and kept nowhere, not even for who repeats the request.
    submit: (work, { body, once }) => {
      const { name } = readForm(NewToken, body)
      let token: string | undefined
      once(() => {
        token = makeToken(work, { name }).token
        return null
      })
      return { template: 'people/token-made.njk', view: { crumbs: accountCrumbs, token, name } }
    },
  })

  button(app, {
    at: '/account/tokens/:tokenId/revocation',
    permission: 'account.use',
    params: AToken,
    submit: (work, { params }) => {
      revokeToken(work, params.tokenId)
      return { to: '/account/tokens', notice: 'The token no longer works' }
    },
  })
}

import formbody from '@fastify/formbody'
import Fastify, { errorCodes, type FastifyInstance } from 'fastify'
import type { House } from './access/work.ts'
import { mayOpenEvidence } from './actions/policy.ts'
import { actionRoutes } from './actions/routes.ts'
import { administrationRoutes } from './administration/routes.ts'
import { factsKnown } from './agendas/known.ts'
import { agendaFactsPages } from './agendas/pages.ts'
import { dateRoutes } from './dates/routes.ts'
import { questionsToEveryone } from './dates/store.ts'
import { digestRoutes } from './digests/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { followUpRoutes } from './follow-up/routes.ts'
import { fundingRoutes } from './funding/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { incomingRoutes } from './incoming/routes.ts'
import { incomingSection } from './incoming/section.ts'
import { incomingWebhook } from './incoming/webhook-api.ts'
import { mayOpenPaper } from './meetings/agenda-policy.ts'
import { colleaguesSection } from './meetings/answer-for-colleague.ts'
import { followPerson } from './meetings/invites.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { membershipRoutes } from './memberships/routes.ts'
import { minutesRoutes } from './minutes/routes.ts'
import { minutesSection } from './minutes/section.ts'
import { partnershipRoutes } from './partnerships/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { pledgesToPrepare } from './pledges/link-pages.ts'
import { pledgeRoutes } from './pledges/routes.ts'
import { printingRoutes } from './printing/routes.ts'
import { programmeRoutes } from './programmes/routes.ts'
import { mayOpenProposed } from './proposals/policy.ts'
import { proposalRoutes } from './proposals/routes.ts'
import { riskNoteRoutes } from './risk-notes/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { statisticsRoutes } from './statistics/routes.ts'
import { streamRoutes } from './stream/routes.ts'
import { subGroupRoutes } from './sub-groups/routes.ts'
import { summaryRoutes } from './summaries/routes.ts'
import { apiDocs } from './web/api-docs.ts'
import type { App } from './web/app-type.ts'
import { registerAssets } from './web/assets.ts'
import { registerCookies } from './web/cookies.ts'
import { guardRoutes } from './web/guard.ts'
import { logging, logUnanswered } from './web/log.ts'
import { registerPatience } from './web/patience.ts'
import { registerProblems, turnedAway } from './web/problems.ts'
import { limitRates } from './web/rate-limit.ts'
import { registerSchemas } from './web/schemas.ts'
import { registerSecurity } from './web/security.ts'

const MOST_BYTES = 1_000_000

/** The whole platform, put together: this file is its table of contents. */
export async function buildApp(house: House): Promise<FastifyInstance> {
  const app = Fastify({
    ...logging(house.config.logLevel),
    bodyLimit: MOST_BYTES,
    trustProxy: house.config.trustProxy.length > 0 ? house.config.trustProxy : false,
    // The longest that any request may take to arrive; `web/patience.ts` is stricter with all but files.
    requestTimeout: 200_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
    frameworkErrors: turnedAway(house.config),
  })
  if (house.config.logLevel !== 'silent') logUnanswered(app)
  acceptOnlyJsonAndForms(app)
  registerPatience(app)
  registerProblems(app)
  await registerCookies(app, house)
  registerSecurity(app, house.config)
  limitRates(app, house)
  await registerSchemas(app, house.config.publicUrl)
  guardRoutes(app, house)

  registerAssets(app)
  const features: ((app: App) => void)[] = [
    apiDocs,
    app => peopleRoutes(app, [followPerson]),
    partnershipRoutes,
    app => membershipRoutes(app, { questions: questionsToEveryone }),
    subGroupRoutes,
    dateRoutes,
    app =>
      meetingRoutes(app, {
        sections: [colleaguesSection, incomingSection, minutesSection],
        factsFor: factsKnown,
        preparing: [pledgesToPrepare],
      }),
    incomingRoutes,
    proposalRoutes,
    programmeRoutes,
    incomingWebhook,
    app => documentRoutes(app, [mayOpenPaper, mayOpenProposed, mayOpenEvidence]),
    minutesRoutes,
    summaryRoutes,
    agendaFactsPages,
    printingRoutes,
    actionRoutes,
    pledgeRoutes,
    followUpRoutes,
    fundingRoutes,
    riskNoteRoutes,
    statisticsRoutes,
    digestRoutes,
    searchRoutes,
    streamRoutes,
    homeRoutes,
    administrationRoutes,
  ]
  for (const feature of features) feature(app.withTypeProvider())
  return app
}

/**
 * Plain text would pass by a body's schema unseen, so nothing but JSON and forms is parsed at all: JSON by the API only,
 * because a page reads text where JSON may hold anything, and forms by pages only, because theirs bring a token.
 */
function acceptOnlyJsonAndForms(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.register(formbody)
  app.addHook('preParsing', (request, _reply, _body, done) => {
    const type = request.headers['content-type']?.toLowerCase() ?? ''
    const misplaced = request.url.startsWith('/api/') ? 'application/x-www-form-urlencoded' : 'application/json'
    done(type.startsWith(misplaced) ? new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type) : null)
  })
}

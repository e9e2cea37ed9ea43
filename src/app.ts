import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import type { House } from './access/work.ts'
import { actionApi } from './actions/api.ts'
import { decisionPages } from './actions/decision-pages.ts'
import { actionPages } from './actions/pages.ts'
import { reportPages } from './actions/report-pages.ts'
import { activityApi } from './administration/activity-api.ts'
import { activityPages } from './administration/activity-pages.ts'
import { letterPages } from './administration/letter-pages.ts'
import { administrationPages } from './administration/pages.ts'
import { administeredPartnershipPages } from './administration/partnership-pages.ts'
import { peoplePages } from './administration/people-pages.ts'
import { postPages } from './administration/post-pages.ts'
import { digestApi } from './digests/api.ts'
import { digestPreferencePages } from './digests/preference-pages.ts'
import { unsubscribePages } from './digests/unsubscribe-pages.ts'
import { documentPages } from './documents/pages.ts'
import { notFound } from './errors.ts'
import { downloadPages } from './funding/download-pages.ts'
import { grantApi } from './funding/grant-api.ts'
import { grantPages } from './funding/grant-pages.ts'
import { monitoringApi } from './funding/monitoring-api.ts'
import { monitoringPages } from './funding/pages.ts'
import { homePages } from './home/pages.ts'
import { partnershipHome } from './home/partnership-pages.ts'
import { staticPages } from './home/static-pages.ts'
import { agendaApi } from './meetings/agenda-api.ts'
import { agendaPages } from './meetings/agenda-pages.ts'
import { answerPages } from './meetings/answer-pages.ts'
import { answersApi } from './meetings/answers-api.ts'
import { meetingApi } from './meetings/api.ts'
import { feedPages } from './meetings/feed-pages.ts'
import { meetingPages } from './meetings/pages.ts'
import { papersApi } from './meetings/papers-api.ts'
import { papersPages } from './meetings/papers-pages.ts'
import { planningApi } from './meetings/planning-api.ts'
import { planningPages } from './meetings/planning-pages.ts'
import { sendingAgain, tellingPages } from './meetings/telling-pages.ts'
import { memberApi } from './memberships/api.ts'
import { memberChangeApi } from './memberships/change-api.ts'
import { importPages } from './memberships/import-pages.ts'
import { invitationPages } from './memberships/invitation-pages.ts'
import { memberChangePages } from './memberships/member-pages.ts'
import { ownPartnershipsApi } from './memberships/own-api.ts'
import { memberPages } from './memberships/pages.ts'
import { minutesApi } from './minutes/api.ts'
import { attendancePages } from './minutes/attendance-pages.ts'
import { circulatePages } from './minutes/circulate-pages.ts'
import { minutesEditPages } from './minutes/edit-pages.ts'
import { minutedItemsApi } from './minutes/items-api.ts'
import { minutesPages } from './minutes/pages.ts'
import { registerApi } from './minutes/register-api.ts'
import { minutesSection } from './minutes/section.ts'
import { partnershipApi } from './partnerships/api.ts'
import { partnershipPages } from './partnerships/pages.ts'
import { accountPages } from './people/account-pages.ts'
import { accountApi } from './people/api.ts'
import { keyPages } from './people/key-pages.ts'
import { signInPages } from './people/sign-in-pages.ts'
import { pledgeApi } from './pledges/api.ts'
import { charterPages } from './pledges/charter-pages.ts'
import { pledgeDeedPages } from './pledges/deed-pages.ts'
import { pledgeDeedsApi } from './pledges/deeds-api.ts'
import { pledgePages } from './pledges/pages.ts'
import { pledgeProgressApi } from './pledges/progress-api.ts'
import { pledgeProgressPages } from './pledges/progress-pages.ts'
import { recordingPages } from './pledges/recording-pages.ts'
import { apiDocs } from './web/api-docs.ts'
import type { App } from './web/app-type.ts'
import { registerAssets } from './web/assets.ts'
import { registerCookies } from './web/cookies.ts'
import { guardRoutes } from './web/guard.ts'
import { registerProblems } from './web/problems.ts'
import { registerSchemas } from './web/schemas.ts'
import { registerSecurity } from './web/security.ts'
import { registerUploads } from './web/uploads.ts'

const MOST_BYTES = 1_000_000

/** The whole platform, put together: this file is its table of contents. */
export async function buildApp(house: House): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: house.config.logLevel,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { req: withoutSecrets },
    },
    bodyLimit: MOST_BYTES,
    trustProxy: house.config.trustProxy.length > 0 ? house.config.trustProxy : false,
    // A body that trickles in would hold a connection for ever (measured: closed after 24 seconds with these).
    requestTimeout: 20_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
  })
  acceptOnlyJsonAndForms(app)
  registerProblems(app)
  await registerCookies(app, house)
  await registerSecurity(app, house.config)
  await registerSchemas(app, house.config.publicUrl)
  registerUploads(app)
  guardRoutes(app, house)
  app.setNotFoundHandler(() => {
    throw notFound()
  })

  registerAssets(app)
  const features: ((app: App) => void)[] = [
    apiDocs,
    signInPages,
    accountPages,
    keyPages,
    accountApi,
    partnershipPages,
    partnershipApi,
    actionPages,
    reportPages,
    decisionPages,
    actionApi,
    app => meetingPages(app, [minutesSection]),
    planningPages,
    tellingPages,
    sendingAgain,
    answerPages,
    feedPages,
    meetingApi,
    planningApi,
    answersApi,
    memberPages,
    memberChangePages,
    importPages,
    invitationPages,
    memberApi,
    memberChangeApi,
    ownPartnershipsApi,
    documentPages,
    agendaPages,
    papersPages,
    agendaApi,
    papersApi,
    monitoringPages,
    grantPages,
    downloadPages,
    monitoringApi,
    grantApi,
    administrationPages,
    administeredPartnershipPages,
    peoplePages,
    postPages,
    letterPages,
    activityPages,
    activityApi,
    pledgePages,
    recordingPages,
    charterPages,
    pledgeProgressPages,
    pledgeDeedPages,
    pledgeApi,
    pledgeDeedsApi,
    pledgeProgressApi,
    minutesPages,
    minutesEditPages,
    attendancePages,
    circulatePages,
    minutesApi,
    minutedItemsApi,
    registerApi,
    digestPreferencePages,
    unsubscribePages,
    digestApi,
    homePages,
    partnershipHome,
    staticPages,
  ]
  for (const feature of features) feature(app.withTypeProvider())
  return app
}

/** Plain text would pass by a body's schema unseen, so nothing but JSON and forms is parsed at all. */
function acceptOnlyJsonAndForms(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.register(formbody)
}

/** Links carry proof in their address; a log must not hold it. */
const withoutSecrets = (request: { method: string; url: string }) => ({
  method: request.method,
  path: request.url.split('?')[0]?.replace(/\/(sign-in|links|calendar|unsubscribe|answer)\/[^/]+/, '/$1/…'),
})

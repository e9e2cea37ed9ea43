import type { App } from '../web/app-type.ts'
import { actionApi } from './api.ts'
import { decisionPages } from './decision-pages.ts'
import { linkPages } from './link-pages.ts'
import { actionPages } from './pages.ts'
import { registerPages } from './register-pages.ts'
import { reportPages } from './report-pages.ts'
import { requestPages } from './request-pages.ts'
import { actionRequestsApi } from './requests-api.ts'
import { togetherPages } from './together-pages.ts'

/** Pages and API of what somebody is to do by when, and what came of it. */
export function actionRoutes(app: App): void {
  registerPages(app)
  togetherPages(app)
  actionPages(app)
  reportPages(app)
  decisionPages(app)
  requestPages(app)
  linkPages(app)
  actionApi(app)
  actionRequestsApi(app)
}

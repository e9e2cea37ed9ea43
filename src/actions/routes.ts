import type { App } from '../web/app-type.ts'
import { actionApi } from './api.ts'
import { decisionPages } from './decision-pages.ts'
import { actionPages } from './pages.ts'
import { reportPages } from './report-pages.ts'

/** Pages and API of what somebody is to do by when, and what came of it. */
export function actionRoutes(app: App): void {
  actionPages(app)
  reportPages(app)
  decisionPages(app)
  actionApi(app)
}

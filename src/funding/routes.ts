import type { App } from '../web/app-type.ts'
import { downloadPages } from './download-pages.ts'
import { grantApi } from './grant-api.ts'
import { grantPages } from './grant-pages.ts'
import { monitoringApi } from './monitoring-api.ts'
import { monitoringPages } from './pages.ts'

/** Pages and API of what the money went to, and what came of it across a police area. */
export function fundingRoutes(app: App): void {
  monitoringPages(app)
  grantPages(app)
  downloadPages(app)
  monitoringApi(app)
  grantApi(app)
}

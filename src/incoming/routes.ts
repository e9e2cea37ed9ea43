import type { App } from '../web/app-type.ts'
import { incomingApi } from './api.ts'
import { incomingPages } from './pages.ts'
import { settlePages } from './settle-pages.ts'

/** Pages and API of letters that came in: what was made of them, and what waits for a person. */
export function incomingRoutes(app: App): void {
  incomingPages(app)
  settlePages(app)
  incomingApi(app)
}

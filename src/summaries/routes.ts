import type { App } from '../web/app-type.ts'
import { summariesApi } from './api.ts'
import { summaryPages } from './pages.ts'
import { publicSummaryApi } from './public-api.ts'
import { publicSummaryPages } from './public-pages.ts'

/** What the public may read of meetings, and how it comes to be written and approved. */
export function summaryRoutes(app: App): void {
  summaryPages(app)
  publicSummaryPages(app)
  summariesApi(app)
  publicSummaryApi(app)
}

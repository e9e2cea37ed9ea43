import type { App } from '../web/app-type.ts'
import { attendanceYearPages } from './attendance-pages.ts'
import { missedPages } from './missed-pages.ts'

/** Pages and API of what follows a meeting: what absent organisations missed, and who came over the year. */
export function followUpRoutes(app: App): void {
  attendanceYearPages(app)
  missedPages(app)
}

import type { App } from '../web/app-type.ts'
import { riskNoteApi } from './api.ts'
import { riskNoteKeepingPages } from './keeping-pages.ts'
import { riskNotePages } from './pages.ts'

/** Pages and API of what a partnership thinks may happen in its area. */
export function riskNoteRoutes(app: App): void {
  riskNotePages(app)
  riskNoteKeepingPages(app)
  riskNoteApi(app)
}

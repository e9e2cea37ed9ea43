import type { App } from '../web/app-type.ts'
import { streamApi } from './api.ts'
import { streamPages } from './pages.ts'

/** What happened in a partnership, as one story that every member may read. */
export function streamRoutes(app: App): void {
  streamPages(app)
  streamApi(app)
}

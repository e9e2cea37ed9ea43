import type { App } from '../web/app-type.ts'
import { documentPages } from './pages.ts'

/** Pages of documents, wherever they were laid. */
export function documentRoutes(app: App): void {
  documentPages(app)
}

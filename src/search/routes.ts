import type { App } from '../web/app-type.ts'
import { searchApi } from './api.ts'
import { searchPages } from './pages.ts'

/** Finding again what was put on agendas, said, decided, promised and done. */
export function searchRoutes(app: App): void {
  searchPages(app)
  searchApi(app)
}

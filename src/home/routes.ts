import type { App } from '../web/app-type.ts'
import { homePages } from './pages.ts'
import { partnershipHome } from './partnership-pages.ts'
import { staticPages } from './static-pages.ts'

/** Pages of where a person lands, and what is the same for everybody. */
export function homeRoutes(app: App): void {
  homePages(app)
  partnershipHome(app)
  staticPages(app)
}

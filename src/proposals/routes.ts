import type { App } from '../web/app-type.ts'
import { proposalsApi } from './api.ts'
import { proposalLinkPages } from './link-pages.ts'
import { proposalPages } from './pages.ts'
import { settlingPages } from './settling-pages.ts'

/** What members would like to see on an agenda, and what became of it. */
export function proposalRoutes(app: App): void {
  proposalPages(app)
  settlingPages(app)
  proposalLinkPages(app)
  proposalsApi(app)
}

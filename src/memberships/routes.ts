import type { App } from '../web/app-type.ts'
import { memberApi } from './api.ts'
import { memberChangeApi } from './change-api.ts'
import { endingPages } from './ending-pages.ts'
import { importPages, type QuestionsToEveryone } from './import-pages.ts'
import { invitationPages } from './invitation-pages.ts'
import { memberChangePages } from './member-pages.ts'
import { ownPartnershipsApi } from './own-api.ts'
import { memberPages } from './pages.ts'
import { replacingRoutes } from './replacing-routes.ts'

/** Pages and API of who belongs to a partnership, for which organisation and in which role. */
export function membershipRoutes(app: App, { questions }: { questions: QuestionsToEveryone }): void {
  memberPages(app)
  memberChangePages(app)
  endingPages(app)
  replacingRoutes(app)
  importPages(app, questions)
  invitationPages(app)
  memberApi(app)
  memberChangeApi(app)
  ownPartnershipsApi(app)
}

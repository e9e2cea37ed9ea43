import type { App } from '../web/app-type.ts'
import { subGroupApi } from './api.ts'
import { subGroupChangeApi } from './change-api.ts'
import { subGroupChangePages } from './change-pages.ts'
import { groupMeetingApi } from './meeting-api.ts'
import { groupMeetingPages } from './meeting-pages.ts'
import { groupMemberPages } from './member-pages.ts'
import { groupMemberApi } from './members-api.ts'
import { subGroupPages } from './pages.ts'

/** Pages and API of the sub-groups of a partnership: members, lead, meetings of their own, reports to the partnership's. */
export function subGroupRoutes(app: App): void {
  subGroupPages(app)
  subGroupChangePages(app)
  groupMemberPages(app)
  groupMeetingPages(app)
  subGroupApi(app)
  subGroupChangeApi(app)
  groupMemberApi(app)
  groupMeetingApi(app)
}

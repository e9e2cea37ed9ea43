import type { App } from '../web/app-type.ts'
import { minutesApi } from './api.ts'
import { attendancePages } from './attendance-pages.ts'
import { circulatePages } from './circulate-pages.ts'
import { minutesEditPages } from './edit-pages.ts'
import { minutedItemsApi } from './items-api.ts'
import { minutesPages } from './pages.ts'
import { registerApi } from './register-api.ts'

/** Pages and API of what a meeting decided: its minutes, who was there, and the register. */
export function minutesRoutes(app: App): void {
  minutesPages(app)
  minutesEditPages(app)
  attendancePages(app)
  circulatePages(app)
  minutesApi(app)
  minutedItemsApi(app)
  registerApi(app)
}

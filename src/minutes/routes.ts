import type { App } from '../web/app-type.ts'
import { actionLinePage } from './action-line-pages.ts'
import { agreedApi, agreedPages } from './agreed-pages.ts'
import { minutesApi } from './api.ts'
import { approvalPages } from './approval-pages.ts'
import { attendancePages } from './attendance-pages.ts'
import { circulatePages } from './circulate-pages.ts'
import { correctionsApi } from './corrections-api.ts'
import { correctionsPages } from './corrections-pages.ts'
import { minutesEditPages } from './edit-pages.ts'
import { minutedItemsApi } from './items-api.ts'
import { minutesPages } from './pages.ts'
import { registerApi } from './register-api.ts'
import { seatPages } from './seat-pages.ts'
import { sittingApi } from './sitting-api.ts'
import { sittingPages } from './sitting-pages.ts'
import { statementRoutes } from './statement-pages.ts'
import { writtenPages } from './written-pages.ts'

/** Pages and API of what a meeting decided: its minutes, who was there, and the register. */
export function minutesRoutes(app: App): void {
  minutesPages(app)
  minutesEditPages(app)
  attendancePages(app)
  agreedPages(app)
  circulatePages(app)
  approvalPages(app)
  correctionsPages(app)
  writtenPages(app)
  minutesApi(app)
  correctionsApi(app)
  agreedApi(app)
  minutedItemsApi(app)
  registerApi(app)
  sittingPages(app)
  seatPages(app)
  actionLinePage(app)
  sittingApi(app)
  statementRoutes(app)
}

import type { App } from '../web/app-type.ts'
import { partnershipApi } from './api.ts'
import { lostLetterPages } from './letter-pages.ts'
import { lettersApi } from './letters-api.ts'
import { partnershipPages } from './pages.ts'

/** Pages and API of a partnership as it describes itself. */
export function partnershipRoutes(app: App): void {
  partnershipPages(app)
  lostLetterPages(app)
  lettersApi(app)
  partnershipApi(app)
}

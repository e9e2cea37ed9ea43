import type { App } from '../web/app-type.ts'
import { digestApi } from './api.ts'
import { digestPreferencePages } from './preference-pages.ts'
import { unsubscribePages } from './unsubscribe-pages.ts'

/** Pages and API of how often a person is written to, and how they make it stop. */
export function digestRoutes(app: App): void {
  digestPreferencePages(app)
  unsubscribePages(app)
  digestApi(app)
}

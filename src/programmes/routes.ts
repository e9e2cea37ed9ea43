import type { App } from '../web/app-type.ts'
import { programmeApi } from './api.ts'
import { programmeDatesPages } from './dates-pages.ts'
import { programmePages } from './pages.ts'
import { sensitiveDateApi } from './sensitive-api.ts'
import { sensitiveDatePages } from './sensitive-pages.ts'

/** Pages and API of a year's programme: dates by a rule, what speaks against them, and all of them scheduled at once. */
export function programmeRoutes(app: App): void {
  programmePages(app)
  programmeDatesPages(app)
  sensitiveDatePages(app)
  programmeApi(app)
  sensitiveDateApi(app)
}

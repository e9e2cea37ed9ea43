import type { App } from '../web/app-type.ts'
import { dateAnswerPages } from './answer-pages.ts'
import { dateAnswersApi } from './answers-api.ts'
import { datesApi } from './api.ts'
import { arrangingDatesApi } from './arranging-api.ts'
import { arrangingPages } from './arranging-pages.ts'
import { datePages } from './pages.ts'
import { proposingPages } from './proposing-pages.ts'
import { settlingPages } from './settling-pages.ts'

/** Pages and API of finding a date: proposing times, answering by link, and making one of them a meeting. */
export function dateRoutes(app: App): void {
  datePages(app)
  proposingPages(app)
  dateAnswerPages(app)
  arrangingPages(app)
  settlingPages(app)
  datesApi(app)
  arrangingDatesApi(app)
  dateAnswersApi(app)
}

import type { App } from '../web/app-type.ts'
import { agendaApi } from './agenda-api.ts'
import { agendaPages } from './agenda-pages.ts'
import { answerPages } from './answer-pages.ts'
import { answersApi } from './answers-api.ts'
import { meetingApi } from './api.ts'
import { feedPages } from './feed-pages.ts'
import { feedRoutes } from './feed-routes.ts'
import { meetingLetterPages } from './letter-pages.ts'
import { meetingLettersApi } from './letters-api.ts'
import { type MeetingSection, meetingPages } from './pages.ts'
import { papersApi } from './papers-api.ts'
import { papersPages } from './papers-pages.ts'
import { planningApi } from './planning-api.ts'
import { planningPages } from './planning-pages.ts'
import { substitutePages } from './substitute-pages.ts'
import { tellingPages } from './telling-pages.ts'
import { uninviteRoutes } from './uninvite-routes.ts'

/** Pages and API of when a partnership meets: planning, the agenda and its papers, letters and answers, calendar feeds. */
export function meetingRoutes(app: App, sections: MeetingSection[]): void {
  meetingPages(app, sections)
  planningPages(app)
  agendaPages(app)
  papersPages(app)
  tellingPages(app)
  uninviteRoutes(app)
  meetingLetterPages(app)
  answerPages(app)
  substitutePages(app)
  feedPages(app)
  feedRoutes(app)
  meetingApi(app)
  meetingLettersApi(app)
  planningApi(app)
  agendaApi(app)
  papersApi(app)
  answersApi(app)
}

import type { App } from '../web/app-type.ts'
import { agendaApi } from './agenda-api.ts'
import type { FactsFor } from './agenda-facts.ts'
import { agendaItemsApi } from './agenda-items-api.ts'
import { agendaPages } from './agenda-pages.ts'
import { answerPages, type PreparingPart } from './answer-pages.ts'
import { answersApi } from './answers-api.ts'
import { meetingApi } from './api.ts'
import { callingOffApi } from './calling-off-api.ts'
import { closedReadersPages } from './closed-readers-pages.ts'
import { colleaguePages, colleaguesApi } from './colleague-pages.ts'
import { feedPages } from './feed-pages.ts'
import { feedRoutes } from './feed-routes.ts'
import { handInPages } from './hand-in-pages.ts'
import { itemPages } from './item-pages.ts'
import { meetingLetterPages } from './letter-pages.ts'
import { meetingLettersApi } from './letters-api.ts'
import { linkedPages } from './linked-pages.ts'
import { type MeetingSection, meetingPages } from './pages.ts'
import { papersApi } from './papers-api.ts'
import { papersPages } from './papers-pages.ts'
import { planningApi } from './planning-api.ts'
import { planningPages } from './planning-pages.ts'
import { substitutePages } from './substitute-pages.ts'
import { tellingPages } from './telling-pages.ts'
import { templateItemPages } from './template-item-pages.ts'
import { templatePages } from './template-pages.ts'
import { templatesApi } from './templates-api.ts'
import { uninviteRoutes } from './uninvite-routes.ts'
import { updatePages } from './update-pages.ts'
import { writtenApi } from './written-api.ts'

/** What other features bring to the pages of meetings. */
interface PartsOfMeetings {
  sections: MeetingSection[]
  factsFor: FactsFor
  preparing: PreparingPart[]
}

/** Pages and API of when a partnership meets: planning, the agenda and its papers, letters and answers, calendar feeds. */
export function meetingRoutes(app: App, { sections, factsFor, preparing }: PartsOfMeetings): void {
  meetingPages(app, sections)
  planningPages(app)
  agendaPages(app, factsFor)
  itemPages(app)
  closedReadersPages(app)
  templatePages(app)
  templateItemPages(app)
  papersPages(app)
  handInPages(app)
  tellingPages(app)
  uninviteRoutes(app)
  meetingLetterPages(app)
  answerPages(app, preparing)
  linkedPages(app)
  updatePages(app)
  substitutePages(app)
  feedPages(app)
  feedRoutes(app)
  meetingApi(app)
  meetingLettersApi(app)
  planningApi(app)
  callingOffApi(app)
  agendaApi(app, factsFor)
  agendaItemsApi(app)
  templatesApi(app)
  papersApi(app)
  colleaguePages(app)
  colleaguesApi(app)
  answersApi(app)
  writtenApi(app)
}

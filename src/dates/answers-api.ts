import type { Work } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { answerDates, DatesAnswer, enterDatesAnswer } from './answer-dates.ts'
import { AtFinding } from './pages.ts'
import { FindingOut, StandingsOut } from './shapes-api.ts'
import { findingById } from './store.ts'
import { findingFor, standingsFor } from './view-api.ts'

const finding = '/api/v1/partnerships/:partnershipId/dates/:findingId'
const common = { tags: ['Dates'], params: AtFinding, response: { 200: FindingOut } }

/** Answers about dates, for programs. */
export function dateAnswersApi(app: App): void {
  app.get(
    `${finding}/answers`,
    {
      schema: { ...common, summary: 'The answers, by organisation and by time', response: { 200: StandingsOut } },
      config: permit('dates.arrange'),
    },
    request => {
      const looking = reading(request)
      return standingsFor(looking, findingById(looking.tx, looking.partnershipId, request.params.findingId))
    },
  )

  app.put(
    `${finding}/answer`,
    {
      schema: {
        ...common,
        summary: 'Say when you could meet',
        description: 'Every time still to come needs an answer, now or from before.',
        body: DatesAnswer,
      },
      config: permit('dates.answer'),
    },
    (request, reply) => {
      const finding = inWork(request, work => {
        answerDates(work, request.params.findingId, request.body)
        return after(work, request.params.findingId)
      })
      return withVersion(reply, finding)
    },
  )

  app.put(
    `${finding}/answers/:personId`,
    {
      schema: {
        ...common,
        summary: 'Enter when somebody could meet, on their behalf',
        params: AtFinding.extend({ personId: anId() }),
        body: DatesAnswer,
      },
      config: permit('dates.arrange'),
    },
    (request, reply) => {
      const finding = inWork(request, work => {
        enterDatesAnswer(work, request.params, request.body)
        return after(work, request.params.findingId)
      })
      return withVersion(reply, finding)
    },
  )
}

const after = (work: Work<'dates.answer' | 'dates.arrange'>, findingId: string) =>
  findingFor(work, findingById(work.tx, work.partnershipId, findingId))

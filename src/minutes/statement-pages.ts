import { crumbsOf, pathTo as pathToPartnership } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { InPartnership } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { changeStatement, StatementWording } from './change-statement.ts'
import { type NumberedStatement, statementNow } from './confidentiality.ts'
import { StatementOut } from './sitting-shapes-api.ts'

const api = '/api/v1/partnerships/:partnershipId/confidentiality-statement'

/** The statement made at the start of every meeting, as page and for programs. */
export function statementRoutes(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/confidentiality-statement',
    permission: 'statements.change',
    params: InPartnership,
    start: ({ tx, partnershipId }) => asSent(statementNow(tx, partnershipId)),
    draw: ({ tx, partnershipId }) => {
      const partnership = partnershipById(tx, partnershipId)
      const { number } = statementNow(tx, partnershipId)
      return { template: 'minutes/statement.njk', view: { partnership, number, crumbs: crumbsOf(partnership) } }
    },
    submit: (work, { body }) => {
      const { number } = changeStatement(work, readForm(StatementWording, body), versionIn(body))
      return {
        to: pathToPartnership.partnership(work.partnershipId),
        notice: `The statement is at version ${number}, for meetings opened from now on`,
      }
    },
    comparing: () => ({ labels: { text: 'Statement' } }),
  })
  statementApi(app)
}

function statementApi(app: App): void {
  const schema = { tags: ['Minutes'], params: InPartnership, response: { 200: StatementOut } }
  app.get(
    api,
    {
      schema: { ...schema, summary: 'The confidentiality statement that meetings are held under' },
      config: permit('minutes.read'),
    },
    (request, reply) => {
      const { tx, partnershipId } = reading(request)
      return withVersion(reply, asSent(statementNow(tx, partnershipId)))
    },
  )
  app.put(
    api,
    {
      schema: {
        ...schema,
        summary: 'Word the confidentiality statement anew',
        description: 'Send If-Match with the ETag you last saw. Earlier meetings stay under the wording of their day.',
        headers: IfMatch,
        body: StatementWording,
      },
      config: permit('statements.change'),
    },
    (request, reply) =>
      withVersion(
        reply,
        inWork(request, work => asSent(changeStatement(work, request.body, versionSeen(request)))),
      ),
  )
}

const asSent = ({ number, text }: NumberedStatement) => ({ version: number, text })

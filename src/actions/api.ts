import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { closeAction } from './close-action.ts'
import { Finish, finishAction } from './finish-action.ts'
import { OneAction } from './pages.ts'
import { Progress, progressAction } from './progress-action.ts'
import { NewAction, raiseAction } from './raise-action.ts'
import { Filter, oneAction, register, withOverdue } from './register.ts'
import { ActionOut, ActionWithHistory } from './shapes-api.ts'

const Shown = Paged.extend(Filter.shape)

const tags = ['Actions']
const ifMatch = 'Send If-Match with the ETag you last saw.'

/** Actions for programs to read, raise and carry on. */
export function actionApi(app: App): void {
  const at = '/api/v1/partnerships/:partnershipId/actions'
  app.get(
    at,
    {
      schema: {
        tags,
        summary: 'The register of actions, by due date',
        params: InPartnership,
        querystring: Shown,
        response: { 200: listOf(ActionOut) },
      },
      config: permit('actions.read'),
    },
    request => {
      const { cursor, ...filter } = request.query
      const rows = register(reading(request), { filter, after: keyIn(cursor, 2), size: PAGE_SIZE })
      const { rows: shown, next } = pageOf(rows, last => [last.dueOn, last.id])
      return { rows: shown, next: next ?? null }
    },
  )
  app.get(
    `${at}/:actionId`,
    {
      schema: { tags, summary: 'One action and its history', params: OneAction, response: { 200: ActionWithHistory } },
      config: permit('actions.read'),
    },
    (request, reply) => withVersion(reply, oneAction(reading(request), request.params.actionId)),
  )
  app.post(
    at,
    {
      schema: {
        tags,
        summary: 'Raise an action',
        params: InPartnership,
        headers: Repeatable,
        body: NewAction,
        response: { 201: ActionOut },
      },
      config: permit('actions.raise'),
    },
    (request, reply) => {
      const action = inWork(request, work => once(request, work, () => raiseAction(work, request.body)))
      return withVersion(reply.code(201), withOverdue(request.visit, action))
    },
  )
  actionDeedsApi(app, `${at}/:actionId`)
}

function actionDeedsApi(app: App, at: string): void {
  const schema = { tags, params: OneAction, response: { 200: ActionOut } }
  app.post(
    `${at}/progress`,
    {
      schema: { ...schema, summary: 'Say how an action goes', headers: Repeatable, body: Progress },
      config: permit('actions.progress'),
    },
    (request, reply) => {
      const action = inWork(request, work =>
        once(request, work, () => progressAction(work, request.params.actionId, request.body)),
      )
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  app.post(
    `${at}/completion`,
    {
      schema: { ...schema, summary: 'Mark an action as done', description: ifMatch, headers: IfMatch, body: Finish },
      config: permit('actions.progress'),
    },
    (request, reply) => {
      const finish = { ...request.body, version: versionSeen(request) }
      const action = inWork(request, work => finishAction(work, request.params.actionId, finish))
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
  app.post(
    `${at}/closure`,
    {
      schema: { ...schema, summary: 'Close an action that is done', description: ifMatch, headers: IfMatch },
      config: permit('actions.close'),
    },
    (request, reply) => {
      const action = inWork(request, work => closeAction(work, request.params.actionId, versionSeen(request)))
      return withVersion(reply, withOverdue(request.visit, action))
    },
  )
}

import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { changeRiskNote } from './change-risk-note.ts'
import { closeRiskNote, RiskNoteClosing } from './close-risk-note.ts'
import { OneRiskNote, RiskNotesAsked, riskNotesPage } from './pages.ts'
import { withOverdue } from './policy.ts'
import { RiskNoteOut } from './shapes-api.ts'
import { riskNoteById } from './store.ts'
import { RiskNoteContent, writeRiskNote } from './write-risk-note.ts'

const all = '/api/v1/partnerships/:partnershipId/risk-notes'
const one = `${all}/:riskNoteId`
const tags = ['Local picture']

/** Risk notes for programs. */
export function riskNoteApi(app: App): void {
  readingNotes(app)
  keepingNotes(app)
}

function readingNotes(app: App): void {
  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'The risk notes of a partnership, those to be reviewed first on top',
        params: InPartnership,
        querystring: RiskNotesAsked,
        response: { 200: listOf(RiskNoteOut) },
      },
      config: permit('risk-notes.read'),
    },
    request => {
      const { rows, next } = riskNotesPage(reading(request), request.query)
      return { rows, next: next ?? null }
    },
  )
  app.get(
    one,
    {
      schema: { tags, summary: 'One risk note', params: OneRiskNote, response: { 200: RiskNoteOut } },
      config: permit('risk-notes.read'),
    },
    (request, reply) => {
      const here = reading(request)
      return withVersion(reply, withOverdue(here, riskNoteById(here.tx, here.partnershipId, request.params.riskNoteId)))
    },
  )
}

function keepingNotes(app: App): void {
  const config = permit('risk-notes.keep')
  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Write a risk note',
        description:
          'Of kinds of exploitation and larger areas: no persons, premises or vehicles, and no intelligence.',
        params: InPartnership,
        headers: Repeatable,
        body: RiskNoteContent,
        response: { 201: RiskNoteOut },
      },
      config,
    },
    (request, reply) => {
      const note = inWork(request, work =>
        once(request, work, () => withOverdue(work, writeRiskNote(work, request.body))),
      )
      return withVersion(reply.code(201), note)
    },
  )
  app.put(
    one,
    {
      schema: {
        tags,
        summary: 'Change a risk note',
        description: 'Send If-Match with the ETag you last saw.',
        params: OneRiskNote,
        headers: IfMatch,
        body: RiskNoteContent,
        response: { 200: RiskNoteOut },
      },
      config,
    },
    (request, reply) => {
      const change = { content: request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => withOverdue(work, changeRiskNote(work, request.params.riskNoteId, change))),
      )
    },
  )
  app.post(
    `${one}/closing`,
    {
      schema: {
        tags,
        summary: 'Close a risk note, with a reason',
        description: 'Send If-Match with the ETag you last saw. It stays to be read.',
        params: OneRiskNote,
        headers: IfMatch,
        body: RiskNoteClosing,
        response: { 200: RiskNoteOut },
      },
      config,
    },
    (request, reply) => {
      const closing = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => withOverdue(work, closeRiskNote(work, request.params.riskNoteId, closing))),
      )
    },
  )
}

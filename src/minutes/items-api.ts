import type { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { NewAction } from '../actions/raise-action.ts'
import { Refusal } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import type { MinutesReading } from './frame.ts'
import { OneMeeting } from './pages.ts'
import { readableMinutes, writesMinutes } from './policy.ts'
import { raiseAtItem } from './raise-at-item.ts'
import { ActionRaised, Conflict, NotesOut } from './shapes-api.ts'
import { ItemNotes, itemMinuted, writeNotes } from './write-notes.ts'

const OneItem = OneMeeting.extend({ agendaItemId: anId() })
const at = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/minutes'
const tags = ['Minutes']

/** What is noted under each item, for programs to read and write. */
export function minutedItemsApi(app: App): void {
  const schema = { tags, params: OneItem }
  app.get(
    `${at}/items/:agendaItemId`,
    {
      schema: { ...schema, summary: 'What is noted under an agenda item', response: { 200: NotesOut } },
      config: permit('minutes.read'),
    },
    (request, reply) => {
      const looking = reading(request)
      readableMinutes(looking, request.params.meetingId)
      return withVersion(reply, notesOf(looking, request.params))
    },
  )
  app.put(
    `${at}/items/:agendaItemId`,
    {
      schema: {
        ...schema,
        summary: 'Write what is noted under an agenda item',
        description: 'Send If-Match with the ETag you last saw; `"0"` where nobody wrote anything yet.',
        headers: IfMatch,
        body: ItemNotes,
        response: { 200: NotesOut, 412: Conflict },
      },
      config: permit('minutes.write'),
    },
    (request, reply) => {
      const which = { ...request.params, version: versionSeen(request) }
      try {
        inWork(request, work => writeNotes(work, which, request.body))
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'stale') throw error
        reply.code(412).type('application/problem+json; charset=utf-8')
        return conflictOf(error, withVersion(reply, notesOf(reading(request), which)))
      }
      return withVersion(reply, notesOf(reading(request), which))
    },
  )
  itemActionsApi(app)
}

function itemActionsApi(app: App): void {
  app.post(
    `${at}/items/:agendaItemId/actions`,
    {
      schema: {
        tags,
        summary: 'Raise an action under an agenda item',
        description: 'Once the meeting has begun or was opened.',
        params: OneItem,
        headers: Repeatable,
        body: NewAction,
        response: { 201: ActionRaised },
      },
      config: permit('actions.raise'),
    },
    (request, reply) => {
      const { meetingId, agendaItemId } = request.params
      const { id, reference } = inWork(request, work =>
        once(request, work, () => raiseAtItem(work, { meetingId, agendaItemId }, request.body)),
      )
      reply.code(201)
      return { id, reference }
    },
  )
}

function notesOf(looking: MinutesReading, which: { meetingId: string; agendaItemId: string }) {
  const item = itemMinuted(looking as Reading<'minutes.read'>, which)
  const { id, text, decision, outcome, dissent, savedAt, version } = item
  // What was noted before an item was closed is for nobody but those who may still move it elsewhere.
  if (item.kind === 'closed' && !writesMinutes(looking))
    return { agendaItemId: id, text: '', decision: '', outcome: null, dissent: '', savedAt: null, version: 0 }
  return { agendaItemId: id, text, decision, outcome, dissent, savedAt, version }
}

/** The problem document of a stale edit: it tells what stands there now, so that nothing has to be asked again. */
const conflictOf = (refusal: Refusal, current: z.output<typeof NotesOut>) => ({
  type: 'about:blank',
  title: 'Precondition Failed',
  status: 412,
  detail: refusal.message,
  current,
})

import type { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { versionSeen, withVersion } from '../web/versions.ts'
import { inReading, inWork, reading } from '../web/visit.ts'
import { attendanceOf } from './attendance-store.ts'
import { Conflict, NotesOut, RegisterOut } from './minutes-shapes.ts'
import { type MinutesReading, OneMeeting } from './pages.ts'
import { readableMinutes } from './policy.ts'
import { Register, recordAttendance } from './record-attendance.ts'
import { ItemNotes, itemMinuted, writeNotes } from './write-notes.ts'

const OneItem = OneMeeting.extend({ agendaItemId: anId() })
const at = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/minutes'
const tags = ['Minutes']

export function minutedItemsApi(app: App): void {
  const schema = { tags, params: OneItem }
  app.get(
    `${at}/items/:agendaItemId`,
    {
      schema: { ...schema, summary: 'What is noted under an agenda item', response: { 200: NotesOut } },
      config: permit('minutes.read'),
    },
    (request, reply) =>
      inReading(request, looking => {
        readableMinutes(looking, request.params.meetingId)
        return withVersion(reply, notesOf(looking, request.params))
      }),
  )
  app.put(
    `${at}/items/:agendaItemId`,
    {
      schema: {
        ...schema,
        summary: 'Write what is noted under an agenda item',
        description: 'Send If-Match with the ETag you last saw; `"0"` where nobody wrote anything yet.',
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
  registerApi(app)
}

function registerApi(app: App): void {
  const schema = { tags, params: OneMeeting, response: { 200: RegisterOut } }
  app.get(
    `${at}/attendance`,
    { schema: { ...schema, summary: 'Who was at the meeting' }, config: permit('minutes.read') },
    (request, reply) =>
      withVersion(
        reply,
        inReading(request, looking => registerOf(looking, request.params.meetingId)),
      ),
  )
  app.put(
    `${at}/attendance`,
    {
      schema: {
        ...schema,
        summary: 'Mark who was at the meeting',
        description: 'Rows that are not named stay as they are. Send If-Match with the ETag you last saw.',
        body: Register,
      },
      config: permit('minutes.write'),
    },
    (request, reply) => {
      const which = { meetingId: request.params.meetingId, version: versionSeen(request) }
      const register = inWork(request, work => {
        recordAttendance(work, which, request.body)
        return registerOf(work, which.meetingId)
      })
      return withVersion(reply, register)
    },
  )
}

function notesOf(looking: MinutesReading, which: { meetingId: string; agendaItemId: string }) {
  const { id, text, decision, outcome, savedAt, version } = itemMinuted(looking as Reading<'minutes.read'>, which)
  return { agendaItemId: id, text, decision, outcome, savedAt, version }
}

function registerOf(looking: MinutesReading, meetingId: string) {
  const { version } = readableMinutes(looking as Reading<'minutes.read'>, meetingId)
  return { version, attendance: attendanceOf(looking.tx, looking.partnershipId, meetingId) }
}

/** The problem document of a stale edit: it tells what stands there now, so that nothing has to be asked again. */
const conflictOf = (refusal: Refusal, current: z.output<typeof NotesOut>) => ({
  type: 'about:blank',
  title: 'Precondition Failed',
  status: 412,
  detail: refusal.message,
  current,
})

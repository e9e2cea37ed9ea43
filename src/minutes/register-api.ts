import type { Reading } from '../access/work.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { addAttendee, addSubstitute, NewAttendee, NewSubstitute } from './add-to-register.ts'
import { type Attendance, attendanceOf } from './attendance-store.ts'
import type { MinutesReading } from './frame.ts'
import { OneMeeting } from './pages.ts'
import { readableMinutes } from './policy.ts'
import { recordOf } from './record.ts'
import { Register, recordAttendance } from './record-attendance.ts'
import type { MinutesRecord } from './recorded.ts'
import { removeFromRegister } from './remove-from-register.ts'
import { RegisterOut } from './shapes-api.ts'

const at = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/minutes'
const tags = ['Minutes']

/** Who was at a meeting, for programs to read and write. */
export function registerApi(app: App): void {
  const schema = { tags, params: OneMeeting, response: { 200: RegisterOut } }
  app.get(
    `${at}/attendance`,
    { schema: { ...schema, summary: 'Who was at the meeting' }, config: permit('minutes.read') },
    (request, reply) => withVersion(reply, registerOf(reading(request), request.params.meetingId)),
  )
  app.put(
    `${at}/attendance`,
    {
      schema: {
        ...schema,
        summary: 'Mark who was at the meeting',
        description: 'Rows that are not named stay as they are. Send If-Match with the ETag you last saw.',
        headers: IfMatch,
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
  joiningApi(app)
}

/** Who came without having been asked, and who was put in by mistake. */
function joiningApi(app: App): void {
  const schema = { tags, params: OneMeeting, response: { 201: RegisterOut } }
  app.post(
    `${at}/attendance/substitutes`,
    {
      schema: { ...schema, summary: 'Add a substitute by name', headers: Repeatable, body: NewSubstitute },
      config: permit('minutes.write'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const register = inWork(request, work => {
        once(request, work, () => addSubstitute(work, meetingId, request.body) ?? null)
        return registerOf(work, meetingId)
      })
      return withVersion(reply.code(201), register)
    },
  )
  app.post(
    `${at}/attendance/members`,
    {
      schema: { ...schema, summary: 'Add a member who was not asked', headers: Repeatable, body: NewAttendee },
      config: permit('minutes.write'),
    },
    (request, reply) => {
      const { meetingId } = request.params
      const register = inWork(request, work => {
        once(request, work, () => addAttendee(work, meetingId, request.body) ?? null)
        return registerOf(work, meetingId)
      })
      return withVersion(reply.code(201), register)
    },
  )
  app.delete(
    `${at}/attendance/:attendanceId`,
    {
      schema: {
        tags,
        summary: 'Take somebody out of the register who was put in by mistake',
        params: OneMeeting.extend({ attendanceId: anId() }),
        response: { 200: RegisterOut },
      },
      config: permit('minutes.write'),
    },
    (request, reply) => {
      const { meetingId, attendanceId } = request.params
      const register = inWork(request, work => {
        removeFromRegister(work, meetingId, attendanceId)
        return registerOf(work, meetingId)
      })
      return withVersion(reply, register)
    },
  )
}

function registerOf(looking: MinutesReading, meetingId: string) {
  const minutes = readableMinutes(looking as Reading<'minutes.read'>, meetingId)
  const rows = attendanceOf(looking.tx, looking.partnershipId, meetingId)
  const attendance = minutes.state === 'draft' ? rows : asRecorded(rows, recordOf(looking.tx, minutes))
  return { version: minutes.version, attendance }
}

/** From the day they are circulated, what was recorded of each row is what it says. */
const asRecorded = (rows: Attendance[], { attendance }: MinutesRecord) =>
  rows.map(row => {
    const seat = attendance.find(each => each.attendanceId === row.id)
    return {
      ...row,
      organisationName: seat?.organisation ?? row.organisationName,
      name: seat?.name ?? row.recordedName,
      forName: seat ? seat.substituteFor : row.recordedForName,
      attendance: seat?.attendance ?? row.attendance,
    }
  })

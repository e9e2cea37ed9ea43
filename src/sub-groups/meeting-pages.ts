import { templateChoices } from '../meetings/agenda-choices.ts'
import { MeetingPlan, StartingPoint } from '../meetings/meeting-plan.ts'
import { pathTo as pathToMeetings } from '../meetings/paths.ts'
import { formView } from '../meetings/planning-pages.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { fileFrom } from '../web/uploads.ts'
import { frameOf, groupIn } from './change-pages.ts'
import { GROUPS, OneGroup } from './pages.ts'
import { pathTo } from './paths.ts'
import { planGroupMeeting } from './plan-meeting.ts'
import { mainMeeting, ReportContent, refuseUnlessReports, reportOf, writeReport } from './write-report.ts'

const OneReport = OneGroup.extend({ meetingId: anId() })

/** Where a sub-group plans its own meetings and reports to the partnership's. */
export function groupMeetingPages(app: App): void {
  formPage(app, {
    at: `${GROUPS}/:subGroupId/meetings/new`,
    permission: 'meetings.draft',
    params: OneGroup,
    start: (reading, { params }) => {
      const { name, leadPersonId } = groupIn(reading, params.subGroupId)
      return { title: name, mode: 'online', chairPersonId: leadPersonId ?? '', template: 'sub-group' }
    },
    draw: (reading, _form, { params }) => ({
      template: 'meetings/new.njk',
      view: {
        ...formView(reading),
        ...frameOf(reading, params.subGroupId),
        templates: [{ value: '', text: 'None yet: start the agenda later' }, ...templateChoices(reading)],
      },
    }),
    submit: (work, { params, body, once }) => {
      const plan = { ...readForm(MeetingPlan, body), ...readForm(StartingPoint, body) }
      const { id } = once(() => ({ id: planGroupMeeting(work, params.subGroupId, plan).id }))
      return body.next === 'schedule'
        ? { to: pathToMeetings.schedule(work.partnershipId, id) }
        : { to: pathToMeetings.meeting(work.partnershipId, id), notice: 'Draft saved. Nobody has been told' }
    },
  })
  reportPage(app)
}

function reportPage(app: App): void {
  formPage(app, {
    at: `${GROUPS}/:subGroupId/reports/:meetingId`,
    permission: 'sub-groups.report',
    takesFile: true,
    params: OneReport,
    start: (reading, { params }) => {
      const known = reportOf(reading, params)
      return { text: known?.text ?? '', version: known?.version ?? 0 }
    },
    draw: (reading, _form, { params }) => {
      const frame = frameOf(reading, params.subGroupId)
      refuseUnlessReports(reading, frame.group)
      const meeting = mainMeeting(reading, params.meetingId)
      return { template: 'sub-groups/report.njk', view: { ...frame, meeting, known: reportOf(reading, params) } }
    },
    submit: (work, { params, body }) => {
      const which = { ...params, version: versionIn(body) }
      writeReport(work, which, { ...readForm(ReportContent, body), file: fileIn(body) })
      return { to: pathTo.group(params.partnershipId, params.subGroupId), notice: 'Your report goes to the meeting' }
    },
    comparing: (reading, { params }) => ({
      labels: { text: 'Report' },
      facts: [{ label: 'Paper', now: reportOf(reading, params)?.documentTitle ?? '' }],
    }),
  })
}

/** The paper beside the report, where one was sent: a browser sends an empty field where none was. */
const fileIn = (body: Record<string, unknown>) =>
  body.file === undefined || body.file === '' ? undefined : fileFrom(body, 'file')

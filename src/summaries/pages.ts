import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import { crumbsOfMeeting } from '../meetings/paths.ts'
import { meetingById } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { type FormState, readForm, versionIn } from '../web/forms.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { labelsOf, startOf, summaryIn } from './form-fields.ts'
import { fingerprintOf, publishSummary, SummaryApproval, whyNotPublish, withdrawSummary } from './publish-summary.ts'
import { approvedMinutesOf, offeredItems, publicTitleOf } from './source.ts'
import { editionsOf, publicPageOf, summaryOf } from './store.ts'
import { writeSummary } from './write-summary.ts'

export const OneMeeting = InPartnership.extend({ meetingId: anId() })
const AT = '/partnerships/:partnershipId/meetings/:meetingId/summary'
type Looking = Reading<'summaries.write' | 'summaries.publish'>

const pathTo = ({ partnershipId, meetingId }: { partnershipId: string; meetingId: string }) =>
  `/partnerships/${partnershipId}/meetings/${meetingId}/summary`

export function summaryPages(app: App): void {
  formPage(app, {
    at: AT,
    permission: 'summaries.write',
    params: OneMeeting,
    start: (looking, { params }) => startOf(looking, params.meetingId),
    draw: (looking, form, { params }) => ({
      template: 'summaries/write.njk',
      view: writingView(looking, params.meetingId, form),
    }),
    submit: (work, { params, body }) => {
      const written = summaryIn(work, params.meetingId, body)
      writeSummary(work, { meetingId: params.meetingId, version: versionIn(body) }, written)
      const notice = written.next === 'ask' ? 'Another chair or vice-chair can approve it now' : 'Summary saved'
      return { to: pathTo(params), notice }
    },
    comparing: (looking, { params }) => ({ labels: labelsOf(looking, params.meetingId) }),
  })
  button(app, {
    at: `${AT}/withdrawal`,
    permission: 'summaries.write',
    params: OneMeeting,
    submit: (work, { params }) => {
      withdrawSummary(work, params.meetingId)
      return { to: pathTo(params), notice: 'The summary is no longer public' }
    },
  })
  approvalPage(app)
}

function approvalPage(app: App): void {
  formPage(app, {
    at: `${AT}/approval`,
    permission: 'summaries.publish',
    params: OneMeeting,
    start: () => ({}),
    draw: (looking, _form, { params }) => {
      const summary = found(summaryOf(looking.tx, looking.partnershipId, params.meetingId), 'summary')
      return {
        template: 'summaries/approve.njk',
        view: {
          ...frameOf(looking, params.meetingId),
          summary,
          title: publicTitleOf(looking, params.meetingId),
          fingerprint: fingerprintOf(summary),
          whyNot: whyNotPublish(looking, summary),
        },
      }
    },
    submit: (work, { params, body }) => {
      publishSummary(work, params.meetingId, readForm(SummaryApproval, body))
      return { to: pathTo(params), notice: 'Summary published' }
    },
  })
}

function frameOf(looking: Looking, meetingId: string) {
  const { tx, partnershipId } = looking
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  approvedMinutesOf(looking, meetingId)
  return {
    partnership,
    meeting,
    at: pathTo({ partnershipId, meetingId }),
    crumbs: crumbsOfMeeting(partnership, meeting),
    isChair: may('summaries.publish', looking),
    isPageOpen: publicPageOf(tx, partnershipId) !== undefined,
  }
}

function writingView(looking: Reading<'summaries.write'>, meetingId: string, { values, errors }: FormState) {
  return {
    ...frameOf(looking, meetingId),
    summary: summaryOf(looking.tx, looking.partnershipId, meetingId),
    editions: editionsOf(looking.tx, looking.partnershipId, meetingId),
    items: offeredItems(looking, meetingId).map(({ agendaItemId: id, number, isDecision }) => ({
      id,
      number,
      isDecision,
      isTaken: values[`take-${id}`] === 'yes',
      heading: values[`heading-${id}`],
      text: values[`text-${id}`],
      error: errors[`text-${id}`],
    })),
  }
}

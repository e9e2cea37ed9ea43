import type { Permission } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { acknowledgePledge } from './acknowledge-pledge.ts'
import { refuseUnlessOffered } from './next-step.ts'
import { pledgeCrumbs, pledgePath } from './paths.ts'
import { Pause, pausePledge } from './pause-pledge.ts'
import { type InPartnershipNow, pledgeSeen } from './policy.ts'
import { resumePledge } from './resume-pledge.ts'
import { Question, sendBackPledge } from './send-back-pledge.ts'
import { InPledge } from './shapes-api.ts'
import { submitPledge } from './submit-pledge.ts'
import { verifyPledge } from './verify-pledge.ts'
import { Withdrawal, withdrawPledge } from './withdraw-pledge.ts'

const at = (deed: string) => `/partnerships/:partnershipId/pledges/:pledgeId/${deed}`

/** What is done to a pledge with a button, or with a reason. */
export function pledgeDeedPages(app: App): void {
  buttons(app)
  questionPage(app)
  pausePage(app)
  withdrawalPage(app)
}

function buttons(app: App): void {
  button(app, {
    at: at('submission'),
    permission: 'pledges.submit',
    params: InPledge,
    submit: (work, { params }) => ({
      to: pledgePath(submitPledge(work, params.pledgeId)),
      notice: 'Submitted. The chair has been asked to acknowledge it',
    }),
  })
  button(app, {
    at: at('acknowledgement'),
    permission: 'pledges.acknowledge',
    params: InPledge,
    submit: (work, { params }) => ({
      to: pledgePath(acknowledgePledge(work, params.pledgeId)),
      notice: 'Acknowledged: the pledge is under way, and its organisation has been told',
    }),
  })
  button(app, {
    at: at('verification'),
    permission: 'pledges.verify',
    params: InPledge,
    submit: (work, { params }) => ({
      to: pledgePath(verifyPledge(work, params.pledgeId)),
      notice: 'Verified, and its organisation has been told',
    }),
  })
  button(app, {
    at: at('resumption'),
    permission: 'pledges.change',
    params: InPledge,
    submit: (work, { params }) => ({
      to: pledgePath(resumePledge(work, params.pledgeId)),
      notice: 'The pledge is under way again',
    }),
  })
}

/** What a page that asks for a reason says. */
interface Words {
  heading: string
  label: string
  hint: string
  does: string
  asksDate?: boolean
}

function reasonPage<P extends Permission>(reading: Reading<P> & InPartnershipNow, pledgeId: string, words: Words) {
  const { pledge } = pledgeSeen(reading, pledgeId)
  const partnership = partnershipById(reading.tx, reading.partnershipId)
  const view = { partnership, crumbs: pledgeCrumbs(partnership, pledge), pledge, words }
  return { template: 'pledges/reason.njk', view }
}

function offered(reading: InPartnershipNow, pledgeId: string, deed: string): Record<string, unknown> {
  const { pledge, standing } = pledgeSeen(reading, pledgeId)
  refuseUnlessOffered(pledge, standing, deed)
  return {}
}

function questionPage(app: App): void {
  formPage(app, {
    at: at('question'),
    permission: 'pledges.acknowledge',
    params: InPledge,
    start: (reading, { params }) => offered(reading, params.pledgeId, 'question'),
    draw: (reading, _form, { params }) =>
      reasonPage(reading, params.pledgeId, {
        heading: 'Ask for something more',
        label: 'What would you like them to add or change?',
        hint: 'The organisation reads this on the pledge’s page',
        does: 'Send it back',
      }),
    submit: (work, { params, body }) => ({
      to: pledgePath(sendBackPledge(work, params.pledgeId, readForm(Question, body))),
      notice: 'Sent back, and its organisation has been told',
    }),
  })
}

function pausePage(app: App): void {
  formPage(app, {
    at: at('pause'),
    permission: 'pledges.change',
    params: InPledge,
    start: (reading, { params }) => offered(reading, params.pledgeId, 'pause'),
    draw: (reading, _form, { params }) =>
      reasonPage(reading, params.pledgeId, {
        heading: 'Pause this pledge',
        label: 'Why is it paused?',
        hint: 'A paused pledge does not count as overdue',
        does: 'Pause',
        asksDate: true,
      }),
    submit: (work, { params, body }) => ({
      to: pledgePath(pausePledge(work, params.pledgeId, readForm(Pause, body))),
      notice: 'The pledge is paused',
    }),
  })
}

function withdrawalPage(app: App): void {
  formPage(app, {
    at: at('withdrawal'),
    permission: 'pledges.change',
    params: InPledge,
    start: (reading, { params }) => offered(reading, params.pledgeId, 'withdrawal'),
    draw: (reading, _form, { params }) =>
      reasonPage(reading, params.pledgeId, {
        heading: 'Withdraw this pledge',
        label: 'Why is it withdrawn?',
        hint: 'It stays readable, with this reason. It cannot be taken up again; a new pledge can be recorded',
        does: 'Withdraw',
      }),
    submit: (work, { params, body }) => ({
      to: pledgePath(withdrawPledge(work, params.pledgeId, readForm(Withdrawal, body))),
      notice: 'The pledge is withdrawn',
    }),
  })
}

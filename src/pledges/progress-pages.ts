import type { Reading } from '../access/work.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { fileFrom } from '../web/uploads.ts'
import { Delivery, deliverPledge } from './deliver-pledge.ts'
import { progressOf } from './history-store.ts'
import { refuseUnlessOffered } from './next-step.ts'
import { pledgeCrumbs, pledgePath } from './paths.ts'
import { pledgeSeen } from './policy.ts'
import { Progress, recordProgress } from './record-progress.ts'
import { InPledge } from './shapes-api.ts'
import { completions } from './states.ts'
import type { Pledge } from './store.ts'
import { figureOf } from './wording.ts'

/** The forms in which an organisation tells how far its pledge has come, and that it is done. */
export function pledgeProgressPages(app: App): void {
  progressPage(app)
  deliveryPage(app)
}

function viewOf(reading: Reading<'pledges.progress'>, pledgeId: string) {
  const { pledge } = pledgeSeen(reading, pledgeId)
  const partnership = partnershipById(reading.tx, reading.partnershipId)
  return {
    partnership,
    crumbs: pledgeCrumbs(partnership, pledge),
    pledge,
    figure: figureOf(pledge),
    completions,
    acceptedEndings,
  }
}

/** The file that shows it, where one was chosen. */
const evidenceIn = (body: Record<string, unknown>) =>
  body.file === undefined || body.file === '' ? undefined : fileFrom(body, 'file')

/** What the form brings, with the file where one was sent. */
export const toldIn = (body: Record<string, unknown>) => ({ ...readForm(Progress, body), evidence: evidenceIn(body) })

/** What was said last stands in the form, but for how far it is: that is said anew, even where it has not changed. */
export function startOfProgress(
  { tx, partnershipId }: Pick<Reading<'pledges.progress'>, 'tx' | 'partnershipId'>,
  { id, reached }: Pledge,
) {
  const [last] = progressOf(tx, partnershipId, { pledgeId: id, before: undefined, limit: 1 })
  return { reached: String(reached ?? ''), nextStep: last?.nextStep ?? '' }
}

function progressPage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/:pledgeId/progress',
    permission: 'pledges.progress',
    takesFile: true,
    params: InPledge,
    start: (reading, { params: { pledgeId } }) => {
      const { pledge, standing } = pledgeSeen(reading, pledgeId)
      refuseUnlessOffered(pledge, standing, 'progress')
      return startOfProgress(reading, pledge)
    },
    draw: (reading, _form, { params }) => ({
      template: 'pledges/progress.njk',
      view: viewOf(reading, params.pledgeId),
    }),
    submit: (work, form) => {
      const told = toldIn(form.body)
      const pledge = form.once(() => recordProgress(work, form.params.pledgeId, told))
      const notice =
        told.completion === 'completed' && pledge.state === 'active'
          ? 'Progress saved. If all of it is done, show that it is delivered'
          : 'Progress saved. Thank you for keeping the partnership up to date'
      return { to: pledgePath(pledge), notice }
    },
  })
}

function deliveryPage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/:pledgeId/delivery',
    permission: 'pledges.progress',
    takesFile: true,
    params: InPledge,
    start: (reading, { params }) => {
      const { pledge, standing } = pledgeSeen(reading, params.pledgeId)
      refuseUnlessOffered(pledge, standing, 'delivery')
      return { reached: String(pledge.reached ?? ''), learned: pledge.learned }
    },
    draw: (reading, _form, { params }) => ({
      template: 'pledges/delivery.njk',
      view: viewOf(reading, params.pledgeId),
    }),
    submit: (work, form) => {
      const told = { ...readForm(Delivery, form.body), evidence: evidenceIn(form.body) }
      const pledge = form.once(() => deliverPledge(work, form.params.pledgeId, told))
      const isShort = pledge.target !== null && pledge.reached !== null && pledge.reached < pledge.target
      return {
        to: pledgePath(pledge),
        notice: isShort
          ? 'Marked as delivered. Thank you for saying plainly what was and was not reached: others learn from it'
          : 'Marked as delivered. The chair has been asked to verify it',
      }
    },
  })
}

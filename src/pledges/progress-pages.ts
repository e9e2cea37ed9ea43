import type { Reading } from '../access/work.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { type FormState, readForm, versionIn } from '../web/forms.ts'
import type { Stand } from '../web/overtaken.ts'
import { fileFrom } from '../web/uploads.ts'
import { dateTime } from '../words.ts'
import { Delivery, deliverPledge } from './deliver-pledge.ts'
import { lastTold } from './history-store.ts'
import { refuseUnlessOffered } from './next-step.ts'
import { pledgeCrumbs, pledgePath } from './paths.ts'
import { pledgeSeen, type Standing } from './policy.ts'
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

function viewOf(reading: Reading<'pledges.progress'>, pledgeId: string, { form, at }: { form: FormState; at: string }) {
  const { pledge, standing } = pledgeSeen(reading, pledgeId)
  refuseToOpen(form, { pledge, standing, at })
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

/** Opened only to those who may tell it now; what comes back keeps what was typed, whatever became of the pledge meanwhile. */
export function refuseToOpen(
  { errorList }: FormState,
  { pledge, standing, at }: { pledge: Pledge; standing: Standing; at: string },
): void {
  if (errorList.length === 0) refuseUnlessOffered(pledge, standing, at)
}

/** The file that shows it, where one was chosen. */
const evidenceIn = (body: Record<string, unknown>) =>
  body.file === undefined || body.file === '' ? undefined : fileFrom(body, 'file')

/** What every form about progress brings beside its words. */
const besideIn = (body: Record<string, unknown>) => ({
  evidence: evidenceIn(body),
  toldBefore: body.version === undefined ? undefined : versionIn(body),
})

/** What the form brings, with the file where one was sent. */
export const toldIn = (body: Record<string, unknown>) => ({ ...readForm(Progress, body), ...besideIn(body) })

type InPlace = Pick<Reading<'pledges.progress'>, 'tx' | 'partnershipId'>

/** What was said last stands in the form, but for how far it is: that is said anew, even where it has not changed. */
export function startOfProgress({ tx, partnershipId }: InPlace, { id, reached }: Pledge) {
  const last = lastTold(tx, partnershipId, id)
  return { version: last?.count ?? 0, reached: String(reached ?? ''), nextStep: last?.nextStep ?? '' }
}

/** What was told last, for somebody whom another overtook. */
export function toldLast({ tx, partnershipId }: InPlace, pledgeId: string, isNeutral = false): Stand[] {
  const last = lastTold(tx, partnershipId, pledgeId)
  if (!last) return []
  const words = [`${dateTime(last.at)}: ${last.completion}`, ...(isNeutral ? [] : [last.text, `Told by ${last.by}`])]
  return [{ label: 'Told last', now: words.filter(Boolean).join('\n'), yours: '' }]
}

export const progressLabels = { reached: 'Figure so far', nextStep: 'Next step' }

function progressPage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/:pledgeId/progress',
    permission: 'pledges.progress',
    takesFile: true,
    params: InPledge,
    start: (reading, { params }) => startOfProgress(reading, pledgeSeen(reading, params.pledgeId).pledge),
    draw: (reading, form, { params }) => ({
      template: 'pledges/progress.njk',
      view: viewOf(reading, params.pledgeId, { form, at: 'progress' }),
    }),
    comparing: (reading, { params }) => ({ labels: progressLabels, facts: toldLast(reading, params.pledgeId) }),
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
      const { pledge } = pledgeSeen(reading, params.pledgeId)
      const { version, reached } = startOfProgress(reading, pledge)
      return { version, reached, learned: pledge.learned }
    },
    draw: (reading, form, { params }) => ({
      template: 'pledges/delivery.njk',
      view: viewOf(reading, params.pledgeId, { form, at: 'delivery' }),
    }),
    comparing: (reading, { params }) => ({ labels: { reached: 'Figure' }, facts: toldLast(reading, params.pledgeId) }),
    submit: (work, form) => {
      const told = { ...readForm(Delivery, form.body), ...besideIn(form.body) }
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

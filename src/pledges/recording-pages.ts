import { laterDate, londonDate } from '../clock.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { listed } from '../words.ts'
import { changePledge } from './change-pledge.ts'
import { asChoice, asTyped, choicesFor, organisationsToDraftFor, savedNotice, wordingLabels } from './form-view.ts'
import { hasEvidence } from './history-store.ts'
import { refuseUnlessOffered } from './next-step.ts'
import { boardPath, pledgeCrumbs, pledgePath } from './paths.ts'
import { pledgeSeen, type Standing, standingTowards } from './policy.ts'
import { qualityOf } from './quality.ts'
import { recordPledge } from './record-pledge.ts'
import { refuseUnrenewable, renewPledge } from './renew-pledge.ts'
import { InPledge } from './shapes-api.ts'
import { startersFor, startFrom } from './starter-pledges.ts'
import type { Pledge } from './store.ts'
import { isUnsubmitted } from './transitions.ts'
import { lacking, PledgeChange, PledgeWording } from './wording.ts'

/** The forms in which a pledge is written: anew, again after it ended, or in other words. */
export function recordingPages(app: App): void {
  recordPage(app)
  renewPage(app)
  changePage(app)
}

function recordPage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/new',
    permission: 'pledges.record',
    params: InPartnership,
    start: (reading, { query }) => ({
      visibility: 'members',
      organisationId: query.organisation ?? '',
      ...startFrom(query.from, londonDate(reading.now)),
    }),
    draw: reading => {
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      const organisations = organisationsToDraftFor(reading)
      const view = {
        partnership,
        crumbs: pledgeCrumbs(partnership),
        heading: 'Record a pledge',
        organisations,
        organisationChoices: organisations.map(asChoice),
        starters: startersFor(organisations.map(({ type }) => type)),
        path: boardPath(partnership.id),
        asksWhere: true,
        ...choicesFor(
          reading,
          organisations.map(({ id }) => id),
        ),
      }
      return { template: 'pledges/form.njk', view }
    },
    submit: (work, form) => {
      const { id } = form.once(() => ({ id: recordPledge(work, readForm(PledgeWording, form.body)).id }))
      const { pledge, standing } = pledgeSeen(work, id)
      return saved(pledge, standing)
    },
  })
}

function renewPage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/:pledgeId/renewal',
    permission: 'pledges.record',
    params: InPledge,
    start: (reading, { params }) => {
      const { pledge, standing } = pledgeSeen(reading, params.pledgeId)
      refuseUnlessOffered(pledge, standing, 'renewal')
      refuseUnrenewable(reading, pledge)
      const byWhen = laterDate(londonDate(reading.now), { years: 1 })
      return { ...asTyped(pledge), byWhen, baseline: String(pledge.reached ?? pledge.baseline ?? '') }
    },
    draw: (reading, _form, { params }) => {
      const { pledge } = pledgeSeen(reading, params.pledgeId)
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      const view = {
        partnership,
        crumbs: pledgeCrumbs(partnership, pledge),
        heading: `Renew ${pledge.reference}`,
        isRenewal: true,
        asksWhere: true,
        ...choicesFor(reading, [pledge.organisationId]),
      }
      return { template: 'pledges/form.njk', view }
    },
    submit: (work, form) => {
      const { organisationId } = pledgeSeen(work, form.params.pledgeId).pledge
      const said = readForm(PledgeWording, { ...form.body, organisationId })
      const { id } = form.once(() => ({ id: renewPledge(work, form.params.pledgeId, said).id }))
      const { pledge, standing } = pledgeSeen(work, id)
      return saved(pledge, standing)
    },
  })
}

function changePage(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/:pledgeId/change',
    permission: 'pledges.change',
    params: InPledge,
    start: (reading, { params }) => {
      const { pledge, standing } = pledgeSeen(reading, params.pledgeId)
      refuseUnlessOffered(pledge, standing, 'change')
      return asTyped(pledge)
    },
    draw: (reading, _form, { params }) => {
      const { pledge } = pledgeSeen(reading, params.pledgeId)
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      const view = {
        partnership,
        crumbs: pledgeCrumbs(partnership, pledge),
        heading: isUnsubmitted(pledge.state) ? `Edit ${pledge.reference}` : `Change ${pledge.reference}`,
        asksReason: !isUnsubmitted(pledge.state),
        lamps: qualityOf(pledge, hasEvidence(reading.tx, reading.partnershipId, pledge.id)),
        ...choicesFor(reading, [pledge.organisationId]),
      }
      return { template: 'pledges/form.njk', view }
    },
    submit: (work, { params, body }) => {
      const pledge = changePledge(work, params.pledgeId, {
        version: versionIn(body),
        said: readForm(PledgeChange, body),
      })
      const standing = standingTowards(work, pledge.organisationId)
      return saved(pledge, standing)
    },
    comparing: () => ({ labels: wordingLabels }),
  })
}

/** Back to the pledge, saying what it still lacks. */
const saved = (pledge: Pledge, standing: Standing) => ({
  to: pledgePath(pledge),
  notice: savedNotice(pledge, listed(lacking(pledge)), standing),
})

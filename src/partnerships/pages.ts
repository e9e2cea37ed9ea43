import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { describePartnership, PartnershipDescription } from './describe-partnership.ts'
import { cadences, standings } from './kinds.ts'
import { crumbsOf, pathTo } from './paths.ts'
import { sectorChoices, sectorsNeeded } from './sectors.ts'
import { partnershipById } from './store.ts'

const descriptionLabels = {
  name: 'Name',
  areaName: 'Area',
  aims: 'Aims',
  status: 'How it stands',
  parentBoard: 'Board it reports to',
  publicEmail: 'E-mail address for the public',
  termsReviewDueOn: 'Terms of reference due for review',
  cadence: 'How often it meets',
  quorum: 'Organisations needed for a quorum',
  sectors: 'Who has to be at a meeting',
}

export function partnershipPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/description',
    permission: 'partnerships.describe',
    params: InPartnership,
    start: ({ tx, partnershipId }) => {
      const partnership = partnershipById(tx, partnershipId)
      // That it merged or closed stands outside this form, which then leaves out how it stands.
      const status = standings.find(each => each === partnership.status)
      return { ...partnership, status, sectors: sectorsNeeded(partnership) }
    },
    draw: ({ tx, partnershipId }) => {
      const partnership = partnershipById(tx, partnershipId)
      return {
        template: 'partnerships/describe.njk',
        view: { partnership, crumbs: crumbsOf(partnership), cadences, standings, sectorChoices },
      }
    },
    submit: (work, { body }) => {
      const partnership = describePartnership(work, readForm(PartnershipDescription, body), versionIn(body))
      return { to: pathTo.partnership(partnership.id), notice: 'Description saved' }
    },
    comparing: () => ({ labels: descriptionLabels }),
  })
}

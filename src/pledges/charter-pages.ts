import { laterDate, londonDate } from '../clock.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { Adoption, adoptCharter } from './adopt-charter.ts'
import { CHARTER, charterClauses } from './charter.ts'
import { asChoice, organisationsToDraftFor } from './form-view.ts'
import { boardPath, pledgeCrumbs } from './paths.ts'

/** The page on which an organisation takes on the charter's ten commitments. */
export function charterPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/pledges/charter',
    permission: 'pledges.record',
    params: InPartnership,
    start: reading => ({ byWhen: laterDate(londonDate(reading.now), { years: 1 }) }),
    draw: reading => {
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      const organisations = organisationsToDraftFor(reading)
      const view = {
        partnership,
        crumbs: pledgeCrumbs(partnership),
        charter: CHARTER,
        clauses: charterClauses,
        organisations,
        organisationChoices: organisations.map(asChoice),
      }
      return { template: 'pledges/charter.njk', view }
    },
    submit: (work, form) => {
      const said = readForm(Adoption, form.body)
      const { count } = form.once(() => ({ count: adoptCharter(work, said).length }))
      return {
        to: `${boardPath(work.partnershipId)}?organisation=${said.organisationId}&show=drafts`,
        notice: `${count} drafts made from the charter. Fit each to your organisation, then submit it`,
      }
    },
  })
}

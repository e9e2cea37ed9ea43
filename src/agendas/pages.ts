import { AtMeeting } from '../meetings/pages.ts'
import { pathTo } from '../minutes/paths.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { takeOverFacts } from './take-over-facts.ts'

/** What the platform knows for an item, taken over into its minutes. */
export function agendaFactsPages(app: App): void {
  button(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/minutes/items/:agendaItemId/facts',
    permission: 'minutes.write',
    params: AtMeeting.extend({ agendaItemId: anId() }),
    submit: (work, { params, body }) => {
      takeOverFacts(work, { ...params, version: versionIn(body) })
      return { to: pathTo.editing(params, params.agendaItemId), notice: 'Written into the minutes of this item' }
    },
  })
}

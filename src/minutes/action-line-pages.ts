import { NewAction } from '../actions/raise-action.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { actionIn, OneLine, understood } from './action-line.ts'
import { frameOf } from './frame.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { minutesInDraft } from './policy.ts'
import { raiseAtItem, refuseBeforehand } from './raise-at-item.ts'
import { itemMinuted } from './write-notes.ts'

/** An action in one line; what was not understood is asked for in the usual form, which keeps the rest. */
export function actionLinePage(app: App): void {
  formPage(app, {
    at: `${MINUTES}/items/:agendaItemId/actions/line`,
    permission: 'actions.raise',
    params: OneMeeting.extend({ agendaItemId: anId() }),
    start: (looking, { params }) => {
      minutesInDraft(looking, params.meetingId)
      refuseBeforehand(looking, params.meetingId)
      return {}
    },
    draw: (looking, form, { params }) => ({
      template: 'minutes/raise.njk',
      view: {
        ...frameOf(looking, params.meetingId),
        item: itemMinuted(looking, params),
        ...organisationsAndPeople(looking),
        understood: understood(looking, String(form.values.line ?? '')),
      },
    }),
    submit: (work, { params, body, once }) => {
      const { meetingId, agendaItemId } = params
      const { line } = readForm(OneLine, body)
      const { reference } = once(() =>
        raiseAtItem(work, { meetingId, agendaItemId }, readForm(NewAction, actionIn(work, line))),
      )
      return { to: pathTo.sitting(params, `item-${agendaItemId}`), notice: `Action ${reference} raised` }
    },
  })
}

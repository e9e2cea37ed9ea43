import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { withOverdue } from '../actions/register.ts'
import { openActions } from '../actions/store.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { inReading } from '../web/visit.ts'
import { AgendaItemContent, addAgendaItem } from './add-agenda-item.ts'
import { agendaFor } from './agenda.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { agendaItemById, minutesOut, papersFor } from './agenda-store.ts'
import { changeAgendaItem } from './change-agenda-item.ts'
import { layStandingAgenda } from './lay-standing-agenda.ts'
import { moveAgendaItem } from './move-agenda-item.ts'
import { AtMeeting } from './pages.ts'
import { crumbsOfMeeting } from './paths.ts'
import { meetingInSight } from './policy.ts'
import { removeAgendaItem } from './remove-agenda-item.ts'
import { agendaItemKinds } from './states.ts'

const AT = '/partnerships/:partnershipId/meetings/:meetingId/agenda'
const OneItem = AtMeeting.extend({ itemId: anId() })

export function agendaPages(app: App): void {
  agendaPage(app)
  itemForms(app)
  itemButtons(app)
}

function agendaPage(app: App): void {
  app.get(AT, { schema: { params: AtMeeting }, config: permit('meetings.read') }, (request, reply) => {
    const view = inReading(request, looking => agendaView(looking, request.params.meetingId))
    return page(request, reply, 'meetings/agenda.njk', view)
  })
}

function agendaView(looking: Reading<'meetings.read'>, meetingId: string) {
  const { tx, partnershipId } = looking
  const frame = frameOf(looking, meetingId)
  return {
    ...frame,
    agenda: agendaFor(looking, meetingId),
    allPapers: papersFor(tx, partnershipId, meetingId),
    // Actions come back on every agenda until they are closed; those longest due first.
    openActions: openActions(tx, partnershipId).map(action => withOverdue(looking, action)),
    mayArrange: frame.isSecretariat && frame.meeting.state !== 'cancelled' && !minutesOut(tx, partnershipId, meetingId),
  }
}

function itemForms(app: App): void {
  const form = { permission: 'agendas.arrange' as const }
  formPage(app, {
    ...form,
    at: `${AT}/items/new`,
    params: AtMeeting,
    start: () => ({ minutesAllotted: 5, kind: 'discussion' }),
    draw: (reading, _form, { params }) => itemDrawing(reading, params.meetingId, 'Add an item'),
    submit: (work, { params, body, once }) => {
      once(() => addAgendaItem(work, params.meetingId, readForm(AgendaItemContent, body)))
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Item added' }
    },
  })
  formPage(app, {
    ...form,
    at: `${AT}/items/:itemId`,
    params: OneItem,
    start: ({ tx }, { params }) => {
      const item = agendaItemById(tx, params, params.itemId)
      return { ...item, listsActions: item.listsActions ? 'yes' : '' }
    },
    draw: (reading, _form, { params }) => itemDrawing(reading, params.meetingId, 'Change the item'),
    submit: (work, { params, body }) => {
      changeAgendaItem(work, params, { ...readForm(AgendaItemContent, body), version: versionIn(body) })
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Item saved' }
    },
  })
}

const itemDrawing = (reading: MeetingReading, meetingId: string, title: string) => ({
  template: 'meetings/agenda-item.njk',
  view: { ...formFrame(reading, meetingId), title, agendaItemKinds, fourPs },
})

function itemButtons(app: App): void {
  button(app, {
    at: `${AT}/standing`,
    permission: 'agendas.arrange',
    params: AtMeeting,
    submit: (work, { params }) => {
      layStandingAgenda(work, params.meetingId)
      return {
        to: pathToAgenda(params.partnershipId, params.meetingId),
        notice: 'Agenda started from the standing one',
      }
    },
  })
  for (const direction of ['up', 'down'] as const)
    button(app, {
      at: `${AT}/items/:itemId/${direction}`,
      permission: 'agendas.arrange',
      params: OneItem,
      submit: (work, { params }) => {
        moveAgendaItem(work, params, direction)
        return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: `Item moved ${direction}` }
      },
    })
  button(app, {
    at: `${AT}/items/:itemId/removal`,
    permission: 'agendas.arrange',
    params: OneItem,
    submit: (work, { params, body }) => {
      removeAgendaItem(work, params, versionIn(body))
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Item removed' }
    },
  })
}

type MeetingReading = Reading<'meetings.read' | 'agendas.arrange' | 'papers.add'>

/** What every page about a meeting's agenda and papers shows around them. */
function frameOf(reading: MeetingReading, meetingId: string) {
  const { tx, partnershipId } = reading
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingInSight(reading, meetingId)
  return {
    partnership,
    meeting,
    isSecretariat: may('agendas.arrange', reading),
    crumbs: crumbsOfMeeting(partnership, meeting),
  }
}

/** The same for a form, which stands one step below the agenda. */
export function formFrame(reading: MeetingReading, meetingId: string) {
  const frame = frameOf(reading, meetingId)
  const crumbs = [...frame.crumbs, { text: 'Agenda', href: pathToAgenda(reading.partnershipId, meetingId) }]
  return { ...frame, crumbs }
}

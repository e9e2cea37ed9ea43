import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { longDate } from '../words.ts'
import { AgendaItemContent, addAgendaItem } from './add-agenda-item.ts'
import { fillChoices, ownersToSuggest } from './agenda-choices.ts'
import { formFrame } from './agenda-pages.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { agendaItemById, agendaItemsOf } from './agenda-store.ts'
import { changeAgendaItem } from './change-agenda-item.ts'
import { moveAgendaItem } from './move-agenda-item.ts'
import { AtMeeting } from './pages.ts'
import { removeAgendaItem } from './remove-agenda-item.ts'
import { agendaItemKinds } from './states.ts'

const AT = '/partnerships/:partnershipId/meetings/:meetingId/agenda'
const OneItem = AtMeeting.extend({ itemId: anId() })
const permission = 'agendas.arrange'

const MoveForm = z.strictObject({
  itemId: z.uuid({ error: 'Choose the item to move' }),
  to: z.int({ error: 'Choose where it goes' }).min(1, { error: 'Choose where it goes' }),
})

/** Items of an agenda: added and changed with forms, moved and removed with buttons. */
export function itemPages(app: App): void {
  addingPage(app)
  changingPage(app)
  movingButtons(app)
  removalButton(app)
}

function addingPage(app: App): void {
  formPage(app, {
    at: `${AT}/items/new`,
    permission,
    params: AtMeeting,
    start: () => ({ minutesAllotted: 5, kind: 'discussion' }),
    draw: (reading, _form, { params }) => itemDrawing(reading, params.meetingId, 'Add an item'),
    submit: (work, { params, body, once }) => {
      once(() => addAgendaItem(work, params.meetingId, readForm(AgendaItemContent, body)))
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Item added' }
    },
  })
}

function changingPage(app: App): void {
  formPage(app, {
    at: `${AT}/items/:itemId`,
    permission,
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
    comparing: () => ({
      labels: { ...itemLabels, paperFromOrganisationId: 'Paper expected from', paperFromPersonId: 'Who there' },
    }),
  })
}

/** What the form calls what is said of an item that any meeting may have. */
const itemLabels = {
  title: 'Title',
  kind: 'Kind',
  section: 'Section',
  owner: 'Who leads it',
  minutesAllotted: 'Minutes',
  fourP: 'Strand',
  note: 'Note',
  listsActions: 'Lists open and overdue actions',
  fills: 'Fills itself in',
}

function itemDrawing(reading: Reading<typeof permission>, meetingId: string, title: string) {
  const frame = formFrame(reading, meetingId)
  const items = agendaItemsOf(reading.tx, reading.partnershipId, meetingId)
  const { organisations, people } = organisationsAndPeople(reading)
  return {
    template: 'meetings/agenda-item.njk',
    view: {
      ...frame,
      title,
      caption: `Agenda of ${longDate(frame.meeting.heldOn)}`,
      agendaItemKinds,
      fourPs,
      fills: fillChoices,
      owners: ownersToSuggest(reading),
      sections: [...new Set(items.map(item => item.section).filter(Boolean))],
      paperFrom: { organisations: [{ value: '', text: 'Nobody' }, ...organisations.slice(1)], people },
    },
  }
}

function movingButtons(app: App): void {
  for (const direction of ['up', 'down'] as const)
    button(app, {
      at: `${AT}/items/:itemId/${direction}`,
      permission,
      params: OneItem,
      submit: (work, { params }) => {
        moveAgendaItem(work, params, direction)
        return { to: pathToItem(params), notice: `Item moved ${direction}` }
      },
    })
  button(app, {
    at: `${AT}/moves`,
    permission,
    params: AtMeeting,
    submit: (work, { params, body }) => {
      const { itemId, to } = readForm(MoveForm, body)
      moveAgendaItem(work, { ...params, itemId }, { to })
      return { to: pathToItem({ ...params, itemId }), notice: 'Item moved' }
    },
  })
}

const pathToItem = ({ partnershipId, meetingId, itemId }: z.output<typeof OneItem>) =>
  `${pathToAgenda(partnershipId, meetingId)}#item-${itemId}`

function removalButton(app: App): void {
  button(app, {
    at: `${AT}/items/:itemId/removal`,
    permission,
    params: OneItem,
    submit: (work, { params, body }) => {
      removeAgendaItem(work, params, versionIn(body))
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Item removed' }
    },
  })
}

import type { Reading } from '../access/work.ts'
import { NewAction } from '../actions/raise-action.ts'
import { actionsRaisedAt } from '../actions/store.ts'
import { takenUpBy, writtenTo } from '../meetings/written.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { type FormState, readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { agreedStanding } from './agreed-letters.ts'
import { attendanceOf } from './attendance-store.ts'
import { timeliness } from './clock-of-minutes.ts'
import { frameOf, innerFrameOf, type MinutesReading } from './frame.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { minutesInDraft } from './policy.ts'
import { turnout } from './quorum.ts'
import { raiseAtItem, refuseBeforehand, whyNotRaise } from './raise-at-item.ts'
import { itemOutcomes } from './states.ts'
import { itemsOf } from './store.ts'
import { ItemNotes, itemMinuted, writeNotes } from './write-notes.ts'

const OneItem = OneMeeting.extend({ agendaItemId: anId() })

/** Where minutes are written: all items on a page, and each by itself. */
export function minutesEditPages(app: App): void {
  app.get(`${MINUTES}/edit`, { schema: { params: OneMeeting }, config: permit('minutes.write') }, (request, reply) => {
    const looking = reading(request)
    return page(request, reply, 'minutes/edit.njk', {
      ...editingView(looking, request.params.meetingId),
      personId: looking.actor.personId,
    })
  })
  notesPage(app)
  actionPage(app)
}

function editingView(looking: Reading<'minutes.write'>, meetingId: string) {
  const { tx, partnershipId, now } = looking
  const minutes = minutesInDraft(looking, meetingId)
  const frame = innerFrameOf(looking, meetingId)
  const register = attendanceOf(tx, partnershipId, meetingId)
  const items = itemsOf(tx, partnershipId, meetingId)
  return {
    ...frame,
    minutes,
    items,
    actions: actionsRaisedAt(tx, partnershipId, meetingId),
    agreed: agreedStanding(looking, frame.meeting),
    outcomes: itemOutcomes,
    whyNotRaise: whyNotRaise(frame.meeting, now),
    timeliness: timeliness(minutes, now),
    ...turnout(register, frame.partnership.quorum),
    written: takenUpBy(items, writtenTo(tx, partnershipId, meetingId)),
    choicesOfOwner: organisationsAndPeople(choosing(looking)),
  }
}

/** One item's notes on a page of their own: with an error to put right, or with two people's texts to choose from. */
function notesPage(app: App): void {
  formPage(app, {
    at: `${MINUTES}/items/:agendaItemId`,
    permission: 'minutes.write',
    params: OneItem,
    start: (looking, { params }) => {
      minutesInDraft(looking, params.meetingId)
      return { ...itemMinuted(looking, params) }
    },
    draw: (looking, form, { params }) => {
      const item = itemMinuted(looking, params)
      const view = { ...innerFrameOf(looking, params.meetingId), item, outcomes: itemOutcomes }
      // What somebody still has to vouch for comes first; the other's text meets it when it is sent again.
      return !form.confirm && versionIn(form.values) !== item.version
        ? { template: 'minutes/conflict.njk', view: { ...view, ...bothTexts(form, item) } }
        : { template: 'minutes/item.njk', view }
    },
    submit: (work, { params, body }) => {
      writeNotes(work, { ...params, version: versionIn(body) }, readForm(ItemNotes, body))
      return { to: pathTo.editing(params, params.agendaItemId) }
    },
  })
}

/** A first draft of both texts together: what only one of them says is in it, and nothing twice. */
function bothTexts({ values }: FormState, theirs: { text: string; decision: string; dissent: string }) {
  const typed = (name: string) =>
    String(values[name] ?? '')
      .replace(/\r\n?/g, '\n')
      .trim()
  const mine = {
    text: typed('text'),
    decision: typed('decision'),
    outcome: typed('outcome'),
    dissent: typed('dissent'),
  }
  const joined = (ours: string, others: string) =>
    others.includes(ours) ? others : ours.includes(others) ? ours : `${others}\n\n${ours}`
  return {
    mine,
    both: {
      text: joined(mine.text, theirs.text),
      decision: joined(mine.decision, theirs.decision),
      dissent: joined(mine.dissent, theirs.dissent).replace('\n\n', '; '),
    },
  }
}

function actionPage(app: App): void {
  formPage(app, {
    at: `${MINUTES}/items/:agendaItemId/actions`,
    permission: 'actions.raise',
    params: OneItem,
    start: (looking, { params }) => {
      minutesInDraft(looking, params.meetingId)
      refuseBeforehand(looking, params.meetingId)
      return {}
    },
    draw: (looking, _form, { params }) => ({
      template: 'minutes/raise.njk',
      view: {
        ...frameOf(looking, params.meetingId),
        item: itemMinuted(looking, params),
        ...organisationsAndPeople(looking),
      },
    }),
    submit: (work, { params, body, once }) => {
      const { meetingId, agendaItemId } = params
      const { reference } = once(() => raiseAtItem(work, { meetingId, agendaItemId }, readForm(NewAction, body)))
      return { to: pathTo.editing(params, agendaItemId), notice: `Action ${reference} raised` }
    },
  })
}

/** Whoever writes minutes chooses owners of actions as whoever raises them does. */
const choosing = (looking: MinutesReading): Reading<'actions.raise'> => ({ ...looking, permission: 'actions.raise' })

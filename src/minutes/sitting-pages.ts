import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import type { App } from '../web/app-type.ts'
import { button } from '../web/form-routes.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { acknowledgeAll } from './acknowledge-statement.ts'
import { innerFrameOf } from './frame.ts'
import { goToItem } from './go-to-item.ts'
import { openSitting, whyNotOpen } from './open-sitting.ts'
import { MINUTES, OneMeeting } from './pages.ts'
import { pathTo } from './paths.ts'
import { minutesInDraft } from './policy.ts'
import { whyNotRaise } from './raise-at-item.ts'
import { roomNow, sittingNow } from './sitting.ts'
import { itemOutcomes } from './states.ts'

/** The page on which one takes minutes while the meeting sits, and the screen for the room. */
export function sittingPages(app: App): void {
  app.get(`${MINUTES}/sitting`, { schema: { params: OneMeeting }, config: permit('minutes.write') }, (request, reply) =>
    page(request, reply, 'minutes/sitting.njk', sittingView(reading(request), request.params.meetingId)),
  )
  app.get(`${MINUTES}/room`, { schema: { params: OneMeeting }, config: permit('minutes.write') }, (request, reply) => {
    const looking = reading(request)
    const { meetingId } = request.params
    minutesInDraft(looking, meetingId)
    const view = { ...innerFrameOf(looking, meetingId), room: roomNow(looking, meetingId), crumbs: undefined }
    return page(request, reply, 'minutes/room.njk', view)
  })
  sittingButtons(app)
}

function sittingButtons(app: App): void {
  button(app, {
    at: `${MINUTES}/sitting`,
    permission: 'minutes.write',
    params: OneMeeting,
    submit: (work, { params }) => {
      openSitting(work, params.meetingId)
      return { to: pathTo.sitting(params), notice: 'The meeting is open' }
    },
  })
  button(app, {
    at: `${MINUTES}/sitting/items/:agendaItemId`,
    permission: 'minutes.write',
    params: OneMeeting.extend({ agendaItemId: anId() }),
    submit: (work, { params }) => {
      goToItem(work, params)
      return { to: pathTo.sitting(params, `item-${params.agendaItemId}`) }
    },
  })
  button(app, {
    at: `${MINUTES}/sitting/acknowledgements`,
    permission: 'minutes.write',
    params: OneMeeting,
    submit: (work, { params }) => {
      acknowledgeAll(work, params.meetingId)
      return { to: pathTo.sitting(params, 'register'), notice: 'All present acknowledged the statement' }
    },
  })
}

function sittingView(looking: Reading<'minutes.write'>, meetingId: string) {
  minutesInDraft(looking, meetingId)
  const { tx, partnershipId, now, actor, holdings } = looking
  const sitting = sittingNow(looking, meetingId)
  const frame = innerFrameOf(looking, meetingId)
  const next = sitting.items.findIndex(item => item.id === sitting.current?.agendaItemId) + 1
  return {
    ...frame,
    sitting,
    whyNotOpen: whyNotOpen(frame.meeting, now),
    whyNotRaise: whyNotRaise(frame.meeting, now),
    nextItem: sitting.items[next],
    personId: actor.personId,
    today: londonDate(now),
    outcomes: itemOutcomes,
    choicesOfOwner: organisationsAndPeople({ tx, partnershipId, now, actor, holdings }),
  }
}

import type { Reading } from '../access/work.ts'
import { actionsForAgenda } from '../actions/for-agenda.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { reading } from '../web/visit.ts'
import { templateChoices } from './agenda-choices.ts'
import type { FactsFor } from './agenda-facts.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { mayArrange } from './agenda-policy.ts'
import { minutesOut } from './agenda-store.ts'
import { filledAgenda } from './filled-agenda.ts'
import { owesPaper } from './hand-in-paper.ts'
import { saveAsTemplate, TemplateName } from './keep-template.ts'
import { layAgenda } from './lay-standing-agenda.ts'
import { AtMeeting } from './pages.ts'
import { papersFor } from './papers-store.ts'
import { crumbsOfMeeting } from './paths.ts'
import { meetingInSight } from './policy.ts'
import { pathToTemplate } from './template-pages.ts'

const AT = '/partnerships/:partnershipId/meetings/:meetingId/agenda'

/** The agenda, to read and to arrange; with what fills itself in. */
export function agendaPages(app: App, factsFor: FactsFor): void {
  agendaPage(app, factsFor)
  startingButton(app)
  savingPage(app)
}

function agendaPage(app: App, factsFor: FactsFor): void {
  app.get(AT, { schema: { params: AtMeeting }, config: permit('meetings.read') }, (request, reply) => {
    const view = agendaView(reading(request), request.params.meetingId, factsFor)
    return page(request, reply, 'meetings/agenda.njk', view)
  })
}

function agendaView(looking: Reading<'meetings.read'>, meetingId: string, factsFor: FactsFor) {
  const { tx, partnershipId } = looking
  const frame = frameOf(looking, meetingId)
  const { meeting, isArranger } = frame
  const isOpen = meeting.state !== 'cancelled' && !minutesOut(tx, partnershipId, meetingId)
  const agenda = filledAgenda(looking, { meeting, factsFor })
  return {
    ...frame,
    agenda: {
      ...agenda,
      items: agenda.items.map(item => ({ ...item, mayHandIn: isOpen && owesPaper(looking, item) })),
    },
    allPapers: papersFor(tx, partnershipId, meetingId),
    openActions: actionsForAgenda(looking, meeting),
    mayArrange: isArranger && isOpen,
    mayPropose: meeting.state !== 'cancelled' && meeting.endsAt > looking.now,
    templates: isArranger && agenda.items.length === 0 ? templateChoices(looking) : [],
  }
}

function startingButton(app: App): void {
  button(app, {
    at: `${AT}/standing`,
    permission: 'agendas.arrange',
    params: AtMeeting,
    submit: (work, { params, body }) => {
      layAgenda(work, params.meetingId, typeof body.template === 'string' ? body.template : 'quarterly')
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Agenda started' }
    },
  })
}

function savingPage(app: App): void {
  formPage(app, {
    at: `${AT}/template`,
    permission: 'agenda-templates.keep',
    params: AtMeeting,
    start: () => ({}),
    draw: (looking, _form, { params }) => ({
      template: 'meetings/agenda-save.njk',
      view: formFrame(looking, params.meetingId),
    }),
    submit: (work, { params, body, once }) => {
      const name = readForm(TemplateName, body)
      const { id } = once(() => ({ id: saveAsTemplate(work, params.meetingId, name).id }))
      return { to: pathToTemplate(params.partnershipId, id), notice: 'Saved as a template' }
    },
  })
}

type MeetingReading = Reading<
  'meetings.read' | 'agendas.arrange' | 'papers.add' | 'papers.hand-in' | 'agenda-templates.keep'
>

/** What every page about a meeting's agenda and papers shows around them. */
function frameOf(looking: MeetingReading, meetingId: string) {
  const { tx, partnershipId } = looking
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingInSight(looking, meetingId)
  return {
    partnership,
    meeting,
    isArranger: mayArrange(looking, meeting),
    crumbs: crumbsOfMeeting(partnership, meeting),
  }
}

/** The same for a form, which stands one step below the agenda. */
export function formFrame(looking: MeetingReading, meetingId: string) {
  const frame = frameOf(looking, meetingId)
  const crumbs = [...frame.crumbs, { text: 'Agenda', href: pathToAgenda(looking.partnershipId, meetingId) }]
  return { ...frame, crumbs }
}

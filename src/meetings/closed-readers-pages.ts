import type { Reading } from '../access/work.ts'
import { organisationsAndPeople } from '../partnerships/choices.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { formFrame } from './agenda-pages.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { AgendaItemOut } from './agenda-shapes.ts'
import { agendaItemById } from './agenda-store.ts'
import { ClosedReaders, listClosedReaders } from './list-closed-readers.ts'
import { AtMeeting } from './pages.ts'

const OneItem = AtMeeting.extend({ itemId: anId() })
const AT = '/partnerships/:partnershipId/meetings/:meetingId/agenda/items/:itemId/readers'

const readerLabels = {
  noteHeldBy: 'Who holds the note',
  organisationIds: 'Organisations that read its title',
  personIds: 'People who read its title',
}

/** Who reads the title of a closed item, on a page and for programs. */
export function closedReadersPages(app: App): void {
  formPage(app, {
    at: AT,
    permission: 'agendas.arrange',
    params: OneItem,
    start: (looking, { params }) => {
      const { noteHeldBy, closedTo, owner, version } = agendaItemById(looking.tx, params, params.itemId)
      const { organisations, people } = whoMayRead(looking)
      const ticked = (offered: { value: string }[]) =>
        offered.map(each => each.value).filter(id => closedTo.includes(id))
      return {
        noteHeldBy: noteHeldBy || owner,
        organisationIds: ticked(organisations),
        personIds: ticked(people),
        version,
      }
    },
    draw: (looking, _form, { params }) => ({
      template: 'meetings/closed-readers.njk',
      view: { ...formFrame(looking, params.meetingId), ...whoMayRead(looking) },
    }),
    submit: (work, { params, body }) => {
      listClosedReaders(work, params, { ...readForm(ClosedReaders, body), version: versionIn(body) })
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Readers of the closed item saved' }
    },
    comparing: () => ({ labels: readerLabels }),
  })
  app.put(
    `/api/v1${AT}`,
    {
      schema: {
        tags: ['Agendas and papers'],
        summary: 'Say who reads the title of a closed item and who holds its note',
        description: 'Send If-Match with the ETag you last saw.',
        params: OneItem,
        headers: IfMatch,
        body: ClosedReaders,
        response: { 200: AgendaItemOut },
      },
      config: permit('agendas.arrange'),
    },
    (request, reply) => {
      const listed = { ...request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => {
          listClosedReaders(work, request.params, listed)
          return agendaItemById(work.tx, request.params, request.params.itemId)
        }),
      )
    },
  )
}

/** Whom the form offers. The first of each list is for those who choose nothing, which ticks do not need. */
function whoMayRead(looking: Reading<'agendas.arrange'>) {
  const { organisations, people } = organisationsAndPeople(looking)
  return {
    organisations: organisations.slice(1),
    people: [...new Map(people.slice(1).map(each => [each.value, each])).values()],
  }
}

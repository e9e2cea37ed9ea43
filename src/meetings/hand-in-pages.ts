import { acceptedEndings } from '../documents/recognise.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { fileFrom } from '../web/uploads.ts'
import { PaperContent } from './add-paper.ts'
import { agendaFor } from './agenda.ts'
import { formFrame } from './agenda-pages.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { agendaItemById } from './agenda-store.ts'
import { handInPaper } from './hand-in-paper.ts'
import { AtMeeting } from './pages.ts'

/** Where a member sends the paper that is expected of them; the letter that reminds them leads here. */
export function handInPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/meetings/:meetingId/agenda/items/:itemId/paper',
    permission: 'papers.hand-in',
    takesFile: true,
    params: AtMeeting.extend({ itemId: anId() }),
    start: () => ({}),
    draw: (reading, _form, { params }) => {
      const frame = formFrame(reading, params.meetingId)
      agendaItemById(reading.tx, params, params.itemId)
      const item = agendaFor(reading, params.meetingId).items.find(each => each.id === params.itemId)
      return { template: 'meetings/paper-hand-in.njk', view: { ...frame, item, acceptedEndings } }
    },
    submit: (work, { params, body, once }) => {
      const { title } = readForm(PaperContent.pick({ title: true }), body)
      once(() => handInPaper(work, params, { title, file: fileFrom(body, 'file') }))
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Paper sent. Thank you' }
    },
  })
}

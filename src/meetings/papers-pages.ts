import type { Reading } from '../access/work.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { fileFrom } from '../web/uploads.ts'
import { counted } from '../words.ts'
import { addPaper, PaperContent } from './add-paper.ts'
import { formFrame } from './agenda-pages.ts'
import { pathToAgenda } from './agenda-paths.ts'
import { agendaItemsOf } from './agenda-store.ts'
import { meetingNow } from './meeting-now.ts'
import { AtMeeting } from './pages.ts'
import { removePaper } from './remove-paper.ts'
import { papersGoTo, sendPapers } from './send-papers.ts'
import { meetingById } from './store.ts'

const AT = '/partnerships/:partnershipId/meetings/:meetingId/papers'

/** Papers: the forms that add and send them, and the button that takes one out. */
export function papersPages(app: App): void {
  addingPage(app)
  button(app, {
    at: `${AT}/:paperId/removal`,
    permission: 'papers.add',
    params: AtMeeting.extend({ paperId: anId() }),
    submit: (work, { params }) => {
      removePaper(work, params.meetingId, params.paperId)
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Paper removed' }
    },
  })
  sendingPage(app)
}

function addingPage(app: App): void {
  formPage(app, {
    at: `${AT}/new`,
    permission: 'papers.add',
    takesFile: true,
    params: AtMeeting,
    start: (_reading, { query }) => ({ agendaItemId: query.item ?? '' }),
    draw: (reading, _form, { params }) => ({
      template: 'meetings/papers-add.njk',
      view: {
        ...formFrame(reading, params.meetingId),
        items: whatFor(reading, params.meetingId),
        acceptedEndings,
      },
    }),
    submit: (work, { params, body, once }) => {
      once(() => addPaper(work, params.meetingId, { ...readForm(PaperContent, body), file: fileFrom(body, 'file') }))
      return { to: pathToAgenda(params.partnershipId, params.meetingId), notice: 'Paper added' }
    },
  })
}

/** What a paper may be for: the whole meeting, or an item that is not closed. */
const whatFor = ({ tx, partnershipId }: Reading<'papers.add'>, meetingId: string) => [
  { value: '', text: 'The whole meeting' },
  ...agendaItemsOf(tx, partnershipId, meetingId)
    .map((item, index) => ({ value: item.id, text: `${index + 1}. ${item.title}`, kind: item.kind }))
    .filter(item => item.kind !== 'closed'),
]

/** Who will be mailed, and why, before anybody is. */
function sendingPage(app: App): void {
  formPage(app, {
    at: `${AT}/sending`,
    permission: 'papers.add',
    params: AtMeeting,
    start: ({ tx, partnershipId }, { params }) => ({
      version: meetingById(tx, partnershipId, params.meetingId).version,
    }),
    draw: (reading, _form, { params }) => ({
      template: 'meetings/papers-sending.njk',
      view: { ...formFrame(reading, params.meetingId), readers: papersGoTo(reading, params.meetingId) },
    }),
    comparing: (reading, { params }) => ({ facts: meetingNow(reading, params.meetingId) }),
    submit: (work, { params, body, once }) => {
      const sent = once(() => sendPapers(work, params.meetingId, versionIn(body)))
      return {
        to: pathToAgenda(params.partnershipId, params.meetingId),
        notice: `Agenda and papers sent to ${counted(sent, 'person', 'people')}`,
      }
    },
  })
}

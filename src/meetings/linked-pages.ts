import { also } from '../access/also.ts'
import { ownAction, report } from '../actions/link-pages.ts'
import { refuseFinished } from '../actions/policy.ts'
import { withOverdue } from '../actions/register.ts'
import { readBytes } from '../documents/files.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { documentById } from '../documents/store.ts'
import { notFound } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { asAttachment } from '../web/attachment.ts'
import { formPage } from '../web/form-routes.ts'
import { permitByLink } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { mayOpenPaper } from './agenda-policy.ts'
import { ByLink } from './answer-pages.ts'
import { openPapers } from './beforehand.ts'
import { frameByLink } from './frame-by-link.ts'
import { pathTo } from './paths.ts'

/** What the link of an invitation leads to beside the answer: reporting on one's actions, and reading the papers. */
export function linkedPages(app: App): void {
  reportPage(app)
  paperPage(app)
}

function reportPage(app: App): void {
  formPage(app, {
    at: '/links/:link/answer/actions/:actionId',
    permission: 'answers.give',
    byLink: true,
    takesFile: true,
    params: ByLink.extend({ actionId: anId() }),
    start: (looking, { params }) => {
      refuseFinished(ownAction(also(looking, 'actions.progress'), params.actionId))
      return {}
    },
    draw: (looking, _form, { params, subjectId }) => ({
      template: 'actions/report-by-link.njk',
      view: {
        ...frameByLink(looking, subjectId, params.link),
        action: withOverdue(looking, ownAction(also(looking, 'actions.progress'), params.actionId)),
        acceptedEndings,
      },
    }),
    submit: (work, { params, body, once }) => {
      once(() => report(also(work, 'actions.progress'), params.actionId, body))
      return { to: `${pathTo.answerByLink(params.link)}#actions`, notice: 'Thank you. It stands in the register' }
    },
  })
}

/** A paper of this very meeting, as far as this reader may open it. */
function paperPage(app: App): void {
  app.get(
    '/links/:link/answer/papers/:documentId',
    { schema: { params: ByLink.extend({ documentId: anId() }) }, config: permitByLink('answers.give') },
    (request, reply) => {
      const looking = reading(request)
      const meetingId = request.visit.subjectId ?? ''
      const { documentId } = request.params
      const { isSilent } = frameByLink(looking, meetingId, request.params.link)
      if (
        isSilent ||
        !mayOpenPaper(also(looking, 'papers.read'), documentId) ||
        !openPapers(looking, meetingId).some(paper => paper.documentId === documentId)
      )
        throw notFound('document')
      const document = documentById(looking.tx, looking.partnershipId, documentId)
      return asAttachment(reply, document.fileName)
        .type(document.mediaType)
        .header('content-length', document.size)
        .send(readBytes(looking.config, document.id))
    },
  )
}

import { z } from 'zod'
import { found } from '../errors.ts'
import { aLine } from '../input.ts'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { anId } from '../web/schemas.ts'
import { MOST_BYTES_IN_FILE } from '../web/uploads.ts'
import { IfMatch, versionSeen } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { addPaper, PaperContent } from './add-paper.ts'
import { agendaOf } from './agenda.ts'
import { AgendaOut, PaperOut } from './agenda-shapes.ts'
import { AtMeeting } from './pages.ts'
import { papersFor } from './papers-store.ts'
import { removePaper } from './remove-paper.ts'
import { sendPapers } from './send-papers.ts'

const AT = '/api/v1/partnerships/:partnershipId/meetings/:meetingId/papers'
const tags = ['Agendas and papers']
// Three bytes are four characters in base64, and the rest of the document needs some room.
const MOST_BYTES_OF_JSON = Math.ceil((MOST_BYTES_IN_FILE * 4) / 3) + 100_000

const NewPaper = PaperContent.extend({
  fileName: aLine('Give the name of the file').meta({ example: 'car-washes.pdf' }),
  content: z.string().min(1).meta({ description: 'The file in base64', example: 'JVBERi0xLjcK' }),
})

/** The papers of a meeting for programs. */
export function papersApi(app: App): void {
  addingApi(app)
  app.delete(
    `${AT}/:paperId`,
    {
      schema: {
        tags,
        summary: 'Remove a paper',
        description: 'It can no longer be downloaded; its number is not given again.',
        params: AtMeeting.extend({ paperId: anId() }),
        response: { 200: AgendaOut },
      },
      config: permit('papers.add'),
    },
    request =>
      inWork(request, work => {
        removePaper(work, request.params.meetingId, request.params.paperId)
        return agendaOf(work.tx, work.partnershipId, request.params.meetingId)
      }),
  )
  app.post(
    `${AT}/sending`,
    {
      schema: {
        tags,
        summary: 'Send agenda and papers to everyone asked to the meeting',
        description: 'By e-mail, with a link. Send If-Match with the version of the meeting you last saw.',
        params: AtMeeting,
        headers: IfMatch.extend(Repeatable.shape),
        response: {
          200: z.object({ sentTo: z.int().meta({ description: 'How many people' }) }).meta({ example: { sentTo: 14 } }),
        },
      },
      config: permit('papers.add'),
    },
    request => {
      const version = versionSeen(request)
      const send = () =>
        inWork(request, work => once(request, work, () => sendPapers(work, request.params.meetingId, version)))
      return { sentTo: send() }
    },
  )
}

function addingApi(app: App): void {
  app.post(
    AT,
    {
      bodyLimit: MOST_BYTES_OF_JSON,
      schema: {
        tags,
        summary: 'Add a paper to a meeting',
        description: 'Up to 10 MB. Its content is checked against the ending of its name.',
        params: AtMeeting,
        headers: Repeatable,
        body: NewPaper,
        response: { 201: PaperOut },
      },
      config: permit('papers.add'),
    },
    (request, reply) => {
      const { fileName, content, ...paper } = request.body
      const file = { fileName, bytes: Buffer.from(content, 'base64') }
      const { meetingId } = request.params
      reply.code(201)
      return inWork(request, work => {
        const { id } = once(request, work, () => addPaper(work, meetingId, { ...paper, file }))
        return found(papersFor(work.tx, work.partnershipId, meetingId).find(each => each.id === id))
      })
    },
  )
}

import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import type { Instant } from '../clock.ts'
import { AtMeeting } from '../meetings/pages.ts'
import type { App } from '../web/app-type.ts'
import { asAttachment } from '../web/attachment.ts'
import { permit } from '../web/permit.ts'
import { inReading } from '../web/visit.ts'
import { agendaDocument } from './agenda-document.ts'
import { asDocx } from './as-docx.ts'
import { asPdf } from './as-pdf.ts'
import type { PrintedDocument } from './document.ts'
import { minutesDocument } from './minutes-document.ts'
import { packDocument } from './pack-document.ts'
import { registerDocument } from './register-document.ts'

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
const Format = z.enum(['pdf', 'docx'])
const InFormat = AtMeeting.extend({ format: Format })
const File = z.string().meta({ description: 'The bytes of the file', example: '%PDF-1.7 …' })

/** Each document as PDF and as Word file, at the same place beneath the meeting for pages and for the API. */
export function downloads(app: App): void {
  offer(app, { what: 'agenda', tag: 'Meetings', permission: 'meetings.read', documentOf: agendaDocument })
  offer(app, { what: 'pack', tag: 'Meetings', permission: 'meetings.read', documentOf: packDocument })
  offer(app, { what: 'minutes', tag: 'Minutes', permission: 'minutes.read', documentOf: minutesDocument })
  offer(app, { what: 'register', tag: 'Minutes', permission: 'minutes.read', documentOf: registerDocument })
}

interface Offer<P extends 'meetings.read' | 'minutes.read'> {
  what: string
  tag: string
  permission: P
  documentOf: (looking: Reading<P>, meetingId: string) => PrintedDocument
}

function offer<P extends 'meetings.read' | 'minutes.read'>(app: App, { what, tag, permission, documentOf }: Offer<P>) {
  const summary = `Download the ${what} of a meeting as PDF or Word file`
  for (const base of ['', '/api/v1'])
    app.get(
      `${base}/partnerships/:partnershipId/meetings/:meetingId/${what}/:format`,
      { schema: { tags: [tag], summary, params: InFormat, response: { 200: File } }, config: permit(permission) },
      (request, reply) => {
        const { meetingId, format } = request.params
        const printed = inReading(request, looking => ({
          document: documentOf(looking as Reading<P>, meetingId),
          madeAt: looking.now,
        }))
        return download(reply, printed, format)
      },
    )
}

/** Draws the document and sends it; the reading it was made from is over by then. */
async function download(
  reply: FastifyReply,
  { document, madeAt }: { document: PrintedDocument; madeAt: Instant },
  format: z.output<typeof Format>,
): Promise<void> {
  const bytes = format === 'pdf' ? await asPdf(document, madeAt) : await asDocx(document)
  asAttachment(reply, `${document.fileName}.${format}`).type(mediaTypes[format]).send(bytes)
}

import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { AtMeeting } from '../meetings/pages.ts'
import type { App } from '../web/app-type.ts'
import { asAttachment } from '../web/attachment.ts'
import { permit } from '../web/permit.ts'
import { reading } from '../web/visit.ts'
import { agendaDocument } from './agenda-document.ts'
import { formats, type PrintedDocument } from './document.ts'
import { minutesDocument } from './minutes-document.ts'
import { packDocument } from './pack-document.ts'
import { type Press, startPress } from './press.ts'
import { registerDocument } from './register-document.ts'

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
const Format = z.enum(formats)
const InFormat = AtMeeting.extend({ format: Format })
const File = z.string().meta({ description: 'The bytes of the file', example: '%PDF-1.7 …' })

/** Each document as PDF and as Word file, at the same place beneath the meeting for pages and for the API. */
export function downloads(app: App): void {
  const press = startPress()
  app.addHook('onClose', () => press.stop())
  offer(app, press, { what: 'agenda', tag: 'Meetings', permission: 'meetings.read', documentOf: agendaDocument })
  offer(app, press, { what: 'pack', tag: 'Meetings', permission: 'meetings.read', documentOf: packDocument })
  offer(app, press, { what: 'minutes', tag: 'Minutes', permission: 'minutes.read', documentOf: minutesDocument })
  offer(app, press, { what: 'register', tag: 'Minutes', permission: 'minutes.read', documentOf: registerDocument })
}

interface Offer<P extends 'meetings.read' | 'minutes.read'> {
  what: string
  tag: string
  permission: P
  documentOf: (looking: Reading<P>, meetingId: string) => PrintedDocument
}

function offer<P extends 'meetings.read' | 'minutes.read'>(app: App, press: Press, offered: Offer<P>): void {
  const { what, tag, permission, documentOf } = offered
  const summary = `Download the ${what} of a meeting as PDF or Word file`
  const described = { tags: [tag], summary, params: InFormat, response: { 200: File } }
  for (const base of ['', '/api/v1'])
    app.get(
      `${base}/partnerships/:partnershipId/meetings/:meetingId/${what}/:format`,
      { schema: base ? described : { params: InFormat }, config: permit(permission) },
      async (request, reply) => {
        const { meetingId, format } = request.params
        const looking = reading(request)
        const document = documentOf(looking as Reading<P>, meetingId)
        // Nothing is read any more: the moment is let go while the document is drawn.
        const bytes = await press.print(document, format, looking.now)
        asAttachment(reply, `${document.fileName}.${format}`).type(mediaTypes[format]).send(bytes)
      },
    )
}

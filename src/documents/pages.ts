import type { App } from '../web/app-type.ts'
import { asAttachment } from '../web/attachment.ts'
import { permit } from '../web/permit.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { readBytes } from './files.ts'
import { documentById } from './store.ts'

/** Documents leave as downloads only, to members of the partnership they belong to. */
export function documentPages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/documents/:documentId',
    { schema: { params: InPartnership.extend({ documentId: anId() }) }, config: permit('papers.read') },
    (request, reply) => {
      const { tx, partnershipId, config } = reading(request)
      const document = documentById(tx, partnershipId, request.params.documentId)
      return asAttachment(reply, document.fileName)
        .type(document.mediaType)
        .header('content-length', document.size)
        .send(readBytes(config, document.id))
    },
  )
}

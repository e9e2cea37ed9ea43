import type { Reading } from '../access/work.ts'
import { notFound } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { asAttachment } from '../web/attachment.ts'
import { permit } from '../web/permit.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { readBytes } from './files.ts'
import { documentById } from './store.ts'

/**
 * Whether this reader may open the document, as far as one feature knows it. `app.ts` puts the rules together, because
 * documents know nothing of where they are laid.
 */
export type DocumentRule = (reading: Reading<'papers.read'>, documentId: string) => boolean

/** Documents leave as downloads only, to members of the partnership they belong to. */
export function documentPages(app: App, rules: DocumentRule[]): void {
  app.get(
    '/partnerships/:partnershipId/documents/:documentId',
    { schema: { params: InPartnership.extend({ documentId: anId() }) }, config: permit('papers.read') },
    (request, reply) => {
      const looking = reading(request)
      const { tx, partnershipId, config } = looking
      const document = documentById(tx, partnershipId, request.params.documentId)
      if (!rules.every(mayOpen => mayOpen(looking, document.id))) throw notFound('document')
      return asAttachment(reply, document.fileName)
        .type(document.mediaType)
        .header('content-length', document.size)
        .send(readBytes(config, document.id))
    },
  )
}

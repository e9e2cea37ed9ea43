import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { crumbsOf, pathTo } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { riskNoteStates } from './kinds.ts'
import { riskNotesSeen } from './list.ts'
import { pathToRiskNotes } from './paths.ts'
import { withOverdue } from './policy.ts'
import { keyOf, riskNoteById } from './store.ts'

const AT = '/partnerships/:partnershipId/risk-notes'
export const OneRiskNote = InPartnership.extend({ riskNoteId: anId() })
/** Which notes are asked for; anything we do not know is the open ones. */
export const RiskNotesAsked = Paged.extend({
  state: z.enum(riskNoteStates).catch('open').default('open').meta({ description: '`open` or `closed`' }),
})

type Here = Reading<'risk-notes.read' | 'risk-notes.keep'>

/** What every page about risk notes shows around them. */
export function frameOf({ tx, partnershipId }: Here, isBelow = false) {
  const partnership = partnershipById(tx, partnershipId)
  const picture = { text: 'Local picture', href: pathTo.picture(partnershipId) }
  const list = { text: 'Risk notes', href: pathToRiskNotes.all(partnershipId) }
  return { partnership, crumbs: [...crumbsOf(partnership), picture, ...(isBelow ? [list] : [])] }
}

/** One page of a partnership's notes and where the next begins. */
export function riskNotesPage(looking: Reading<'risk-notes.read'>, { state, cursor }: z.output<typeof RiskNotesAsked>) {
  const after = keyIn(cursor, 2)
  return pageOf(riskNotesSeen(looking, { state, after, size: PAGE_SIZE + 1 }), keyOf)
}

/** Risk notes as every member reads them. */
export function riskNotePages(app: App): void {
  app.get(
    AT,
    { schema: { params: InPartnership, querystring: RiskNotesAsked }, config: permit('risk-notes.read') },
    (request, reply) => {
      const { state, cursor } = request.query
      const looking = reading(request)
      const view = {
        ...frameOf(looking),
        notes: riskNotesPage(looking, request.query),
        mayKeep: may('risk-notes.keep', looking),
      }
      return page(request, reply, 'risk-notes/list.njk', { ...view, state, isFirstPage: !cursor })
    },
  )
  app.get(
    `${AT}/:riskNoteId`,
    { schema: { params: OneRiskNote }, config: permit('risk-notes.read') },
    (request, reply) => {
      const looking = reading(request)
      const view = {
        ...frameOf(looking, true),
        note: withOverdue(looking, riskNoteById(looking.tx, looking.partnershipId, request.params.riskNoteId)),
        mayKeep: may('risk-notes.keep', looking),
      }
      return page(request, reply, 'risk-notes/show.njk', view)
    },
  )
}

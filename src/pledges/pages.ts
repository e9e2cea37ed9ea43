import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { boardOf } from './board.ts'
import { asChoice, predecessorOf } from './form-view.ts'
import { hasEvidence, progressOf, versionsOf } from './history-store.ts'
import { deedsFor, waitingFor } from './next-step.ts'
import { isPledgeOverdue } from './overdue.ts'
import { boardPath, pledgeCrumbs, pledgePath } from './paths.ts'
import { pledgeSeen } from './policy.ts'
import { qualityOf } from './quality.ts'
import { sections } from './sections.ts'
import { InPledge } from './shapes-api.ts'
import { successorOf } from './store.ts'
import { figureOf, lacking } from './wording.ts'

const text = () => z.string().max(300).optional()
const BoardQuery = z.object({ organisation: text(), fourP: text(), show: text(), cursor: text() })
const PledgeQuery = z.object({ cursor: text() })

/** The board of a partnership's pledges, and the page of each. */
export function pledgePages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/pledges',
    { schema: { params: InPartnership, querystring: BoardQuery }, config: permit('pledges.read') },
    (request, reply) => page(request, reply, 'pledges/board.njk', boardView(reading(request), request.query)),
  )

  app.get(
    '/partnerships/:partnershipId/pledges/:pledgeId',
    { schema: { params: InPledge, querystring: PledgeQuery }, config: permit('pledges.read') },
    (request, reply) => {
      const { pledgeId } = request.params
      const view = pledgeView(reading(request), pledgeId, request.query.cursor)
      return page(request, reply, 'pledges/show.njk', view)
    },
  )
}

function boardView(looking: Reading<'pledges.read'>, query: z.output<typeof BoardQuery>) {
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  const section = sections.find(each => each.name === query.show)
  const chosen = { organisation: query.organisation ?? '', fourP: query.fourP ?? '', show: section?.name ?? '' }
  const board = boardOf(looking, {
    organisationId: query.organisation || undefined,
    fourP: query.fourP || undefined,
    section,
    after: keyIn(query.cursor, 2),
    limit: PAGE_SIZE + 1,
  })
  const at = (more: Record<string, string>) =>
    `${boardPath(partnership.id)}?${new URLSearchParams(given({ ...chosen, ...more }))}`
  return {
    partnership,
    crumbs: pledgeCrumbs(partnership).slice(0, 2),
    chosen,
    board: {
      ...board,
      sections: board.sections.map(({ cards, ...each }) => {
        const { rows, next } = pageOf(cards, card => [card.byWhen ?? '', card.id])
        const all = rows.length < each.count && !section ? at({ show: each.name }) : undefined
        return { ...each, cards: rows, all, next: next && section ? at({ cursor: next }) : undefined }
      }),
    },
    path: boardPath(partnership.id),
    organisationChoices: organisationsSeated(looking.tx, looking.partnershipId).map(asChoice),
    sectionChoices: sections.map(({ name, title }) => ({ value: name, text: title })),
    fourPs,
  }
}

const given = (query: Record<string, string>) => Object.entries(query).filter(([, value]) => value !== '')

function pledgeView(looking: Reading<'pledges.read'>, pledgeId: string, cursor: string | undefined) {
  const { tx, partnershipId } = looking
  const { pledge, standing } = pledgeSeen(looking, pledgeId)
  const partnership = partnershipById(tx, partnershipId)
  const successor = successorOf(tx, partnershipId, pledge)
  const [next, ...others] = deedsFor(pledge, standing).filter(deed => deed.at !== 'renewal' || !successor)
  const before = keyIn(cursor, 1)?.[0]
  return {
    partnership,
    crumbs: pledgeCrumbs(partnership),
    pledge,
    path: pledgePath(pledge),
    figure: figureOf(pledge),
    isOverdue: isPledgeOverdue(pledge, londonDate(looking.now)),
    missing: pledge.state === 'intention' ? lacking(pledge) : [],
    next,
    others,
    waiting: waitingFor(pledge, standing),
    // A help for those who write it, not a mark for others to read.
    lamps:
      standing.isOurs || standing.isSecretariat
        ? qualityOf(pledge, hasEvidence(tx, partnershipId, pledge.id))
        : undefined,
    progress: pageOf(progressOf(tx, partnershipId, { pledgeId, before, limit: PAGE_SIZE + 1 }), told => [told.id]),
    versions: versionsOf(tx, partnershipId, pledgeId),
    predecessor: predecessorOf(looking, pledge),
    successor,
  }
}

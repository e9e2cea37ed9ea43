import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { crumbsOfMeetings } from '../meetings/paths.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { fileFrom } from '../web/uploads.ts'
import { reading } from '../web/visit.ts'
import { pathToProposals } from './paths.ts'
import { seenBy } from './policy.ts'
import { ProposedItem, proposeItem } from './propose-item.ts'
import { proposedKinds } from './states.ts'
import { proposalsOf } from './store.ts'
import { withdrawProposal } from './withdraw-proposal.ts'

const AT = '/partnerships/:partnershipId/proposals'
export const OneProposal = InPartnership.extend({ proposalId: anId() })

/** Proposals as members make and follow them. */
export function proposalPages(app: App): void {
  app.get(
    AT,
    { schema: { params: InPartnership, querystring: Paged }, config: permit('proposals.make') },
    (request, reply) => page(request, reply, 'proposals/list.njk', listView(reading(request), request.query.cursor)),
  )
  newPage(app)
  button(app, {
    at: `${AT}/:proposalId/withdrawal`,
    permission: 'proposals.make',
    params: OneProposal,
    submit: (work, { params, body }) => {
      withdrawProposal(work, params.proposalId, versionIn(body))
      return { to: pathToProposals(params.partnershipId), notice: 'Proposal taken back' }
    },
  })
}

function listView(looking: Reading<'proposals.make'>, cursor: string | undefined) {
  const [after] = keyIn(cursor, 1) ?? []
  const rows = proposalsOf(looking.tx, looking.partnershipId, { whose: seenBy(looking), after, size: PAGE_SIZE + 1 })
  const own = looking.holdings.map(held => held.organisationId)
  const { rows: shown, next } = pageOf(rows, last => [last.id])
  return {
    ...frameOf(looking, false),
    proposals: shown.map(each => ({ ...each, isOwn: own.includes(each.organisationId) })),
    next,
    maySettle: may('proposals.settle', looking),
  }
}

function newPage(app: App): void {
  formPage(app, {
    at: `${AT}/new`,
    permission: 'proposals.make',
    takesFile: true,
    params: InPartnership,
    start: () => ({ kind: 'discussion', minutesWanted: 10 }),
    draw: looking => ({
      template: 'proposals/new.njk',
      view: { ...frameOf(looking, true), proposedKinds, organisations: ownOrganisations(looking), acceptedEndings },
    }),
    submit: (work, { params, body, once }) => {
      once(() => ({ id: proposeItem(work, { ...readForm(ProposedItem, body), file: fileIn(body) }).id }))
      return {
        to: pathToProposals(params.partnershipId),
        notice: 'Proposed. You will be told what becomes of it',
      }
    },
  })
}

/** The paper beside a proposal, where one was sent. */
export const fileIn = (body: Record<string, unknown>) =>
  body.file === undefined || body.file === '' ? undefined : fileFrom(body, 'file')

/** Those for which this person may propose. */
export const ownOrganisations = ({ tx, partnershipId, holdings }: Reading<'proposals.make'>) =>
  organisationsSeated(tx, partnershipId)
    .filter(each => holdings.some(held => held.organisationId === each.id))
    .map(each => ({ value: each.id, text: each.displayName }))

/** What every page about proposals shows around them. */
export function frameOf(looking: Reading<'proposals.make' | 'proposals.settle'>, isBelow: boolean) {
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  const list = { text: 'Proposed items', href: pathToProposals(partnership.id) }
  return { partnership, crumbs: [...crumbsOfMeetings(partnership), ...(isBelow ? [list] : [])] }
}

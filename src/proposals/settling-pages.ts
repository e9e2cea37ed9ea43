import type { Reading } from '../access/work.ts'
import { comingMeetings } from '../meetings/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { shortDate } from '../words.ts'
import { Declining, declineProposal } from './decline-proposal.ts'
import { frameOf, OneProposal } from './pages.ts'
import { pathToProposals } from './paths.ts'
import { proposalInSight } from './policy.ts'
import { Taking, takeProposal } from './take-proposal.ts'

const AT = '/partnerships/:partnershipId/proposals/:proposalId'
const permission = 'proposals.settle'
const MOST_MEETINGS = 20

/** Where chair and co-ordinator say what becomes of a proposal. */
export function settlingPages(app: App): void {
  formPage(app, {
    at: `${AT}/taking`,
    permission,
    params: OneProposal,
    start: (reading, { params }) => {
      const { minutesWanted, version } = proposalInSight(reading, params.proposalId)
      return { minutesAllotted: minutesWanted, version, meetingId: meetingsAhead(reading)[0]?.value }
    },
    draw: (reading, _form, { params }) => drawing(reading, params.proposalId, 'proposals/take.njk'),
    submit: (work, { params, body, once }) => {
      const taking = { ...readForm(Taking, body), version: versionIn(body) }
      once(() => ({ id: takeProposal(work, params.proposalId, taking).id }))
      return { to: pathToProposals(params.partnershipId), notice: 'Taken onto the agenda' }
    },
  })
  formPage(app, {
    at: `${AT}/declining`,
    permission,
    params: OneProposal,
    start: (reading, { params }) => ({ version: proposalInSight(reading, params.proposalId).version }),
    draw: (reading, _form, { params }) => drawing(reading, params.proposalId, 'proposals/decline.njk'),
    submit: (work, { params, body }) => {
      declineProposal(work, params.proposalId, { ...readForm(Declining, body), version: versionIn(body) })
      return { to: pathToProposals(params.partnershipId), notice: 'Declined, and whoever proposed it is told' }
    },
  })
}

const drawing = (reading: Reading<typeof permission>, proposalId: string, template: string) => ({
  template,
  view: { ...frameOf(reading, true), proposal: proposalInSight(reading, proposalId), meetings: meetingsAhead(reading) },
})

const meetingsAhead = ({ tx, partnershipId, now }: Reading<typeof permission>) =>
  comingMeetings(tx, partnershipId, { now, after: undefined, withDrafts: true, size: MOST_MEETINGS })
    .filter(({ state }) => state !== 'cancelled')
    .map(({ id, title, heldOn }) => ({ value: id, text: `${title}, ${shortDate(heldOn)}` }))

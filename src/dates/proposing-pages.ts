import type { Reading, Work } from '../access/work.ts'
import { placeShown, whenOf } from '../meetings/facts.ts'
import { meetingModes } from '../meetings/states.ts'
import { membersHere } from '../meetings/telling.ts'
import { memberWords } from '../partnerships/choices.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { type Drawing, formPage } from '../web/form-routes.ts'
import { emptyForm } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { crumbsOfDates, pathTo } from './paths.ts'
import { Audience, FEWEST_TIMES, FindingDetails, type Proposal } from './proposal.ts'
import { peopleToAsk, proposeDates } from './propose-dates.ts'
import { inRows, rowsToDraw, type TimeRows, withTimes } from './time-row-pages.ts'

type Arranging = Reading<'dates.arrange'>
type Body = Record<string, unknown>

const ProposalForm = FindingDetails.extend(Audience.shape)

/** Where times are proposed: first the form, then who would be mailed, then the letters. */
export function proposingPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/dates/new',
    permission: 'dates.arrange',
    params: InPartnership,
    start: () => ({ mode: 'in person', ask: 'everyone' }),
    draw: (reading, form) => proposalForm(reading, form.values),
    submit: (work, { body, once }) => {
      if (body.next === 'more' || body.next === 'back') return withForm(proposalForm(work, body), body)
      const { proposal, rows } = proposalIn(body)
      if (body.next !== 'send') return inRows(rows, () => preview(work, proposal, body))
      const { id } = once(() => ({ id: inRows(rows, () => proposeDates(work, proposal)).id }))
      return { to: pathTo.finding(work.partnershipId, id), notice: 'The letters are on their way' }
    },
  })
}

function proposalIn(body: Body): { proposal: Proposal; rows: TimeRows } {
  const { rows, wrong, ...proposal } = withTimes(ProposalForm, body, FEWEST_TIMES)
  return { proposal, rows: { rows, wrong, times: proposal.times } }
}

/** A page drawn in answer to a form, with what was typed. */
export const withForm = (drawing: Drawing, body: Body): Drawing => ({
  ...drawing,
  view: { ...drawing.view, form: emptyForm(body) },
})

function proposalForm(reading: Arranging, values: Body): Drawing {
  const { tx, partnershipId } = reading
  const partnership = partnershipById(tx, partnershipId)
  const members = membersHere(reading, partnershipId)
  const organisations = new Map(members.map(each => [each.organisationId, each.organisationName]))
  const people = new Map(members.map(each => [each.personId, memberWords(each)]))
  const asChoices = (names: Map<string, string>) => [...names].map(([value, text]) => ({ value, text }))
  return {
    template: 'dates/new.njk',
    view: {
      partnership,
      crumbs: crumbsOfDates(partnership),
      modes: meetingModes,
      rows: rowsToDraw(values),
      organisations: asChoices(organisations),
      people: asChoices(people),
    },
  }
}

/** Nothing is saved yet: who would be asked, and about what. */
function preview(work: Work<'dates.arrange'>, proposal: Proposal, body: Body): Drawing {
  const partnership = partnershipById(work.tx, work.partnershipId)
  return {
    template: 'dates/preview.njk',
    view: {
      partnership,
      crumbs: crumbsOfDates(partnership),
      finding: proposal,
      place: placeShown({ ...proposal, venue: proposal.venue ?? null }),
      times: proposal.times.map(whenOf),
      people: peopleToAsk(work, proposal),
      carried: carriedIn(body),
    },
  }
}

/** What was typed, to be sent along with the button on a page between. */
export const carriedIn = (body: Body): { name: string; value: string }[] =>
  Object.entries(body)
    .filter(([name]) => name !== '_csrf' && name !== 'next')
    .flatMap(([name, value]) => [value].flat().map(each => ({ name, value: String(each) })))

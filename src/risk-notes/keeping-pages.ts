import type { Reading } from '../access/work.ts'
import { laterDate, londonDate } from '../clock.ts'
import { organisationsSeated } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import type { Stand } from '../web/overtaken.ts'
import { InPartnership } from '../web/schemas.ts'
import { sentence } from '../words.ts'
import { changeRiskNote } from './change-risk-note.ts'
import { closeRiskNote, RiskNoteClosing } from './close-risk-note.ts'
import { exploitationTypes, impacts, likelihoods } from './kinds.ts'
import { frameOf, OneRiskNote } from './pages.ts'
import { pathToRiskNotes } from './paths.ts'
import { type RiskNote, riskNoteById } from './store.ts'
import { RiskNoteContent, writeRiskNote } from './write-risk-note.ts'

const AT = '/partnerships/:partnershipId/risk-notes'
const permission = 'risk-notes.keep'
/** Where nobody says when, a note is looked at again by the next quarterly meeting but one. */
const REVIEW_AFTER = { months: 6 }

type Here = Reading<typeof permission>

/** Where chair and co-ordinator write, change and close risk notes. */
export function riskNoteKeepingPages(app: App): void {
  formPage(app, {
    at: `${AT}/new`,
    permission,
    params: InPartnership,
    start: ({ now }) => ({ reviewOn: laterDate(londonDate(now), REVIEW_AFTER) }),
    draw: reading => ({ template: 'risk-notes/form.njk', view: formView(reading) }),
    submit: (work, { body, once }) => {
      const { id } = once(() => ({ id: writeRiskNote(work, readForm(RiskNoteContent, body)).id }))
      return { to: pathToRiskNotes.one({ ...work, id }), notice: 'Risk note written' }
    },
  })
  formPage(app, {
    at: `${AT}/:riskNoteId/change`,
    permission,
    params: OneRiskNote,
    start: ({ tx, partnershipId }, { params }) => ({ ...riskNoteById(tx, partnershipId, params.riskNoteId) }),
    draw: (reading, _form, { params }) => {
      const note = riskNoteById(reading.tx, reading.partnershipId, params.riskNoteId)
      return { template: 'risk-notes/form.njk', view: formView(reading, note) }
    },
    submit: (work, { params, body }) => {
      const change = { content: readForm(RiskNoteContent, body), version: versionIn(body) }
      const note = changeRiskNote(work, params.riskNoteId, change)
      return { to: pathToRiskNotes.one(note), notice: 'Risk note changed' }
    },
    comparing: () => ({ labels: noteLabels }),
  })
  formPage(app, {
    at: `${AT}/:riskNoteId/closing`,
    permission,
    params: OneRiskNote,
    start: ({ tx, partnershipId }, { params }) => ({
      version: riskNoteById(tx, partnershipId, params.riskNoteId).version,
    }),
    draw: (reading, _form, { params }) => {
      const note = riskNoteById(reading.tx, reading.partnershipId, params.riskNoteId)
      return { template: 'risk-notes/close.njk', view: { ...frameOf(reading, true), note } }
    },
    submit: (work, { params, body }) => {
      const { reason } = readForm(RiskNoteClosing, body)
      const note = closeRiskNote(work, params.riskNoteId, { reason, version: versionIn(body) })
      return { to: pathToRiskNotes.one(note), notice: 'Risk note closed' }
    },
    comparing: (reading, { params }) => ({ facts: noteNow(reading, params.riskNoteId) }),
  })
}

const noteLabels = {
  title: 'Title',
  exploitationType: 'Type of exploitation',
  sector: 'Sector',
  area: 'Area',
  statement: 'What the risk is',
  likelihood: 'How likely it is',
  impact: 'How bad it would be',
  mitigation: 'What is done about it',
  ownerOrganisationId: 'Who keeps an eye on it',
  reviewOn: 'To be reviewed by',
}

/** What another may have changed of a note while somebody closed it. */
function noteNow({ tx, partnershipId }: Here, id: string): Stand[] {
  const note = riskNoteById(tx, partnershipId, id)
  return [
    { label: noteLabels.title, now: note.title },
    { label: noteLabels.statement, now: note.statement },
    { label: noteLabels.likelihood, now: sentence(note.likelihood) },
    { label: noteLabels.impact, now: sentence(note.impact) },
    { label: noteLabels.mitigation, now: note.mitigation ?? '' },
    { label: noteLabels.ownerOrganisationId, now: note.ownerName },
  ]
}

function formView(reading: Here, note?: RiskNote) {
  return {
    ...frameOf(reading, true),
    note,
    types: choicesOf(exploitationTypes),
    likelihoods: choicesOf(likelihoods),
    impacts: choicesOf(impacts),
    organisations: possibleOwners(reading, note),
  }
}

const choicesOf = (words: readonly string[]) => words.map(word => ({ value: word, text: sentence(word) }))

/** Who has a seat, and who has the note now though it left the table. */
function possibleOwners({ tx, partnershipId }: Here, note: RiskNote | undefined) {
  const seated = organisationsSeated(tx, partnershipId).map(({ id, displayName }) => ({ value: id, text: displayName }))
  if (!note || seated.some(each => each.value === note.ownerOrganisationId)) return seated
  return [...seated, { value: note.ownerOrganisationId, text: `${note.ownerName} (no longer has a seat)` }]
}

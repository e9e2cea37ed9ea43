import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import { comingMeetings } from '../meetings/listing-store.ts'
import { invitationsTo } from '../meetings/store.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { shortDate } from '../words.ts'
import { crumbsOfLetters, pathTo } from './paths.ts'
import { RecordedAnswer, recordForThem } from './settle-letter.ts'
import { incomingStates } from './states.ts'
import { type LetterIn, letterIn, lettersIn } from './waiting-store.ts'
import { answerSeen, seemsToSay } from './words.ts'

export const AtLetter = InPartnership.extend({ incomingId: anId() })
export const Sorted = z.object({
  state: z.enum(incomingStates).default('parked').catch('parked'),
  cursor: z.string().max(300).optional(),
})

/** One page of letters of one state. */
export function lettersPage(looking: Reading<'incoming.settle'>, { state, cursor }: z.output<typeof Sorted>) {
  const after = keyIn(cursor, 1)?.[0]
  const rows = lettersIn(looking.tx, looking.partnershipId, { state, after, size: PAGE_SIZE + 1 })
  return pageOf(rows, last => [last.id])
}

/** Where a chair or co-ordinator reads what came in and decides about what could not be trusted. */
export function incomingPages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/incoming-letters',
    { schema: { params: InPartnership, querystring: Sorted }, config: permit('incoming.settle') },
    (request, reply) => {
      const looking = reading(request)
      const partnership = partnershipById(looking.tx, looking.partnershipId)
      const { rows, next } = lettersPage(looking, request.query)
      const view = {
        partnership,
        crumbs: crumbsOfLetters(partnership).slice(0, -1),
        state: request.query.state,
        isFirstPage: !request.query.cursor,
        rows: rows.map(row => ({ ...row, says: seemsToSay(row) })),
        next,
      }
      return page(request, reply, 'incoming/letters.njk', view)
    },
  )

  formPage(app, {
    at: '/partnerships/:partnershipId/incoming-letters/:incomingId',
    permission: 'incoming.settle',
    params: AtLetter,
    start: (looking, { params }) => given(letterHere(looking, params.incomingId)),
    draw: (looking, _form, { params }) => ({
      template: 'incoming/letter.njk',
      view: letterView(looking, letterHere(looking, params.incomingId)),
    }),
    submit: (work, { params, body }) => {
      recordForThem(work, params.incomingId, readForm(RecordedAnswer, body))
      return { to: pathTo.letters(work.partnershipId), notice: 'The answer is recorded' }
    },
  })
}

export const letterHere = ({ tx, partnershipId }: Reading<'incoming.settle'>, id: string): LetterIn =>
  found(letterIn(tx, partnershipId, id), 'letter')

/** What it seems to say, for the form to start from. */
const given = (letter: LetterIn) => ({
  meetingId: letter.meetingId ?? '',
  personId: letter.personId ?? '',
  answer: answerSeen(letter),
  substituteName: letter.delegatedTo ?? '',
  note: letter.kind === 'answer' ? (letter.comment ?? '') : '',
})

function letterView(looking: Reading<'incoming.settle'>, letter: LetterIn) {
  const { tx, partnershipId, now } = looking
  const partnership = partnershipById(tx, partnershipId)
  const meetings = comingMeetings(tx, partnershipId, { now, after: undefined, withDrafts: false, size: PAGE_SIZE })
  const asked = new Map(
    meetings.flatMap(meeting =>
      invitationsTo(tx, partnershipId, meeting.id).map(
        each => [each.personId, { value: each.personId, text: `${each.name}, ${each.organisationName}` }] as const,
      ),
    ),
  )
  return {
    partnership,
    crumbs: crumbsOfLetters(partnership),
    letter: { ...letter, says: seemsToSay(letter) },
    meetings: [
      { value: '', text: 'Choose the meeting' },
      ...meetings.map(each => ({ value: each.id, text: `${shortDate(each.heldOn)}: ${each.title}` })),
    ],
    people: [
      { value: '', text: 'Choose who answers' },
      ...[...asked.values()].toSorted((one, other) => one.text.localeCompare(other.text)),
    ],
  }
}

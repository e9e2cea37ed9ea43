import type { Reading, Work } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { placeShown, whenOf } from '../meetings/facts.ts'
import { crumbsOfMeetings } from '../meetings/paths.ts'
import { membersToAsk } from '../meetings/telling.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { type Drawing, formPage, type Outcome } from '../web/form-routes.ts'
import { emptyForm, type FormState } from '../web/forms.ts'
import { InPartnership } from '../web/schemas.ts'
import { counted } from '../words.ts'
import { lastYearAgain } from './last-year.ts'
import { pathToProgramme } from './paths.ts'
import { afterButton, atTheirRows, chosenIn, meetingIn, rowsIn, valuesOf } from './rows-pages.ts'
import {
  type ProgrammeTelling,
  programmeTellings,
  refuseImpossible,
  type ScheduledProgramme,
  scheduleProgramme,
} from './schedule-programme.ts'
import { type Proposal, withWarnings } from './warnings.ts'

type Here = Reading<'programmes.schedule'>

/** The table of dates: looked at, changed, checked again, and at last scheduled. Opened by itself it holds last year's. */
export function programmeDatesPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/programmes/dates',
    permission: 'programmes.schedule',
    params: InPartnership,
    start: reading => ({ ...valuesOf(withWarnings(reading, lastYearAgain(reading))), isLastYear: 'yes' }),
    draw: (reading, form) => (form.errors.tell ? tellView(reading, form) : datesView(reading, form)),
    submit: (work, { body, once }) => {
      if (body.next === 'continue') return looked(work, body)
      if (body.next === 'schedule') return scheduled(work, body, make => once(make))
      const form = emptyForm(afterButton(body))
      const { template, view } = datesView(work, form)
      return { template, view: { ...view, form } }
    },
  })
}

/** The table with every line's warnings; a line that does not hold together yet has none. */
export function datesView(reading: Here, form: FormState): Drawing {
  const rows = rowsIn(form.values).map(row => ({ ...row, meeting: meetingIn(row) }))
  const whole = rows.flatMap(({ meeting }) => (meeting ? [meeting] : []))
  const proposals = new Map(withWarnings(reading, whole).map(proposal => [proposal.meeting, proposal]))
  return {
    template: 'programmes/dates.njk',
    view: {
      ...frameOf(reading),
      isLastYear: form.values.isLastYear === 'yes',
      rows: rows.map(({ meeting, ...row }) => {
        const proposal = meeting && proposals.get(meeting)
        return {
          ...row,
          warnings: proposal?.warnings ?? [],
          offers: proposal?.offers ?? [],
          when: meeting && whenOf(meeting),
          heldOn: meeting?.heldOn,
          place: meeting && placeIn(meeting),
          isFaulty: ['title', 'mode', 'venue', 'joiningLink'].some(name => form.errors[`r${row.index}-${name}`]),
        }
      }),
    },
  }
}

const placeIn = (meeting: Proposal['meeting']) => placeShown({ ...meeting, venue: meeting.venue ?? null })

function frameOf({ tx, partnershipId }: Here) {
  const partnership = partnershipById(tx, partnershipId)
  return {
    partnership,
    crumbs: [...crumbsOfMeetings(partnership), { text: 'Plan a year', href: pathToProgramme.new(partnershipId) }],
  }
}

/** Who would be told, before anything is saved. */
function looked(work: Work<'programmes.schedule'>, body: Record<string, unknown>): Drawing {
  const { meetings, indexes } = chosenIn(body)
  atTheirRows(indexes, () => refuseImpossible(work, meetings))
  const form = emptyForm(body)
  const { template, view } = tellView(work, form)
  return { template, view: { ...view, form } }
}

const notCarried = ['_csrf', '_once', 'next', 'move', 'tell']

function tellView(reading: Here, form: FormState): Drawing {
  const { meetings } = chosenIn(form.values)
  return {
    template: 'programmes/tell.njk',
    view: {
      ...frameOf(reading),
      proposals: withWarnings(reading, meetings).map(proposal => ({
        ...proposal,
        when: whenOf(proposal.meeting),
        place: placeIn(proposal.meeting),
      })),
      people: membersToAsk(reading, reading.partnershipId),
      carried: Object.entries(form.values)
        .filter(([name]) => !notCarried.includes(name))
        .map(([name, value]) => ({ name, value: String(value) })),
    },
  }
}

function scheduled(
  work: Work<'programmes.schedule'>,
  body: Record<string, unknown>,
  once: (make: () => ScheduledProgramme) => ScheduledProgramme,
): Outcome {
  const { meetings, indexes } = chosenIn(body)
  const tell = programmeTellings.find(each => each === body.tell)
  if (!tell) throw new InvalidInput([{ field: 'tell', words: 'Choose whether to tell people' }])
  const programme = { meetings, tell, hasStandingAgenda: body.hasStandingAgenda === 'yes' }
  const { meetingIds, letters } = once(() => atTheirRows(indexes, () => scheduleProgramme(work, programme)))
  const many = counted(meetingIds.length, 'meeting')
  const notices: Record<ProgrammeTelling, string> = {
    send: `${many} scheduled, and ${counted(letters, 'letter')} on their way`,
    'save only': `${many} scheduled. Nobody has been told`,
    draft: `${many} saved as drafts. Nobody has been told`,
  }
  return { to: pathToProgramme.meetings(work.partnershipId), notice: notices[tell] }
}

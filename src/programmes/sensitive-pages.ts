import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { crumbsOfMeetings } from '../meetings/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { addSensitiveDate, DateToMind } from './add-sensitive-date.ts'
import { changeSensitiveDate } from './change-sensitive-date.ts'
import { knownDates, nextOf } from './known-dates.ts'
import { pathToProgramme } from './paths.ts'
import { removeSensitiveDate } from './remove-sensitive-date.ts'
import { sensitiveDateById, sensitiveDatesOf } from './sensitive-dates-store.ts'

export const AtDate = InPartnership.extend({ dateId: anId() })

type Here = Reading<'sensitive-dates.keep'>

function frameOf({ tx, partnershipId }: Here) {
  const partnership = partnershipById(tx, partnershipId)
  return { partnership, crumbs: crumbsOfMeetings(partnership) }
}

const within = (looking: Here) => {
  const { partnership, crumbs } = frameOf(looking)
  return {
    partnership,
    crumbs: [...crumbs, { text: 'Dates to mind', href: pathToProgramme.sensitiveDates(partnership.id) }],
  }
}

/** The dates of everybody that are still to come, each as it comes next. */
const comingNext = ({ now }: Here) =>
  knownDates
    .flatMap(date => {
      const onDate = nextOf(date, londonDate(now))
      return onDate ? [{ ...date, onDate }] : []
    })
    .toSorted((one, other) => (one.onDate < other.onDate ? -1 : 1))

const dateLabels = {
  name: 'What the day is',
  reason: 'Why it matters',
  onDate: 'Date',
  isYearly: 'Returns every year',
  kind: 'When somebody plans a meeting on it',
}

/** The dates that planning minds: those of everybody, and the partnership's own to add, change and remove. */
export function sensitiveDatePages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/sensitive-dates',
    { schema: { params: InPartnership }, config: permit('sensitive-dates.keep') },
    (request, reply) => {
      const looking = reading(request)
      const view = {
        ...frameOf(looking),
        own: sensitiveDatesOf(looking.tx, looking.partnershipId),
        known: comingNext(looking),
      }
      return page(request, reply, 'programmes/sensitive-dates.njk', view)
    },
  )

  formPage(app, {
    at: '/partnerships/:partnershipId/sensitive-dates/new',
    permission: 'sensitive-dates.keep',
    params: InPartnership,
    start: () => ({ kind: 'sensitive' }),
    draw: looking => ({ template: 'programmes/sensitive-date.njk', view: within(looking) }),
    submit: (work, { body, once }) => {
      once(() => ({ id: addSensitiveDate(work, readForm(DateToMind, body)).id }))
      return { to: pathToProgramme.sensitiveDates(work.partnershipId), notice: 'Date added' }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/sensitive-dates/:dateId/change',
    permission: 'sensitive-dates.keep',
    params: AtDate,
    start: ({ tx, partnershipId }, { params }) => {
      const date = sensitiveDateById(tx, partnershipId, params.dateId)
      return { ...date, isYearly: date.isYearly ? 'yes' : '' }
    },
    draw: (looking, _form, { params }) => ({
      template: 'programmes/sensitive-date.njk',
      view: { ...within(looking), date: sensitiveDateById(looking.tx, looking.partnershipId, params.dateId) },
    }),
    submit: (work, { params, body }) => {
      changeSensitiveDate(work, params.dateId, { date: readForm(DateToMind, body), version: versionIn(body) })
      return { to: pathToProgramme.sensitiveDates(work.partnershipId), notice: 'Date changed' }
    },
    comparing: () => ({ labels: dateLabels }),
  })

  button(app, {
    at: '/partnerships/:partnershipId/sensitive-dates/:dateId/removal',
    permission: 'sensitive-dates.keep',
    params: AtDate,
    submit: (work, { params }) => {
      removeSensitiveDate(work, params.dateId)
      return { to: pathToProgramme.sensitiveDates(work.partnershipId), notice: 'Date removed' }
    },
  })
}

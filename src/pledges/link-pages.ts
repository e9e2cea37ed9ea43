import { also } from '../access/also.ts'
import type { Reading } from '../access/work.ts'
import { laterDate, londonDate } from '../clock.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { notFound } from '../errors.ts'
import { ByLink } from '../meetings/answer-pages.ts'
import { frameByLink } from '../meetings/frame-by-link.ts'
import { pathTo } from '../meetings/paths.ts'
import type { Meeting } from '../meetings/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { anId } from '../web/schemas.ts'
import { timesTold } from './history-store.ts'
import { pledgesListed } from './list-store.ts'
import { isOwing } from './overdue.ts'
import { pledgeSeen } from './policy.ts'
import { progressLabels, refuseToOpen, startOfProgress, toldIn, toldLast } from './progress-pages.ts'
import { recordProgress } from './record-progress.ts'
import { SOON_DAYS } from './sections.ts'
import { completions } from './states.ts'
import { figureOf } from './wording.ts'

const MOST_PLEDGES = 200

/** The reader's own pledges that are due by some weeks after the meeting, the longest due first. */
export function pledgesToPrepare(
  { tx, partnershipId, holdings, now }: Reading<'answers.give' | 'answers.enter'>,
  meeting: Pick<Meeting, 'heldOn'>,
) {
  const until = laterDate(meeting.heldOn, { days: SOON_DAYS })
  const organisationIds = [...new Set(holdings.map(held => held.organisationId))]
  const eyes = { partnershipId, organisationIds, isSecretariat: false }
  const pledgesDue = organisationIds
    .flatMap(organisationId => pledgesListed(tx, eyes, { organisationId, limit: MOST_PLEDGES }))
    .filter(({ state, byWhen }) => isOwing(state) && byWhen !== null && byWhen <= until)
    .toSorted((one, other) => (one.byWhen ?? '').localeCompare(other.byWhen ?? ''))
  const told = timesTold(
    tx,
    partnershipId,
    pledgesDue.map(({ id }) => id),
  )
  return {
    pledgesDue: pledgesDue.map(pledge => ({ ...pledge, timesTold: told(pledge.id) })),
    completions,
    today: londonDate(now),
  }
}

/** Where whoever came by the link of an invitation tells how far a pledge has come, without signing in. */
export function pledgeLinkPages(app: App): void {
  formPage(app, {
    at: '/links/:link/answer/pledges/:pledgeId',
    permission: 'answers.give',
    byLink: true,
    takesFile: true,
    params: ByLink.extend({ pledgeId: anId() }),
    start: (reading, { params }) => startOfProgress(reading, ownPledge(reading, params.pledgeId).pledge),
    draw: (reading, form, { params, subjectId }) => {
      const frame = frameByLink(reading, subjectId, params.link)
      const { pledge, standing } = ownPledge(reading, params.pledgeId)
      refuseToOpen(form, { pledge, standing, at: 'progress' })
      return {
        template: 'pledges/progress-by-link.njk',
        view: { ...frame, pledge, figure: frame.isNeutral ? '' : figureOf(pledge), completions, acceptedEndings },
      }
    },
    comparing: (reading, { params, subjectId }) => ({
      labels: progressLabels,
      facts: toldLast(reading, params.pledgeId, frameByLink(reading, subjectId, params.link).isNeutral),
    }),
    submit: (work, { params, body, once }) => {
      ownPledge(work, params.pledgeId)
      once(() => recordProgress(also(work, 'pledges.progress'), params.pledgeId, toldIn(body)))
      return { to: `${pathTo.answerByLink(params.link)}#pledges`, notice: 'Thank you. It stands with the pledge' }
    },
  })
}

/** A door that came by letter opens what is one's own, even to somebody who may see more once signed in. */
function ownPledge(reading: Reading<'answers.give'>, pledgeId: string) {
  const seen = pledgeSeen(also(reading, 'pledges.read'), pledgeId)
  if (!seen.standing.isOurs) throw notFound('pledge')
  return seen
}

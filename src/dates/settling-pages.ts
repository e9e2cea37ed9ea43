import type { Reading } from '../access/work.ts'
import { found, InvalidInput } from '../errors.ts'
import { placeShown, whenOf } from '../meetings/facts.ts'
import { pathTo as meetingPath } from '../meetings/paths.ts'
import { peopleToTell } from '../meetings/telling.ts'
import { tellingIn } from '../meetings/telling-pages.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { type Drawing, formPage } from '../web/form-routes.ts'
import { versionIn } from '../web/forms.ts'
import { AtTime } from './arranging-pages.ts'
import { findingNow } from './finding-now.ts'
import { crumbsOfFinding } from './paths.ts'
import { planOf, settleDate, timeToConfirm } from './settle-date.ts'
import { standingsOf } from './standings.ts'
import { findingById } from './store.ts'
import { everyTimeOf, type ProposedTime } from './times-store.ts'

/** Where one of the times becomes a meeting, once the chair has seen who is told. */
export function settlingPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/dates/:findingId/times/:timeId/confirm',
    permission: 'dates.settle',
    params: AtTime,
    start: (reading, { params }) => {
      const finding = findingById(reading.tx, reading.partnershipId, params.findingId)
      timeToConfirm(reading, finding, params.timeId)
      return { version: finding.version, tell: 'send' }
    },
    draw: (reading, _form, { params }) => confirmPage(reading, params),
    submit: (work, { params, body, once }) => {
      const tell = tellingIn(body)
      if (!tell) throw new InvalidInput([{ field: 'tell', words: 'Choose whether to tell people' }])
      const settling = { timeId: params.timeId, tell, version: versionIn(body) }
      const { meetingId } = once(() => ({ meetingId: settleDate(work, params.findingId, settling).meetingId ?? '' }))
      const notice =
        tell === 'send'
          ? 'The date is settled, and invitations are on their way'
          : 'The date is settled. Nobody has been told'
      return { to: meetingPath.meeting(work.partnershipId, meetingId), notice }
    },
    comparing: (reading, { params }) => ({ facts: findingNow(reading, params.findingId) }),
  })
}

function confirmPage(
  reading: Reading<'dates.settle'>,
  { findingId, timeId }: { findingId: string; timeId: string },
): Drawing {
  const { tx, partnershipId } = reading
  const finding = findingById(tx, partnershipId, findingId)
  const partnership = partnershipById(tx, partnershipId)
  const time = found(
    everyTimeOf(tx, partnershipId, findingId).find(each => each.id === timeId),
    'time',
  )
  const standings = standingsOf(reading, finding)
  return {
    template: 'dates/confirm.njk',
    view: {
      partnership,
      finding,
      crumbs: crumbsOfFinding(partnership, finding),
      when: whenOf(time),
      place: placeShown(finding),
      standing: standings.times.find(each => each.id === timeId),
      quorum: standings.quorum,
      people: peopleToTell(reading, meetingAs(planOf(finding, time), time)),
    },
  }
}

/** The meeting as it would be, which nobody has been asked to yet. */
const meetingAs = (plan: ReturnType<typeof planOf>, { partnershipId }: ProposedTime) => ({
  ...plan,
  id: '',
  subGroupId: null,
  icalUid: '',
  partnershipId,
  state: 'scheduled' as const,
  venue: plan.venue ?? null,
  joiningLink: plan.joiningLink ?? null,
})

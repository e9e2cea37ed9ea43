import { z } from 'zod'
import type { Reading, Work } from '../access/work.ts'
import { whenOf } from '../meetings/facts.ts'
import { meetingModes } from '../meetings/states.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, type Drawing, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { counted, sentence } from '../words.ts'
import { askedNow } from './audience.ts'
import { changeFinding } from './change-finding.ts'
import { detailLabels, findingNow } from './finding-now.ts'
import { AtFinding } from './pages.ts'
import { crumbsOfFinding, pathTo } from './paths.ts'
import { refuseUnlessOpen } from './policy.ts'
import { FindingDetails, MOST_TIMES } from './proposal.ts'
import { proposeMoreTimes, refuseMoreTimes } from './propose-more-times.ts'
import { carriedIn, withForm } from './proposing-pages.ts'
import { remindUnanswered } from './remind-unanswered.ts'
import { findingById } from './store.ts'
import { takeTimeOut } from './take-time-out.ts'
import { inRows, rowsToDraw, withTimes } from './time-row-pages.ts'
import { timesOf } from './times-store.ts'
import { Withdrawal, withdrawFinding } from './withdraw-finding.ts'

const findingPath = '/partnerships/:partnershipId/dates/:findingId'
export const AtTime = AtFinding.extend({ timeId: anId() })

type Arranging = Reading<'dates.arrange'>
type Body = Record<string, unknown>

/** What is done about a finding while people answer. */
export function arrangingPages(app: App): void {
  moreTimesPage(app)

  formPage(app, {
    at: `${findingPath}/change`,
    permission: 'dates.arrange',
    params: AtFinding,
    start: (reading, { params }) => {
      const finding = openFinding(reading, params.findingId)
      return { ...finding, isTitleRestricted: finding.isTitleRestricted ? 'yes' : '' }
    },
    draw: (reading, _form, { params }) => aboutFinding(reading, params.findingId, 'dates/change.njk'),
    submit: (work, { params, body }) => {
      changeFinding(work, params.findingId, { details: readForm(FindingDetails, body), version: versionIn(body) })
      return { to: pathTo.finding(work.partnershipId, params.findingId), notice: 'Changed. Nobody has been mailed' }
    },
    comparing: () => ({ labels: detailLabels }),
  })

  formPage(app, {
    at: `${findingPath}/withdraw`,
    permission: 'dates.arrange',
    params: AtFinding,
    start: (reading, { params }) => ({ version: openFinding(reading, params.findingId).version }),
    draw: (reading, _form, { params }) => aboutFinding(reading, params.findingId, 'dates/withdraw.njk'),
    submit: (work, { params, body }) => {
      const { reason } = readForm(Withdrawal, body)
      withdrawFinding(work, params.findingId, { reason, version: versionIn(body) })
      return { to: pathTo.finding(work.partnershipId, params.findingId), notice: 'Withdrawn, and everybody is told' }
    },
    comparing: (reading, { params }) => ({ facts: findingNow(reading, params.findingId) }),
  })

  button(app, {
    at: `${findingPath}/times/:timeId/removal`,
    permission: 'dates.arrange',
    params: AtTime,
    submit: (work, { params, body }) => {
      takeTimeOut(work, params.findingId, { timeId: params.timeId, version: versionIn(body) })
      return { to: pathTo.finding(work.partnershipId, params.findingId), notice: 'Time taken out. Nobody is mailed' }
    },
  })

  button(app, {
    at: `${findingPath}/reminder`,
    permission: 'dates.arrange',
    params: AtFinding,
    submit: (work, { params }) => {
      const told = remindUnanswered(work, params.findingId)
      const notice = `${sentence(counted(told, 'reminder'))} on the way, to those who have not answered`
      return { to: pathTo.finding(work.partnershipId, params.findingId), notice }
    },
  })
}

/** More times: what they are, then who would be mailed, then the letters. */
function moreTimesPage(app: App): void {
  formPage(app, {
    at: `${findingPath}/times`,
    permission: 'dates.arrange',
    params: AtFinding,
    start: (reading, { params }) => ({ version: openFinding(reading, params.findingId).version }),
    draw: (reading, form, { params }) => timesForm(reading, params.findingId, form.values),
    submit: (work, { params, body }) => {
      const { findingId } = params
      if (body.next === 'more' || body.next === 'back') return withForm(timesForm(work, findingId, body), body)
      const read = withTimes(z.strictObject({}), body, 1)
      if (body.next !== 'send') {
        inRows(read, () => refuseMoreTimes(work, findingById(work.tx, work.partnershipId, findingId), read.times))
        return previewOfMore(work, findingId, { times: read.times.map(whenOf), body })
      }
      inRows(read, () => proposeMoreTimes(work, findingId, { times: read.times, version: versionIn(body) }))
      return { to: pathTo.finding(work.partnershipId, findingId), notice: 'The letters are on their way' }
    },
    comparing: (reading, { params }) => ({ facts: findingNow(reading, params.findingId) }),
  })
}

function openFinding({ tx, partnershipId }: Arranging, findingId: string) {
  const finding = findingById(tx, partnershipId, findingId)
  refuseUnlessOpen(finding)
  return finding
}

function aboutFinding(reading: Arranging, findingId: string, template: string): Drawing {
  const finding = findingById(reading.tx, reading.partnershipId, findingId)
  const partnership = partnershipById(reading.tx, reading.partnershipId)
  return {
    template,
    view: {
      partnership,
      finding,
      crumbs: crumbsOfFinding(partnership, finding),
      modes: meetingModes,
      people: askedNow(reading, finding).map(each => each.member),
    },
  }
}

function timesForm(reading: Arranging, findingId: string, values: Body): Drawing {
  const known = timesOf(reading.tx, reading.partnershipId, findingId)
  const { template, view } = aboutFinding(reading, findingId, 'dates/times.njk')
  return { template, view: { ...view, known: known.map(whenOf), rows: rowsToDraw(values, MOST_TIMES - known.length) } }
}

function previewOfMore(
  work: Work<'dates.arrange'>,
  findingId: string,
  { times, body }: { times: string[]; body: Body },
): Drawing {
  const { template, view } = aboutFinding(work, findingId, 'dates/times-preview.njk')
  return { template, view: { ...view, times, carried: carriedIn(body) } }
}

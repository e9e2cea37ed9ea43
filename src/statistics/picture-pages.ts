import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { riskNotesSeen } from '../risk-notes/list.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { caveats } from './caveats.ts'
import { chartOfReferrals } from './chart.ts'
import { comparedWith, statisticsShown } from './picture.ts'
import { isProtected } from './small-numbers.ts'

/** As many open notes as the picture shows; the rest stand on their own pages. */
const MOST_NOTES = 10

/** What a meeting opens with: the official figures of the police area, and the partnership's own risk notes. */
export function localPicturePages(app: App): void {
  app.get(
    '/partnerships/:partnershipId/local-picture',
    { schema: { params: InPartnership }, config: permit('local-picture.read') },
    (request, reply) => page(request, reply, 'statistics/local-picture.njk', pictureView(reading(request))),
  )
}

function pictureView(looking: Reading<'local-picture.read'>) {
  const { tx, partnershipId } = looking
  const partnership = partnershipById(tx, partnershipId)
  const shown = statisticsShown(tx, partnership.policeAreaId)
  const notes = riskNotesSeen(looking, { state: 'open', size: MOST_NOTES + 1 })
  return {
    partnership,
    crumbs: crumbsOf(partnership),
    statistics: shown && {
      ...shown,
      latest: shown.quarters[0],
      ...(shown.quarters[0] ? comparedWith(shown.quarters, shown.quarters[0]) : {}),
      chart: chartOfReferrals(shown),
      caveats: caveats(shown.forceLabel),
      hasAllForces: shown.quarters.some(each => each.allForces !== null),
      hasAges: shown.quarters.some(each => each.ages !== null),
      isProtected: shown.quarters.some(each => each.ages !== null && isProtected(each.ages)),
    },
    notes: notes.slice(0, MOST_NOTES),
    hasMoreNotes: notes.length > MOST_NOTES,
    mayKeepNotes: may('risk-notes.keep', looking),
  }
}

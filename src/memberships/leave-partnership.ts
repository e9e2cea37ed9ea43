import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { notFound } from '../errors.ts'
import { close } from './end-membership.ts'
import { refuseToLeaveWithoutChair, refuseUnlessMayDecideOn } from './policy.ts'
import { endSeat, membershipsOfOrganisation } from './store.ts'

/** An organisation gives up its seat: every membership and invitation on its behalf ends with it. Answers how many. */
export function leavePartnership(work: Work<'members.end'>, organisationId: string): number {
  const { tx, partnershipId } = work
  const leaving = membershipsOfOrganisation(tx, partnershipId, organisationId)
  for (const membership of leaving) refuseUnlessMayDecideOn(work.holdings, membership.role)
  refuseToLeaveWithoutChair(tx, leaving, work.now)
  if (!endSeat(tx, partnershipId, organisationId, londonDate(work.now))) throw notFound('organisation')
  noteActivity(work, {
    deed: 'organisation.left',
    subjectType: 'organisation',
    subjectId: organisationId,
    words: 'Ended an organisation’s seat',
    organisationId,
  })
  for (const membership of leaving) close(work, membership)
  return leaving.length
}

import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { londonDate } from '../clock.ts'
import { found, InvalidInput, Refusal } from '../errors.ts'
import { aDate } from '../input.ts'
import { shortDate } from '../words.ts'
import { refuseToLeaveWithoutChair, refuseUnlessMayDecideOn } from './policy.ts'
import { changeMembership, membershipById } from './store.ts'

export const Ending = z.strictObject({
  endsOn: aDate('Enter their last day').optional().meta({ description: 'Leave it out to let the membership go on' }),
})

/** Says which day is a member's last: they stay one until it is over. Without a day, the membership goes on. */
export function endOn(
  work: Work<'members.end'>,
  id: string,
  { endsOn, version }: z.output<typeof Ending> & { version: number },
): void {
  const membership = found(membershipById(work.tx, work.partnershipId, id), 'member')
  refuseUnlessMayDecideOn(work.holdings, membership.role)
  if (membership.startedAt === null) throw new Refusal('conflict', 'They are not a member yet, so nothing can end')
  if (endsOn) refusePastDay(endsOn, londonDate(work.now))
  if (endsOn) refuseToLeaveWithoutChair(work.tx, [membership], work.now)
  changeMembership(work.tx, work.partnershipId, { id, version, values: { endsOn: endsOn ?? null } })
  noteActivity(work, {
    deed: endsOn ? 'member.ending' : 'member.staying',
    subjectType: 'membership',
    subjectId: id,
    words: endsOn ? `Set ${shortDate(endsOn)} as the last day of a membership` : 'Let a membership go on',
    organisationId: membership.organisationId,
  })
}

function refusePastDay(endsOn: string, today: string): void {
  if (endsOn < today)
    throw new InvalidInput([{ field: 'endsOn', words: 'Enter today or a later day. To end it now, leave this empty' }])
}

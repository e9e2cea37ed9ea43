import type { Reading } from '../access/work.ts'
import { NEUTRAL } from '../mail/neutral.ts'
import { partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import { headOf } from './answer-head.ts'
import { pathTo } from './paths.ts'
import { meetingInSight } from './policy.ts'

/** What stands around every form that the link of an invitation leads to; each leads back to the meeting's own page. */
export function frameByLink(reading: Reading<'answers.give'>, meetingId: string, link: string) {
  const { tx, partnershipId, actor } = reading
  const partnership = partnershipById(tx, partnershipId)
  const meeting = meetingInSight(reading, meetingId)
  const { caption, ...head } = headOf(partnership, { meeting, isByLink: true, reader: personById(tx, actor.personId) })
  const isNeutral = head.isNeutral === true
  return {
    partnership,
    meeting,
    caption,
    from: isNeutral ? NEUTRAL : partnership.name,
    isNeutral,
    isSilent: head.isSilent === true,
    isByLink: true,
    at: pathTo.answerByLink(link),
    backWords: 'Back to the meeting',
  }
}

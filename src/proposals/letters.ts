import type { Work } from '../access/work.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { activeMembers, partnershipById } from '../partnerships/store.ts'
import { shortDate } from '../words.ts'
import { pathToProposals } from './paths.ts'
import type { Proposal } from './store.ts'

/** Tells whoever proposed an item what became of it, unless they settled it themselves or are no member any more. */
export function tellProposer(work: Work<'proposals.settle'>, proposal: Proposal): void {
  const { tx, partnershipId, now, config } = work
  const reader = activeMembers(tx, partnershipId, now).find(each => each.personId === proposal.personId)
  if (!reader || reader.personId === work.actor.personId) return
  const isNeutral = needsNeutral(reader)
  const { name, shortName } = partnershipById(tx, partnershipId)
  post(work, {
    kind: 'notice',
    cause: `proposal ${proposal.id} ${proposal.state} to ${reader.personId}`,
    to: reader,
    subject: `${isNeutral ? NEUTRAL : shortName}: what became of your proposal`,
    template: 'proposals/mail/settled.njk',
    view: {
      whose: isNeutral ? NEUTRAL : name,
      isTaken: proposal.state === 'taken',
      title: isNeutral ? '' : proposal.title,
      reason: isNeutral ? '' : (proposal.reason ?? ''),
      day: proposal.heldOn ? shortDate(proposal.heldOn) : '',
      url: config.publicUrl + (isNeutral ? '/' : pathToProposals(partnershipId)),
    },
    fromName: isNeutral ? NEUTRAL : name,
    partnershipId,
    subjectId: proposal.id,
  })
}

import type { Reading } from '../access/work.ts'
import { membersOfGroup } from '../partnerships/group-members-store.ts'
import { seenAs } from '../words.ts'
import { runsGroup } from './policy.ts'

type Looking = Pick<Reading<'sub-groups.read'>, 'tx' | 'partnershipId' | 'now' | 'actor' | 'holdings'>

/** Who is in a sub-group as this reader may know: whoever stays out of the directory is not named here either. */
export const membersSeen = (looking: Looking, subGroupId: string) =>
  membersOfGroup(looking.tx, looking.partnershipId, { subGroupId, now: looking.now }).map(member => ({
    id: member.groupMemberId,
    personId: member.personId,
    name: seenAs({ personId: looking.actor.personId, knowsNames: runsGroup(looking) }, member),
    organisationId: member.organisationId,
    organisationName: member.organisationName,
    joinedAt: member.joinedAt,
  }))

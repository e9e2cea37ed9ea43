import type { Reading } from '../access/work.ts'
import { type GroupMember, membersOfGroup } from '../partnerships/group-members-store.ts'
import { knownAs, UNLISTED } from '../words.ts'
import { runsGroup } from './policy.ts'

type Looking = Pick<Reading<'sub-groups.read'>, 'tx' | 'partnershipId' | 'now' | 'actor' | 'holdings'>

/** Who is in a sub-group as this reader may know: whoever stays out of the directory is not named here either. */
export const membersSeen = (looking: Looking, subGroupId: string) =>
  membersOfGroup(looking.tx, looking.partnershipId, { subGroupId, now: looking.now }).map(member => ({
    id: member.groupMemberId,
    personId: member.personId,
    name: mayName(looking, member) ? knownAs(member) : UNLISTED,
    organisationId: member.organisationId,
    organisationName: member.organisationName,
    joinedAt: member.joinedAt,
  }))

const mayName = (looking: Looking, { personId, directoryVisibility }: GroupMember): boolean =>
  directoryVisibility === 'members' || personId === looking.actor.personId || runsGroup(looking)

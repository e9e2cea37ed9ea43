import { z } from 'zod'
import { type Role, roles } from '../access/roles.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found } from '../errors.ts'
import { sendNewRole } from './letters.ts'
import { refuseToLeaveWithoutChair, refuseUnlessMayDecideOn } from './policy.ts'
import { changeMembership, membershipById } from './store.ts'

export const NewRole = z.strictObject({ role: z.enum(roles, { error: 'Choose their role' }) })

/** Gives a member another role, from this moment, and tells them. */
export function changeRole(work: Work<'members.change'>, id: string, change: { role: Role; version: number }) {
  const membership = found(membershipById(work.tx, work.partnershipId, id), 'member')
  refuseUnlessMayDecideOn(work.holdings, membership.role)
  refuseUnlessMayDecideOn(work.holdings, change.role)
  if (change.role === membership.role) return membership
  refuseToLeaveWithoutChair(work.tx, [membership], work.now)
  changeMembership(work.tx, work.partnershipId, { id, version: change.version, values: { role: change.role } })
  noteActivity(work, {
    deed: 'member.role changed',
    subjectType: 'membership',
    subjectId: id,
    words: `Changed somebody’s role from ${membership.role} to ${change.role}`,
    organisationId: membership.organisationId,
  })
  const changed = found(membershipById(work.tx, work.partnershipId, id), 'member')
  if (changed.startedAt !== null) sendNewRole(work, changed)
  return changed
}

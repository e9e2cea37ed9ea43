import { chairs, roles as everyMember, type HeldRole, organisers, type Post, secretariat } from './roles.ts'

/** Where a permission holds: in one partnership, one police area, the whole platform, or one's own account. */
type Rule =
  | { in: 'partnership'; roles: readonly HeldRole[] }
  | { in: 'police area'; posts: readonly Post[] }
  | { in: 'platform' }
  | { in: 'own account' }

const office = ['officer', 'finance'] as const

/**
 * Who may do what, where: the whole of it. What depends on more than the role ("own organisation's", "still open",
 * "not its author") stands in each feature's `policy.ts`; that a lead runs the meetings of the own sub-group only, in `group-store.ts`. A permission nobody is granted here nobody has.
 */
export const permissions = {
  // One's own account, once signed in
  'account.use': { in: 'own account' },
  'home.read': { in: 'own account' },
  'invitations.accept': { in: 'own account' },
  'digests.choose': { in: 'own account' },
  'search.use': { in: 'own account' },

  // A partnership and its members
  'partnerships.read': { in: 'partnership', roles: everyMember },
  'partnerships.describe': { in: 'partnership', roles: secretariat },
  'members.read': { in: 'partnership', roles: everyMember },
  'members.invite': { in: 'partnership', roles: secretariat },
  'members.import': { in: 'partnership', roles: secretariat },
  'members.change': { in: 'partnership', roles: secretariat },
  'members.end': { in: 'partnership', roles: secretariat },
  'members.replace': { in: 'partnership', roles: secretariat },

  // Sub-groups
  'sub-groups.read': { in: 'partnership', roles: everyMember },
  'sub-groups.create': { in: 'partnership', roles: secretariat },
  'sub-groups.change': { in: 'partnership', roles: organisers },
  'sub-groups.end': { in: 'partnership', roles: secretariat },
  'sub-groups.report': { in: 'partnership', roles: everyMember },

  // Meetings
  'meetings.read': { in: 'partnership', roles: everyMember },
  'meetings.draft': { in: 'partnership', roles: organisers },
  'meetings.schedule': { in: 'partnership', roles: organisers },
  'meetings.change': { in: 'partnership', roles: organisers },
  'meetings.cancel': { in: 'partnership', roles: organisers },
  'programmes.schedule': { in: 'partnership', roles: secretariat },
  'sensitive-dates.keep': { in: 'partnership', roles: secretariat },
  'agendas.arrange': { in: 'partnership', roles: organisers },
  'agenda-templates.keep': { in: 'partnership', roles: secretariat },
  'proposals.make': { in: 'partnership', roles: everyMember },
  'proposals.settle': { in: 'partnership', roles: secretariat },
  'papers.add': { in: 'partnership', roles: organisers },
  'papers.hand-in': { in: 'partnership', roles: everyMember },
  'papers.read': { in: 'partnership', roles: everyMember },
  'answers.give': { in: 'partnership', roles: everyMember },
  'answers.give-for-colleague': { in: 'partnership', roles: everyMember },
  'updates.write': { in: 'partnership', roles: everyMember },
  'answers.enter': { in: 'partnership', roles: organisers },
  'attendance.read': { in: 'partnership', roles: everyMember },
  'attendance.note': { in: 'partnership', roles: chairs },
  'letters.of-meeting': { in: 'partnership', roles: organisers },
  'letters.of-partnership': { in: 'partnership', roles: secretariat },
  'letters.retry': { in: 'partnership', roles: secretariat },

  // Finding a date for a meeting
  'dates.read': { in: 'partnership', roles: everyMember },
  'dates.answer': { in: 'partnership', roles: everyMember },
  'dates.arrange': { in: 'partnership', roles: secretariat },
  'dates.settle': { in: 'partnership', roles: secretariat },
  'incoming.settle': { in: 'partnership', roles: secretariat },

  // Minutes
  'minutes.read': { in: 'partnership', roles: everyMember },
  'minutes.write': { in: 'partnership', roles: organisers },
  'minutes.circulate': { in: 'partnership', roles: organisers },
  'minutes.approve': { in: 'partnership', roles: chairs },
  'minutes.correct': { in: 'partnership', roles: secretariat },
  'statements.change': { in: 'partnership', roles: chairs },
  'corrections.propose': { in: 'partnership', roles: everyMember },
  'corrections.settle': { in: 'partnership', roles: chairs },
  'summaries.write': { in: 'partnership', roles: secretariat },
  'summaries.publish': { in: 'partnership', roles: chairs },

  // Actions
  'actions.read': { in: 'partnership', roles: everyMember },
  'actions.raise': { in: 'partnership', roles: organisers },
  'actions.progress': { in: 'partnership', roles: everyMember },
  'actions.close': { in: 'partnership', roles: secretariat },

  // Pledges
  'pledges.read': { in: 'partnership', roles: everyMember },
  'pledges.record': { in: 'partnership', roles: everyMember },
  'pledges.submit': { in: 'partnership', roles: everyMember },
  'pledges.progress': { in: 'partnership', roles: everyMember },
  'pledges.change': { in: 'partnership', roles: everyMember },
  'pledges.acknowledge': { in: 'partnership', roles: chairs },
  'pledges.verify': { in: 'partnership', roles: chairs },

  // The local picture: risks and official figures
  'local-picture.read': { in: 'partnership', roles: everyMember },
  'risk-notes.read': { in: 'partnership', roles: everyMember },
  'risk-notes.keep': { in: 'partnership', roles: secretariat },

  // How a partnership is doing, and who did what in it
  'delivery.read': { in: 'partnership', roles: secretariat },
  'activity.read': { in: 'partnership', roles: everyMember },
  'stream.read': { in: 'partnership', roles: everyMember },

  // The commissioner's office
  'funding.monitor': { in: 'police area', posts: ['officer'] },
  'grants.read': { in: 'police area', posts: office },
  'grants.record': { in: 'police area', posts: ['officer'] },
  'statistics.keep': { in: 'police area', posts: ['officer'] },
  'programme.activity': { in: 'police area', posts: ['officer'] },

  // The platform itself
  'partnerships.create': { in: 'platform' },
  'people.administer': { in: 'platform' },
  'letters.administer': { in: 'platform' },
  'activity.administer': { in: 'platform' },

  // What the clockwork and the operator do, granted to no person
  'letters.deliver': { in: 'platform' },
  'digests.send': { in: 'platform' },
  'reminders.send': { in: 'platform' },
  'incoming.take': { in: 'platform' },
  'answers.take': { in: 'partnership', roles: [] },
  'platform.operate': { in: 'platform' },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof permissions
export type PlaceOf<P extends Permission> = (typeof permissions)[P]['in']

/** Permissions in the platform that belong to the clockwork or the operator alone. */
const ofNobody: readonly Permission[] = [
  'letters.deliver',
  'digests.send',
  'reminders.send',
  'incoming.take',
  'platform.operate',
]

/** Whether somebody with these roles in the place, or these posts, has the permission. */
export function allows(
  permission: Permission,
  held: { roles?: readonly HeldRole[]; posts?: readonly Post[] },
): boolean {
  const rule: Rule = permissions[permission]
  if (ofNobody.includes(permission)) return false
  switch (rule.in) {
    case 'partnership':
      return held.roles?.some(role => rule.roles.includes(role)) ?? false
    case 'police area':
      return held.posts?.some(post => rule.posts.includes(post)) ?? false
    case 'platform':
      return held.posts?.includes('administrator') ?? false
    case 'own account':
      return true
  }
}

/** Whether somebody with these holdings in a partnership has the permission there. */
export const may = (permission: Permission, { holdings }: { holdings: readonly { role: HeldRole }[] }): boolean =>
  allows(permission, { roles: holdings.map(held => held.role) })

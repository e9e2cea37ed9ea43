/** What a person may be in a partnership (domain: roles and what each may see and do). */
export const roles = [
  'representative',
  'organisation lead',
  'sub-group lead',
  'co-ordinator',
  'vice-chair',
  'chair',
] as const
export type Role = (typeof roles)[number]

/** Who calls meetings, writes minutes and keeps the list of members. */
export const secretariat = ['co-ordinator', 'vice-chair', 'chair'] as const satisfies readonly Role[]
/**
 * What somebody is, beside their roles, where the page or call is about a sub-group that they lead or one of its
 * meetings. No membership holds it: it is found anew for each request, from whom the group names as its lead.
 */
export const GROUP_LEAD = 'leads this group'
export type HeldRole = Role | typeof GROUP_LEAD

/** Who runs a meeting: the secretariat any, the lead of a sub-group those of the own group. */
export const organisers = [...secretariat, GROUP_LEAD] as const satisfies readonly HeldRole[]
/** Who decides for a partnership: the vice-chair whenever the chair may. */
export const chairs = ['vice-chair', 'chair'] as const satisfies readonly Role[]

type Held = readonly { role: string }[]
/** Whether somebody with these holdings holds one of the roles. */
export const isOneOf = (held: Held, wanted: readonly string[]): boolean =>
  held.some(({ role }) => wanted.includes(role))

/** Whether somebody with these holdings belongs to the secretariat. */
export const isSecretariat = (held: Held): boolean => isOneOf(held, secretariat)
/** Whether somebody with these holdings is chair or vice-chair. */
export const isChair = (held: Held): boolean => isOneOf(held, chairs)

/** What a person may be outside any partnership. */
export const posts = ['officer', 'finance', 'administrator'] as const
export type Post = (typeof posts)[number]

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

/** What a person may be outside any partnership. */
export const posts = ['officer', 'finance', 'administrator'] as const
export type Post = (typeof posts)[number]

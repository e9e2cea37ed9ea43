import type { Role } from '../access/roles.ts'

const hints: Record<Role, string> = {
  representative: 'Comes to meetings, reads papers, drafts pledges',
  'organisation lead': 'Also answers for the organisation: submits its pledges, names substitutes',
  'sub-group lead': 'Leads a sub-group of the partnership',
  'co-ordinator': 'Calls meetings, writes minutes, keeps the list of members',
  'vice-chair': 'All that the chair may do',
  chair: 'Leads the partnership and approves its minutes',
}

/** Roles as a form offers them. */
export const roleChoices = (roles: readonly Role[]) =>
  roles.map(role => ({ value: role, text: role.charAt(0).toUpperCase() + role.slice(1), hint: hints[role] }))

import type { Member } from './store.ts'

/** Who speaks for an organisation: its leads, or whoever represents it where it has none. */
export function speakersFor(members: Member[], organisationId: string): Member[] {
  const ours = members.filter(member => member.organisationId === organisationId)
  const leads = ours.filter(member => member.role === 'organisation lead')
  return leads.length > 0 ? leads : ours
}

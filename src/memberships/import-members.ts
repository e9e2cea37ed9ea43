import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { inviteToComingMeetings } from '../meetings/invites.ts'
import type { OrganisationType } from '../partnerships/kinds.ts'
import { sendWelcome } from './letters.ts'
import type { MemberRow } from './member-rows.ts'
import { knownOrNewPerson } from './open-invitation.ts'
import { type PlannedRow, planImport } from './plan-import.ts'
import { addMembership, changeMembership, membershipById, openMembership } from './store.ts'
import { seatedOrganisation } from './take-seat.ts'

export interface Import {
  rows: MemberRow[]
  /** What kind each new organisation is, by its name in small letters. */
  kinds: ReadonlyMap<string, OrganisationType>
  /** Whether the new members are told by letter. */
  tellThem: boolean
}

/**
 * Makes everyone on a list a member, or nobody where a line is wrong: the chair or co-ordinator who imports it vouches
 * for them. Whoever is a member already stays as they are, so the same list changes nothing twice.
 */
export function importMembers(work: Work<'members.import'>, list: Import): { added: number } {
  const { rows } = planImport(work, list.rows)
  const [wrong] = rows.filter(row => row.outcome === 'problem')
  if (wrong) throw new Refusal('conflict', `Nothing was imported: ${wrong.problems[0]} (line ${wrong.line})`)
  const joining = rows.filter(row => row.outcome === 'new member')
  const people = new Set(joining.map(row => makeMember(work, row, list)))
  for (const personId of people) inviteToComingMeetings(work, work.partnershipId, personId)
  return { added: joining.length }
}

/** Makes one line's person a member, from this moment; answers who it is. */
function makeMember(work: Work<'members.import'>, row: PlannedRow, { kinds, tellThem }: Import): string {
  const { tx, partnershipId, now } = work
  const personId = knownOrNewPerson(work, row)
  const organisationType = kinds.get(row.organisation.toLowerCase())
  const organisationId = seatedOrganisation(work, partnershipId, { organisation: row.organisation, organisationType })
  const role = row.meant ?? 'representative'
  const invited = openMembership(tx, partnershipId, { personId, organisationId })
  const id = invited?.id ?? work.ids.newId()
  const terms = { role, startedAt: now, expiresAt: null, invitedName: null }
  if (invited) changeMembership(tx, partnershipId, { id, version: invited.version, values: terms })
  else {
    const invitedBy = work.actor.personId
    addMembership(tx, { id, personId, partnershipId, organisationId, invitedAt: now, invitedBy, ...terms })
  }
  const words = `Made somebody a member as ${role}, from a list`
  noteActivity(work, { deed: 'member.imported', subjectType: 'membership', subjectId: id, words, organisationId })
  if (tellThem) sendWelcome(work, found(membershipById(tx, partnershipId, id), 'member'))
  return personId
}

import type { Permission } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import { organisationTypeChoices } from '../partnerships/kinds.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import type { Stand } from '../web/overtaken.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { knownAs, sentence } from '../words.ts'
import { changeRole, NewRole } from './change-role.ts'
import { inviteAgain } from './invite-again.ts'
import { invitePerson } from './invite-person.ts'
import { MemberInvitation } from './open-invitation.ts'
import { pathTo } from './paths.ts'
import { rolesToGive } from './policy.ts'
import { roleChoices } from './role-words.ts'
import { membershipState } from './states.ts'
import { membershipById } from './store.ts'

const AMember = InPartnership.extend({ membershipId: anId() })

export type InThePartnership = Extract<
  Permission,
  'members.invite' | 'members.change' | 'members.end' | 'members.replace'
>

/** What every page about one member or organisation shows around it. */
export function frameOf({ tx, partnershipId }: Reading<InThePartnership>) {
  const partnership = partnershipById(tx, partnershipId)
  const crumbs = [...crumbsOf(partnership), { text: 'Members', href: pathTo.members(partnershipId) }]
  return { partnership, crumbs, pathTo }
}

/** A member or an invited person, under the name by which the secretariat knows them. */
export function memberOf({ tx, partnershipId, now }: Reading<InThePartnership>, id: string) {
  const member = found(membershipById(tx, partnershipId, id), 'member')
  const state = membershipState(member, now)
  const shownName = state === 'active' ? knownAs(member) : (member.invitedName ?? member.email)
  return { ...member, state, shownName }
}

/** What another may have changed of a membership while somebody looked at its end. */
export function membershipNow(reading: Reading<InThePartnership>, id: string): Stand[] {
  const { state, role } = memberOf(reading, id)
  return [
    { label: 'How it stands', now: sentence(state) },
    { label: 'Role', now: sentence(role) },
  ]
}

export function memberChangePages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/members/invite',
    permission: 'members.invite',
    params: InPartnership,
    start: (_reading, { query }) => ({ organisation: query.organisation ?? '' }),
    draw: reading => ({
      template: 'memberships/invite.njk',
      view: {
        ...frameOf(reading),
        roles: roleChoices(rolesToGive(reading.holdings)),
        seated: organisationsSeated(reading.tx, reading.partnershipId),
        organisationTypes: organisationTypeChoices,
      },
    }),
    submit: (work, form) => {
      const wanted = readForm(MemberInvitation, form.body)
      form.once(() => invitePerson(work, wanted))
      return { to: pathTo.members(work.partnershipId), notice: `Invitation sent to ${wanted.email}` }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/members/:membershipId/role',
    permission: 'members.change',
    params: AMember,
    start: (reading, { params }) => memberOf(reading, params.membershipId),
    draw: (reading, _form, { params }) => ({
      template: 'memberships/role.njk',
      view: {
        ...frameOf(reading),
        member: memberOf(reading, params.membershipId),
        roles: roleChoices(rolesToGive(reading.holdings)),
      },
    }),
    submit: (work, { body, params }) => {
      changeRole(work, params.membershipId, { ...readForm(NewRole, body), version: versionIn(body) })
      return { to: pathTo.members(work.partnershipId), notice: 'Role changed' }
    },
    comparing: () => ({ labels: { role: 'Role' } }),
  })

  button(app, {
    at: '/partnerships/:partnershipId/members/:membershipId/invitation',
    permission: 'members.invite',
    params: AMember,
    submit: (work, { params, once }) => {
      once(() => inviteAgain(work, params.membershipId) ?? null)
      return { to: pathTo.members(work.partnershipId), notice: 'Invitation sent again' }
    },
  })
}

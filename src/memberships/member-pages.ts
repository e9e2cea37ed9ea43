import type { Permission } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import { organisationsOf } from '../meetings/telling.ts'
import { entriesAhead } from '../meetings/told-store.ts'
import { organisationTypeChoices } from '../partnerships/kinds.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { organisationsSeated, partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { knownAs } from '../words.ts'
import { changeRole, NewRole } from './change-role.ts'
import { endMembership } from './end-membership.ts'
import { inviteAgain } from './invite-again.ts'
import { invitePerson } from './invite-person.ts'
import { leavePartnership } from './leave-partnership.ts'
import { MemberInvitation } from './open-invitation.ts'
import { pathTo } from './paths.ts'
import { rolesToGive } from './policy.ts'
import { roleChoices } from './role-words.ts'
import { membershipState } from './states.ts'
import { membershipById, membershipsOfOrganisation } from './store.ts'

const AMember = InPartnership.extend({ membershipId: anId() })
const AnOrganisation = InPartnership.extend({ organisationId: anId() })

type InThePartnership = Extract<Permission, 'members.invite' | 'members.change' | 'members.end' | 'members.replace'>

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
  })

  endingPages(app)

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

/** How many meetings a letter would take out of this member's calendar, if the membership ended now. */
function lettersOnEnding({ tx, partnershipId, now }: Reading<InThePartnership>, of: { membershipId: string }) {
  const member = found(membershipById(tx, partnershipId, of.membershipId), 'member')
  const others = organisationsOf({ tx, now }, partnershipId, member.personId)
  // Whoever also speaks for another organisation is expected for that one.
  const staysAsked = others.some(({ id }) => id !== member.organisationId)
  return { takenOut: staysAsked ? 0 : entriesAhead(tx, partnershipId, { personId: member.personId, now }) }
}

function endingPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/members/:membershipId/end',
    permission: 'members.end',
    params: AMember,
    start: (reading, { params }) => memberOf(reading, params.membershipId),
    draw: (reading, _form, { params }) => ({
      template: 'memberships/end.njk',
      view: {
        ...frameOf(reading),
        member: memberOf(reading, params.membershipId),
        ...lettersOnEnding(reading, params),
      },
    }),
    submit: (work, { body, params }) => {
      const ended = endMembership(work, params.membershipId, versionIn(body))
      const isSelf = ended.personId === work.actor.personId
      return {
        to: isSelf ? '/' : pathTo.members(work.partnershipId),
        notice: ended.startedAt ? 'Membership ended' : 'Invitation taken back',
      }
    },
  })

  formPage(app, {
    at: '/partnerships/:partnershipId/organisations/:organisationId/leave',
    permission: 'members.end',
    params: AnOrganisation,
    start: () => ({}),
    draw: (reading, _form, { params }) => {
      const { tx, partnershipId } = reading
      const seated = organisationsSeated(tx, partnershipId)
      const organisation = found(
        seated.find(each => each.id === params.organisationId),
        'organisation',
      )
      const leaving = membershipsOfOrganisation(tx, partnershipId, organisation.id).map(({ id }) => ({
        ...memberOf(reading, id),
        ...lettersOnEnding(reading, { membershipId: id }),
      }))
      return { template: 'memberships/leave.njk', view: { ...frameOf(reading), organisation, leaving } }
    },
    submit: (work, { params }) => {
      leavePartnership(work, params.organisationId)
      return { to: pathTo.members(work.partnershipId), notice: 'The organisation’s seat has ended' }
    },
  })
}

import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import { organisationsOf } from '../meetings/telling.ts'
import { entriesAhead } from '../meetings/told-store.ts'
import { organisationsSeated } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { anId, InPartnership } from '../web/schemas.ts'
import { shortDate } from '../words.ts'
import { AMember } from './api.ts'
import { endMembership } from './end-membership.ts'
import { Ending, endOn } from './end-on.ts'
import { leavePartnership } from './leave-partnership.ts'
import { frameOf, type InThePartnership, memberOf, membershipNow } from './member-pages.ts'
import { pathTo } from './paths.ts'
import { leavesWithoutChair } from './policy.ts'
import { membershipById, membershipsOfOrganisation } from './store.ts'

const AnOrganisation = InPartnership.extend({ organisationId: anId() })

/** How many meetings a letter would take out of this member's calendar, if the membership ended now. */
function lettersOnEnding({ tx, partnershipId, now }: Reading<InThePartnership>, of: { membershipId: string }) {
  const member = found(membershipById(tx, partnershipId, of.membershipId), 'member')
  const others = organisationsOf({ tx, now }, partnershipId, member.personId)
  // Whoever also speaks for another organisation is expected for that one.
  const staysAsked = others.some(({ id }) => id !== member.organisationId)
  return { takenOut: staysAsked ? 0 : entriesAhead(tx, partnershipId, { personId: member.personId, now }) }
}

/** Who would go, whether that is the reader, and whether nobody would chair then. */
function oneEnding(reading: Reading<InThePartnership>, id: string) {
  const member = memberOf(reading, id)
  return {
    member,
    isSelf: member.personId === reading.actor.personId,
    endsChair: leavesWithoutChair(reading.tx, [member], reading.now),
  }
}

/** Where memberships end, now or on a day, and seats. */
export function endingPages(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/members/:membershipId/end',
    permission: 'members.end',
    params: AMember,
    start: (reading, { params }) => memberOf(reading, params.membershipId),
    draw: (reading, _form, { params }) => ({
      template: 'memberships/end.njk',
      view: {
        ...frameOf(reading),
        ...oneEnding(reading, params.membershipId),
        ...lettersOnEnding(reading, params),
      },
    }),
    submit: (work, { body, params }) => {
      const version = versionIn(body)
      const { endsOn } = readForm(Ending, body)
      if (endsOn) {
        endOn(work, params.membershipId, { endsOn, version })
        return { to: pathTo.members(work.partnershipId), notice: `Their last day is ${shortDate(endsOn)}` }
      }
      const ended = endMembership(work, params.membershipId, version)
      const isSelf = ended.personId === work.actor.personId
      return {
        to: isSelf ? '/' : pathTo.members(work.partnershipId),
        notice: ended.startedAt ? 'Membership ended' : 'Invitation taken back',
      }
    },
    comparing: (reading, { params }) => ({
      labels: { endsOn: 'Last day' },
      facts: membershipNow(reading, params.membershipId),
    }),
  })

  button(app, {
    at: '/partnerships/:partnershipId/members/:membershipId/staying',
    permission: 'members.end',
    params: AMember,
    submit: (work, { body, params }) => {
      endOn(work, params.membershipId, { version: versionIn(body) })
      return { to: pathTo.members(work.partnershipId), notice: 'The membership goes on' }
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
      const endsChair = leavesWithoutChair(tx, leaving, reading.now)
      return { template: 'memberships/leave.njk', view: { ...frameOf(reading), organisation, leaving, endsChair } }
    },
    submit: (work, { params }) => {
      leavePartnership(work, params.organisationId)
      return { to: pathTo.members(work.partnershipId), notice: 'The organisation’s seat has ended' }
    },
  })
}

import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { safePath } from '../web/safe-path.ts'
import { anId } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { shortDate } from '../words.ts'
import { acceptInvitation, declineInvitation } from './answer-invitation.ts'
import { giveUndertaking, membershipsOwing } from './give-undertaking.ts'
import { invitationsOf, membershipsToCome } from './own-store.ts'
import { pathTo } from './paths.ts'
import { undertaking } from './undertaking.ts'

const AnInvitation = z.object({ membershipId: anId() })

/** What somebody is invited to, and the buttons to say yes or no. */
export function invitationPages(app: App): void {
  app.get('/invitations', { config: permit('invitations.accept') }, (request, reply) => {
    const { tx, actor, now } = reading<'invitations.accept'>(request as never)
    return page(request, reply, 'memberships/invitations.njk', {
      crumbs: [{ text: 'Home', href: '/' }],
      invitations: invitationsOf(tx, actor.personId, now),
      toCome: membershipsToCome(tx, actor.personId),
      undertaking,
    })
  })

  button(app, {
    at: '/invitations/:membershipId/acceptance',
    permission: 'invitations.accept',
    params: AnInvitation,
    submit: (work, { params }) => {
      const { partnershipId, partnershipName, isMember, startsOn } = acceptInvitation(work, params.membershipId)
      if (!isMember)
        return {
          to: pathTo.invitations,
          notice: `You become a member of ${partnershipName} on ${shortDate(startsOn ?? '')}`,
        }
      return { to: `/partnerships/${partnershipId}`, notice: `You are now a member of ${partnershipName}` }
    },
  })

  // Whom a list made a member is asked here what the invited are asked with their invitation.
  formPage(app, {
    at: '/undertaking',
    permission: 'invitations.accept',
    params: z.object({}),
    start: () => ({}),
    draw: reading => ({
      template: 'memberships/undertaking.njk',
      view: { undertaking, names: [...new Set(membershipsOwing(reading).map(each => each.partnershipName))] },
    }),
    submit: (work, { query }) => {
      giveUndertaking(work)
      return { to: safePath(query.next) }
    },
  })

  button(app, {
    at: '/invitations/:membershipId/refusal',
    permission: 'invitations.accept',
    params: AnInvitation,
    submit: (work, { params }) => {
      declineInvitation(work, params.membershipId)
      return { to: pathTo.invitations, notice: 'Invitation declined' }
    },
  })
}

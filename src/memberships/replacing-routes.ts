import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { openActionsOfPerson } from '../actions/store.ts'
import { memberWords } from '../partnerships/choices.ts'
import { activeMembers } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { IfMatch, versionSeen } from '../web/versions.ts'
import { inWork } from '../web/visit.ts'
import { AMember, about } from './api.ts'
import { frameOf, memberOf, membershipNow } from './member-pages.ts'
import { pathTo } from './paths.ts'
import { replaceMember, Successor } from './replace-member.ts'

/** Where one representative of an organisation gives way to another. */
export function replacingRoutes(app: App): void {
  formPage(app, {
    at: '/partnerships/:partnershipId/members/:membershipId/successor',
    permission: 'members.replace',
    params: AMember,
    start: (reading, { params }) => ({ version: memberOf(reading, params.membershipId).version }),
    draw: (reading, _form, { params }) => {
      const member = memberOf(reading, params.membershipId)
      return {
        template: 'memberships/replace.njk',
        view: {
          ...frameOf(reading),
          member,
          members: othersThan(reading, member.personId),
          openActions: openActionsOfPerson(reading.tx, reading.partnershipId, member).length,
        },
      }
    },
    submit: (work, { body, params }) => {
      const wanted = readForm(Successor, body)
      const { tookOver } = replaceMember(work, params.membershipId, { ...wanted, version: versionIn(body) })
      const notice = tookOver ? 'Replaced: both are told' : `Replaced: invitation sent to ${wanted.email}`
      return { to: pathTo.members(work.partnershipId), notice }
    },
    comparing: (reading, { params }) => ({ facts: membershipNow(reading, params.membershipId) }),
  })

  app.post(
    '/api/v1/partnerships/:partnershipId/members/:membershipId/successor',
    {
      schema: {
        ...about('Replace a member by another for the same organisation'),
        description:
          'Ends the membership. Who is a member already takes over at once, anybody else is invited. Send If-Match with the ETag you last saw.',
        params: AMember,
        headers: IfMatch,
        body: Successor,
        response: {
          200: z
            .object({ tookOver: z.boolean().meta({ description: 'False where they were invited' }) })
            .meta({ example: { tookOver: false } }),
        },
      },
      config: permit('members.replace'),
    },
    request =>
      inWork(request, work =>
        replaceMember(work, request.params.membershipId, { ...request.body, version: versionSeen(request) }),
      ),
  )
}

/** Whom the organisation could choose, each once. */
function othersThan({ tx, partnershipId, now }: Reading<'members.replace'>, leaverId: string) {
  const others = activeMembers(tx, partnershipId, now).filter(member => member.personId !== leaverId)
  return [...new Map(others.map(each => [each.personId, { value: each.personId, text: memberWords(each) }])).values()]
}

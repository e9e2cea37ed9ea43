import { z } from 'zod'
import { InvalidInput } from '../errors.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { permit } from '../web/permit.ts'
import { inWork } from '../web/visit.ts'
import { placeShown, whenOf } from './facts.ts'
import { AtMember } from './pages.ts'
import { crumbsOfMeeting, pathTo } from './paths.ts'
import { Tell } from './planning-api.ts'
import { tellingIn } from './telling-pages.ts'
import { inviteBack, theirs, uninviteMember } from './uninvite-member.ts'

const invitationPath = '/partnerships/:partnershipId/meetings/:meetingId/invitations/:personId'
const Done = z.null().meta({ description: 'It is done' })

/** Where one member is taken off the list of a meeting, or put back on it. */
export function uninviteRoutes(app: App): void {
  formPage(app, {
    at: `${invitationPath}/withdrawal`,
    permission: 'meetings.change',
    params: AtMember,
    start: () => ({ tell: 'send' }),
    draw: (reading, _form, { params }) => {
      const { meeting, reader, invitation } = theirs(reading, params)
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      const isTold = invitation.told?.state === 'on'
      const why = 'It is in their calendar, and they are no longer asked'
      return {
        template: 'meetings/uninvite.njk',
        view: {
          partnership,
          meeting,
          member: reader,
          crumbs: crumbsOfMeeting(partnership, meeting),
          when: whenOf(meeting),
          place: placeShown(meeting),
          people: isTold ? [{ member: reader, letter: 'withdrawal', why }] : [],
        },
      }
    },
    submit: (work, { params, body }) => {
      const tell = tellingIn(body)
      if (!tell) throw new InvalidInput([{ field: 'tell', words: 'Choose whether to tell them' }])
      uninviteMember(work, params, tell)
      const notice = tell === 'send' ? 'No longer invited, and told' : 'No longer invited. Nobody has been told'
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice }
    },
  })

  uninviteApi(app)

  button(app, {
    at: invitationPath,
    permission: 'meetings.change',
    params: AtMember,
    submit: (work, { params }) => {
      inviteBack(work, params)
      return { to: pathTo.meeting(work.partnershipId, params.meetingId), notice: 'Invited again' }
    },
  })
}

/** The same for programs. */
function uninviteApi(app: App): void {
  app.post(
    `/api/v1${invitationPath}/withdrawal`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Take one member’s invitation to a meeting back',
        params: AtMember,
        body: Tell,
        response: { 204: Done },
      },
      config: permit('meetings.change'),
    },
    (request, reply) => {
      inWork(request, work => uninviteMember(work, request.params, request.body.tell))
      reply.code(204)
      return null
    },
  )

  app.put(
    `/api/v1${invitationPath}`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Invite a member again whose invitation was taken back',
        params: AtMember,
        response: { 204: Done },
      },
      config: permit('meetings.change'),
    },
    (request, reply) => {
      inWork(request, work => inviteBack(work, request.params))
      reply.code(204)
      return null
    },
  )
}

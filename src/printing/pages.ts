import type { Reading } from '../access/work.ts'
import { AtMeeting } from '../meetings/pages.ts'
import { crumbsOfMeeting } from '../meetings/paths.ts'
import { meetingInSight } from '../meetings/policy.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { reading } from '../web/visit.ts'
import { packDocument } from './pack-document.ts'

/** The pack as one page, made to be read on a screen and to be printed. */
export function packPage(app: App): void {
  app.get(
    '/partnerships/:partnershipId/meetings/:meetingId/pack',
    { schema: { params: AtMeeting }, config: permit('meetings.read') },
    (request, reply) => page(request, reply, 'printing/pack.njk', packView(reading(request), request.params.meetingId)),
  )
}

function packView(looking: Reading<'meetings.read'>, meetingId: string) {
  const partnership = partnershipById(looking.tx, looking.partnershipId)
  const meeting = meetingInSight(looking, meetingId)
  return { partnership, meeting, crumbs: crumbsOfMeeting(partnership, meeting), pack: packDocument(looking, meetingId) }
}

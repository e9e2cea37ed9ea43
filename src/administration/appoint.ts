import { z } from 'zod'
import type { Post } from '../access/roles.ts'
import { appointTo, leavePost } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found, Refusal } from '../errors.ts'
import { aLine, anAddress } from '../input.ts'
import { post as postLetter } from '../mail/post.ts'
import { knownOrNewPerson } from '../memberships/open-invitation.ts'
import { areaById, postHolders } from './store.ts'

const officePosts = ['officer', 'finance'] as const

export const Appointee = z.strictObject({
  name: aLine('Enter their name', 100),
  email: anAddress('Enter their work e-mail address'),
})
export const OfficeAppointee = Appointee.extend({ post: z.enum(officePosts, { error: 'Choose their post' }) })

interface Appointment extends z.output<typeof Appointee> {
  post: Post
  policeAreaId: string | null
}

/** Gives somebody a post in a police area's office, or the administration of the platform, from this moment. */
export function appoint(work: Work<'people.administer'>, wanted: Appointment): void {
  const { post, policeAreaId } = wanted
  const area = policeAreaId === null ? undefined : found(areaById(work.tx, policeAreaId), 'police area')
  const personId = knownOrNewPerson(work, wanted)
  const holders = postHolders(work.tx, policeAreaId, work.now)
  if (holders.some(each => each.personId === personId && each.post === post))
    throw new Refusal('conflict', 'They hold this post already')
  const id = work.ids.newId()
  appointTo(work.tx, { id, personId, post, policeAreaId, startedAt: work.now })
  note(work, { id, deed: 'post.given', words: `Appointed somebody as ${post}`, policeAreaId })
  postLetter(work, {
    kind: 'notice',
    cause: `post given:${id}`,
    to: { personId, email: wanted.email },
    subject: 'Your access to Anti-slavery partnerships',
    template: 'administration/mail/appointed.njk',
    view: { post, officeName: area?.officeName ?? '', url: work.config.publicUrl, email: wanted.email },
    fromName: 'Anti-slavery partnerships',
  })
}

/** Ends a post: what it let somebody see is closed to them the same minute. */
export function endPost(work: Work<'people.administer'>, policeAreaId: string | null, id: string): void {
  const holders = postHolders(work.tx, policeAreaId, work.now)
  const held = found(
    holders.find(each => each.id === id),
    'post',
  )
  if (held.post === 'administrator' && holders.length === 1)
    throw new Refusal('conflict', 'The platform would be left without an administrator. Appoint another first')
  leavePost(work.tx, id, work.now)
  note(work, { id, deed: 'post.ended', words: `Ended somebody’s post as ${held.post}`, policeAreaId })
}

function note(
  work: Work<'people.administer'>,
  of: { id: string; deed: string; words: string; policeAreaId: string | null },
): void {
  noteActivity(work, {
    deed: of.deed,
    subjectType: 'post',
    subjectId: of.id,
    words: of.words,
    ...(of.policeAreaId === null ? {} : { policeAreaId: of.policeAreaId }),
  })
}

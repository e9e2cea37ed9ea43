import { z } from 'zod'
import { posts } from '../access/roles.ts'
import { postsOf } from '../access/store.ts'
import { found } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { changeOwnDetails, OwnDetails } from './change-own-details.ts'
import type { PersonFollower } from './followers.ts'
import { type Person, personById } from './store.ts'
import { directoryVisibilities } from './tables.ts'

const MeOut = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    jobTitle: z.string().nullable(),
    alias: z.string().nullable(),
    directoryVisibility: z.enum(directoryVisibilities),
    posts: z.array(z.object({ post: z.enum(posts), policeAreaId: z.string().nullable() })),
    version: z.int(),
  })
  .meta({
    example: {
      id: '019a6f3e-7c00-7000-8000-000000000003',
      name: 'Rowan Ellis',
      email: 'rowan.ellis@harbour.example',
      phone: null,
      jobTitle: 'Housing manager',
      alias: null,
      directoryVisibility: 'members',
      posts: [],
      version: 3,
    },
  })

type Standing = Parameters<typeof postsOf>[0]

const withPosts = (tx: Standing, person: Person, now: string) => ({ ...person, posts: postsOf(tx, person.id, now) })

export function accountApi(app: App, followers: readonly PersonFollower[]): void {
  app.get(
    '/api/v1/me',
    {
      schema: { tags: ['Account'], summary: 'Who you are', response: { 200: MeOut } },
      config: permit('account.use'),
    },
    (request, reply) => {
      const { tx, actor, now } = reading(request)
      return withVersion(reply, withPosts(tx, found(personById(tx, actor.personId), 'account'), now))
    },
  )

  app.put(
    '/api/v1/me',
    {
      schema: {
        tags: ['Account'],
        summary: 'Change what you say of yourself',
        description:
          'Replaces all of it. Send If-Match with the ETag you last saw. The e-mail address changes on the account page only.',
        headers: IfMatch,
        body: OwnDetails,
        response: { 200: MeOut },
      },
      config: permit('account.use'),
    },
    (request, reply) => {
      const changed = inWork(request, work =>
        withPosts(
          work.tx,
          changeOwnDetails(work, { details: request.body, version: versionSeen(request) }, followers),
          work.now,
        ),
      )
      return withVersion(reply, changed)
    },
  )
}

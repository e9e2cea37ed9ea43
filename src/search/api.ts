import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { outDate } from '../web/schemas.ts'
import { reading } from '../web/visit.ts'
import { find, Wanted } from './find.ts'
import { foundKinds } from './kinds.ts'
import { RATE } from './rate.ts'

const Stretches = z
  .array(z.object({ text: z.string(), isMatch: z.boolean() }))
  .meta({ description: 'The text in stretches, each either a match or not' })

const HitOut = z
  .object({
    kind: z.enum(foundKinds),
    partnershipId: z.string(),
    subjectId: z.string().meta({ description: 'The agenda item, action, pledge, document, addendum or meeting' }),
    meetingId: z.string().nullable(),
    meetingTitle: z.string().nullable(),
    day: outDate(),
    state: z.string().nullable().meta({ description: 'Where it is worth saying: `draft`, `circulated`, `open`…' }),
    title: Stretches,
    passage: Stretches,
    path: z.string().meta({ description: 'The page on which a member reads it' }),
  })
  .meta({
    example: {
      kind: 'decision',
      partnershipId: 'sams',
      subjectId: '019a6f3e-7c00-7000-8000-000000000006',
      meetingId: '019a6f3e-7c00-7000-8000-000000000005',
      meetingTitle: 'Quarterly meeting',
      day: '2027-06-10',
      state: null,
      title: [{ text: 'Training', isMatch: true }],
      passage: [
        { text: 'Agreed to ', isMatch: false },
        { text: 'train', isMatch: true },
        { text: ' front-desk staff', isMatch: false },
      ],
      path: '/partnerships/sams/meetings/019a6f3e-7c00-7000-8000-000000000005/minutes',
    },
  })

const FindingOut = z.object({
  rows: z.array(HitOut),
  next: z.string().nullable(),
  count: z.int().meta({ description: 'How many were found, of this kind and in this partnership' }),
  isCut: z.boolean().meta({ description: 'More matched than were looked through: say more of what you look for' }),
  kinds: z.array(z.object({ kind: z.enum(foundKinds), count: z.int() })),
  partnerships: z.array(z.object({ id: z.string(), shortName: z.string(), count: z.int() })),
})

export function searchApi(app: App): void {
  app.get(
    '/api/v1/search',
    {
      schema: {
        tags: ['Search'],
        summary: 'Find in agendas, minutes, decisions, actions, pledges and papers',
        description:
          'Finds what you may read now, in the partnerships you are a member of now, the latest first. Every word has to occur; put a phrase in quotes, a minus before what must not occur, a star after a beginning.',
        querystring: Wanted,
        response: { 200: FindingOut },
      },
      config: { ...permit('search.use'), rate: RATE },
    },
    request => {
      const { cursor } = request.query
      const { hits, count, isCut, kinds, partnerships } = find(reading(request), request.query, {
        after: keyIn(cursor, 2),
        size: PAGE_SIZE + 1,
      })
      const { rows, next } = pageOf(hits, last => [last.day, String(last.number)])
      return { rows, next: next ?? null, count, isCut, kinds, partnerships }
    },
  )
}

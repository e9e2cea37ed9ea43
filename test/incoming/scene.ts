import { eq } from 'drizzle-orm'
import type { Test } from 'tap'
import { inJob } from '#src/access/work.ts'
import { incomingLetters } from '#src/incoming/tables.ts'
import { type Incoming, takeIn } from '#src/incoming/take-in.ts'
import { replyAddressFor } from '#src/mail/reply-address.ts'
import { type Invitation, invitationOf } from '#src/meetings/invitations-store.ts'
import { meetings } from '#src/meetings/tables.ts'
import { aMeeting, asked } from '#test/support/meetings.ts'
import { aWorld, emailOf, type Persona, type World } from '#test/support/world.ts'
import type { Answer } from './samples.ts'

export const REPLY = 'meetings@in.partnerships.example'

/** Riverside's spring meeting, to which Tom, Lena and Amina are invited, on a platform that reads its mail. */
export async function aPost(t: Test) {
  const world = await aWorld(t, { config: { replyAddress: REPLY } })
  const meetingId = aMeeting(world)
  asked(world, meetingId, 'tom', 'harbour')
  asked(world, meetingId, 'lena', 'harbour')
  asked(world, meetingId, 'amina', 'council')
  const { tx } = world.house.database
  const uid = tx.select().from(meetings).where(eq(meetings.id, meetingId)).get()?.icalUid ?? ''
  return {
    world,
    meetingId,
    uid,
    to: addressOf(world, 'tom'),
    bring: (raw: Buffer, more: Partial<Incoming> = {}) => bring(world.house, raw, more),
    answerOf: (who: Persona): Partial<Invitation> =>
      invitationOf(tx, 'riverside', { meetingId, personId: world.person[who] }) ?? {},
    rows: () => tx.select().from(incomingLetters).orderBy(incomingLetters.id).all(),
    last: () => tx.select().from(incomingLetters).orderBy(incomingLetters.id).all().at(-1),
    toms: (change: Partial<Answer> = {}): Answer => ({
      uid,
      attendee: emailOf('tom'),
      to: addressOf(world, 'tom'),
      ...change,
    }),
  }
}

export const bring = (house: World['house'], raw: Buffer, more: Partial<Incoming> = {}) =>
  takeIn(house, { channel: 'mailbox', raw, recipients: [], authenticatedDomains: [], ...more })

export const addressOf = (world: World, who: Persona, partnershipId = 'riverside'): string =>
  inJob(world.house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } as never }, work =>
    replyAddressFor(work, { personId: world.person[who], partnershipId }),
  ) ?? ''

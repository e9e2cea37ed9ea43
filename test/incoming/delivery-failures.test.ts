import { eq } from 'drizzle-orm'
import t, { type Test } from 'tap'
import { post } from '#src/mail/post.ts'
import { letters } from '#src/mail/tables.ts'
import { people } from '#src/people/tables.ts'
import { emailOf } from '#test/support/world.ts'
import { exchangeFailure, gmailFailure, google, postfixFailure } from './samples.ts'
import { aPost, REPLY } from './scene.ts'

/** A letter to Tom has gone out. */
async function aLetter(t: Test) {
  const scene = await aPost(t)
  const { world, meetingId } = scene
  world.operate(work =>
    post(work, {
      kind: 'invitation',
      cause: 'a test',
      to: { personId: world.person.tom, email: emailOf('tom') },
      subject: 'Invitation',
      template: 'meetings/mail/off.njk',
      view: { letter: 'cancellation', summary: '', when: '', place: '', reason: '' },
      fromName: 'RAS',
      partnershipId: 'riverside',
      subjectId: meetingId,
    }),
  )
  const letter = () => world.letters().at(-1)
  const { tx } = world.house.database
  return {
    ...scene,
    letter,
    messageId: letter()?.messageId ?? '',
    tom: () => tx.select().from(people).where(eq(people.id, world.person.tom)).get(),
  }
}

for (const [server, compose] of Object.entries({ exchangeFailure, postfixFailure, gmailFailure }))
  t.test(`A letter comes back (${server}): the letter and the address say so`, async t => {
    const post = await aLetter(t)
    const raw = compose({ to: post.to, recipient: 'TOM@example.org', messageId: post.messageId })
    t.match(await post.bring(raw), { state: 'taken', why: /tom@example.org came back \(5\.1\.1/ })
    t.match(post.letter(), { returnedAt: post.world.clock.now(), returnedWhy: /550/ })
    t.match(post.tom(), { undeliverableSince: post.world.clock.now(), undeliverableBy: 'a returned letter' })
    t.match(post.last(), {
      kind: 'delivery failure',
      partnershipId: 'riverside',
      meetingId: post.meetingId,
      personId: post.world.person.tom,
      raw: null,
    })
  })

t.test('A mail server that goes on trying is no failure', async t => {
  const post = await aLetter(t)
  const raw = postfixFailure({
    to: post.to,
    recipient: emailOf('tom'),
    messageId: post.messageId,
    action: 'delayed',
    status: '4.4.1',
  })
  t.match(await post.bring(raw), { state: 'ignored', why: /goes on trying/ })
  t.match(post.letter(), { returnedAt: null })
  t.match(post.tom(), { undeliverableSince: null })
})

t.test(
  'Given up after days, or refused for what stood in it: the letter came back, the address may be good',
  async t => {
    for (const how of [
      { status: '4.4.7', diagnostic: '450 message expired' },
      { status: '5.7.1', diagnostic: '550 5.7.1 blocked as spam' },
    ]) {
      const post = await aLetter(t)
      await post.bring(postfixFailure({ to: post.to, recipient: emailOf('tom'), messageId: post.messageId, ...how }))
      t.match(post.letter(), { returnedAt: post.world.clock.now() })
      t.match(post.tom(), { undeliverableSince: null })
    }
  },
)

t.test('A forged report about a letter that never was marks nobody', async t => {
  const post = await aLetter(t)
  const forged = postfixFailure({ to: REPLY, recipient: emailOf('tom'), messageId: '<made-up@partnerships.example>' })
  t.match(await post.bring(forged), { state: 'ignored', why: /names no letter of ours/ })
  t.match(post.tom(), { undeliverableSince: null })
  // Some servers send nothing of the letter back; then it must have come to the very address that it speaks of.
  const others = postfixFailure({ to: post.to, recipient: emailOf('lena'), messageId: '<made-up@x>' })
  t.match(await post.bring(others), { state: 'ignored' })
  const own = postfixFailure({ to: post.to, recipient: emailOf('tom'), messageId: '<cut-off@x>' })
  t.match(await post.bring(own), { state: 'taken' })
  t.match(post.tom(), { undeliverableBy: 'a returned letter' })
})

t.test('Tom answers by mail after all, so his address works', async t => {
  const post = await aLetter(t)
  await post.bring(postfixFailure({ to: post.to, recipient: emailOf('tom'), messageId: post.messageId }))
  t.ok(post.tom()?.undeliverableSince)
  await post.bring(google(post.toms()))
  t.match(post.tom(), { undeliverableSince: null, undeliverableWhy: null })
  t.equal(post.world.house.database.tx.select().from(letters).all().length, 1, 'and no machine was answered')
})

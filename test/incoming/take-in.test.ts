import { eq } from 'drizzle-orm'
import t from 'tap'
import { readReply } from '#src/calendar/read-reply.ts'
import { alignedDomains } from '#src/incoming/aligned-domains.ts'
import { meetings } from '#src/meetings/tables.ts'
import { emailOf } from '#test/support/world.ts'
import { apple, clients, exchange, google, plainLetter, thunderbird, winmail } from './samples.ts'
import { addressOf, aPost, REPLY } from './scene.ts'

const words = { ACCEPTED: 'accepted', TENTATIVE: 'tentative', DECLINED: 'declined' } as const

for (const [client, compose] of Object.entries(clients))
  t.test(`${client} answers, with a note, and the chair sees it as it was meant`, async t => {
    for (const partstat of ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const) {
      const post = await aPost(t)
      const note = "Can't be there before 11; sorry, Łódź & “Ö” 🤝"
      const outcome = await post.bring(compose(post.toms({ partstat, note })))
      t.strictSame(outcome, { state: 'taken', why: 'The answer counts' }, partstat)
      t.match(post.answerOf('tom'), {
        answer: words[partstat],
        note,
        answeredVia: 'mailbox',
        answeredBy: post.world.person.tom,
        answeredFrom: null,
        repliedSequence: 0,
        repliedStampedAt: '2027-03-01T09:55:00.000Z',
      })
      t.match(post.last(), {
        kind: 'answer',
        state: 'taken',
        comment: null,
        raw: null,
        personId: post.world.person.tom,
      })
    }
  })

t.test('Exchange’s lines may end in LF only, and anything may be in lower case', async t => {
  const post = await aPost(t)
  await post.bring(
    exchange(post.toms({ partstat: 'accepted', method: 'reply', attendee: 'TOM@Example.ORG' }), { newline: '\n' }),
  )
  t.equal(post.answerOf('tom').answer, 'accepted')
})

t.test('A letter that is handed over twice is one letter', async t => {
  const post = await aPost(t)
  const raw = google(post.toms())
  t.equal((await post.bring(raw)).state, 'taken')
  t.equal((await post.bring(raw)).state, 'known')
  t.equal(post.rows().length, 1)
  // Through another door it carries other trace headers: another letter, the same answer.
  const again = await post.bring(Buffer.concat([Buffer.from('Received: by x\r\n'), raw]), { channel: 'receiver' })
  t.strictSame(again, { state: 'ignored', why: 'The same answer has come before' })
})

t.test('Of two answers by mail the later one stands, in whatever order they come', async t => {
  const post = await aPost(t)
  await post.bring(apple(post.toms({ partstat: 'DECLINED', stamp: '20270301T095800Z' })))
  const older = await post.bring(apple(post.toms({ partstat: 'ACCEPTED', stamp: '20270301T095700Z' })))
  t.strictSame(older, { state: 'ignored', why: 'A later answer of theirs has come before it' })
  t.equal(post.answerOf('tom').answer, 'declined')
  await post.bring(apple(post.toms({ partstat: 'TENTATIVE', stamp: '20270301T095900Z' })))
  t.equal(post.answerOf('tom').answer, 'tentative')
})

t.test('An answer by mail that is older than one on the page does not undo it; a newer one does', async t => {
  const post = await aPost(t)
  const tom = await post.world.as('tom')
  const page = `/partnerships/riverside/meetings/${post.meetingId}/answer`
  await tom.fillIn(page, { answer: 'declined' })
  const late = await post.bring(thunderbird(post.toms({ stamp: '20270301T093000Z' })))
  t.strictSame(late, { state: 'ignored', why: 'They have given a later answer since' })
  t.match(post.answerOf('tom'), { answer: 'declined', answeredVia: 'page' })
  post.world.clock.advance({ hours: 1 })
  await post.bring(thunderbird(post.toms({ stamp: '20270301T103000Z' })))
  t.match(post.answerOf('tom'), { answer: 'accepted', answeredVia: 'mailbox' })
  post.world.clock.advance({ hours: 1 })
  await (await post.world.as('tom')).fillIn(page, { answer: 'tentative' })
  t.match(post.answerOf('tom'), { answer: 'tentative', answeredVia: 'page', answeredFrom: null })
})

t.test('A calendar whose clock is days ahead does not silence what comes after', async t => {
  const post = await aPost(t)
  await post.bring(exchange(post.toms({ partstat: 'DECLINED', stamp: '20290101T000000Z', sequence: 99 })))
  t.match(post.answerOf('tom'), { answer: 'declined', repliedStampedAt: post.world.clock.now(), repliedSequence: 0 })
  post.world.clock.advance({ minutes: 5 })
  await post.bring(exchange(post.toms({ stamp: '20270301T100400Z' })))
  t.equal(post.answerOf('tom').answer, 'accepted')
})

t.test('What a program leaves out does no harm: no DTSTAMP, no SEQUENCE, no METHOD in the body', async t => {
  const post = await aPost(t)
  await post.bring(exchange(post.toms({ stamp: null, sequence: null })))
  t.match(post.answerOf('tom'), { answer: 'accepted', repliedStampedAt: post.world.clock.now() })
  const bare = exchange(post.toms({ partstat: 'DECLINED', stamp: '20270301T110000Z', method: '' }))
  await post.bring(bare)
  t.equal(post.answerOf('tom').answer, 'declined')
  const moved = await post.bring(
    exchange(post.toms({ stamp: '20270301T120000Z', sequence: null, starts: '20270324T100000' })),
  )
  t.match(moved.why, /earlier version/)
})

t.test('Apple answers from another account: it is Tom’s answer, and shows where it came from', async t => {
  const post = await aPost(t)
  await post.bring(apple(post.toms({ from: 'tom.at.home@icloud.example' })))
  t.match(post.answerOf('tom'), { answer: 'accepted', answeredFrom: 'tom.at.home@icloud.example' })
})

t.test('From alone proves nothing: without Tom’s own reply address or a signature it waits for a person', async t => {
  const post = await aPost(t)
  const forged = exchange(post.toms({ to: REPLY, partstat: 'DECLINED', note: 'Off to Spain' }))
  const outcome = await post.bring(forged)
  t.equal(outcome.state, 'parked')
  t.match(outcome.why, /Nothing proves that it comes from tom@example.org/)
  t.equal(post.answerOf('tom').answer, 'needs action')
  t.match(post.last(), {
    partnershipId: 'riverside',
    personId: post.world.person.tom,
    partstat: 'DECLINED',
    comment: 'Off to Spain',
  })
  t.ok(post.last()?.raw?.equals(forged))
  const vouched = exchange(post.toms({ to: REPLY, stamp: '20270301T095600Z' }))
  t.equal((await post.bring(vouched, { authenticatedDomains: ['example.org'] })).state, 'taken')
  t.equal(post.answerOf('tom').answer, 'accepted')
})

t.test('A signature vouches for its own domain and what is below, and not for a colleague', async t => {
  const post = await aPost(t)
  for (const domain of ['org', 'ample.org', 'evil.example', 'mail.example.org'])
    t.equal(
      (await post.bring(google(post.toms({ to: REPLY, cn: domain })), { authenticatedDomains: [domain] })).state,
      'parked',
      domain,
    )
  const colleague = google(post.toms({ to: REPLY, from: emailOf('lena') }))
  const outcome = await post.bring(colleague, { authenticatedDomains: ['example.org'] })
  t.match(outcome, { state: 'parked', why: /It came from lena@example.org, and speaks for tom@example.org/ })
})

t.test('Lena’s reply address does not speak for Tom', async t => {
  const post = await aPost(t)
  const outcome = await post.bring(google(post.toms({ to: addressOf(post.world, 'lena'), from: emailOf('lena') })))
  t.match(outcome, { state: 'parked', why: /another member’s reply address/ })
  t.equal(post.answerOf('tom').answer, 'needs action')
  t.equal(post.answerOf('lena').answer, 'needs action')
})

t.test('Who is not invited is not counted; a passed-on invitation waits for the co-ordinator', async t => {
  const post = await aPost(t)
  const stranger = await post.bring(google(post.toms({ attendee: 'bob@elsewhere.example', to: REPLY })))
  t.match(stranger, { state: 'ignored', why: /bob@elsewhere.example, who is not invited/ })
  const passedOn = await post.bring(google(post.toms({ attendee: 'bob@elsewhere.example' })))
  t.match(passedOn, { state: 'parked', why: /may have been passed on/ })
  t.equal(post.last()?.personId, post.world.person.tom)
  t.match(await post.bring(google(post.toms({ uid: 'something-else', to: REPLY }))), { state: 'ignored' })
})

t.test('An answer to what is over, cancelled, taken back or moved changes nothing, and says why', async t => {
  const post = await aPost(t)
  const { tx } = post.world.house.database
  const change = (values: Partial<typeof meetings.$inferInsert>) =>
    tx.update(meetings).set(values).where(eq(meetings.id, post.meetingId)).run()
  const why = async (stamp: string) => (await post.bring(exchange(post.toms({ stamp })))).why
  change({ state: 'cancelled', cancelledReason: 'Flood' })
  t.match(await why('20270301T095501Z'), /cancelled/)
  change({ state: 'held', cancelledReason: null })
  t.match(await why('20270301T095502Z'), /has begun/)
  change({ state: 'scheduled', icalSequence: 2 })
  post.world.house.database.sqlite.prepare('update invitations set told_sequence = 2').run()
  t.match(await why('20270301T095503Z'), /earlier version/)
  post.world.house.database.sqlite
    .prepare("update invitations set told_sequence = 0, withdrawn_at = '2027-03-01T09:00:00.000Z'")
    .run()
  t.match(await why('20270301T095504Z'), /no longer invited/)
  t.equal(post.answerOf('tom').answer, 'needs action')
  t.ok(post.rows().every(row => row.state === 'ignored' && row.raw === null))
})

t.test('Tom’s calendar sends a substitute: he comes under reserve until somebody confirms it', async t => {
  const post = await aPost(t)
  const more = [
    'ATTENDEE;CN=Nia Cole;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:tom@example.org":mailto:nia@example.org',
  ]
  const raw = exchange(post.toms({ partstat: 'DELEGATED;DELEGATED-TO="mailto:nia@example.org"', more }))
  await post.bring(raw)
  t.match(post.answerOf('tom'), { answer: 'delegated', substituteName: 'Nia Cole', isSubstituteUnconfirmed: true })
  const unnamed = await aPost(t)
  await unnamed.bring(exchange(unnamed.toms({ partstat: 'DELEGATED;DELEGATED-TO="MAILTO:nia@example.org"' })))
  t.equal(unnamed.answerOf('tom').substituteName, 'nia@example.org')
})

t.test('That Tom’s calendar names Tom as his own substitute waits for the chair and changes nothing', async t => {
  const post = await aPost(t)
  const verdict = await post.bring(exchange(post.toms({ partstat: 'DELEGATED;DELEGATED-TO="mailto:tom@example.org"' })))
  t.match(verdict.why, /A substitute is somebody else/)
  t.equal(post.answerOf('tom').answer, 'needs action')
})

t.test('The substitute answers in Tom’s place, by the address that he passed on', async t => {
  const post = await aPost(t)
  const raw = exchange(
    post.toms({
      attendee: 'nia@example.org',
      partstat: 'ACCEPTED;DELEGATED-FROM="mailto:tom@example.org"',
      cn: 'Nia Cole',
    }),
  )
  await post.bring(raw)
  t.match(post.answerOf('tom'), {
    answer: 'delegated',
    substituteName: 'Nia Cole',
    isSubstituteUnconfirmed: true,
    answeredFrom: 'nia@example.org',
  })
})

t.test('Another time is proposed: what Tom answered counts, and his proposal waits for the chair', async t => {
  const post = await aPost(t)
  const raw = exchange(
    post.toms({ method: 'COUNTER', partstat: 'TENTATIVE', starts: '20270401T140000', note: 'Later?' }),
  )
  t.match(await post.bring(raw), { state: 'parked', why: 'They propose another time' })
  t.equal(post.answerOf('tom').answer, 'tentative')
  // After the clocks have gone forward two in the afternoon is one by UTC.
  t.match(post.last(), { kind: 'other time', proposedStartsAt: '2027-04-01T13:00:00.000Z', comment: 'Later?' })
})

t.test('A proposal whose program leaves the SEQUENCE out waits too, though it names another time', async t => {
  const post = await aPost(t)
  const raw = exchange(
    post.toms({ method: 'COUNTER', partstat: 'TENTATIVE', sequence: null, starts: '20270401T140000' }),
  )
  t.match(await post.bring(raw), { state: 'parked', why: 'They propose another time' })
  t.match(post.last(), { kind: 'other time', proposedStartsAt: '2027-04-01T13:00:00.000Z' })
})

t.test('An out-of-office note is logged and nothing else; words from a member wait to be read', async t => {
  const post = await aPost(t)
  for (const header of [
    'Auto-Submitted: auto-replied',
    'Precedence: bulk',
    'X-Auto-Response-Suppress: All',
    'Return-Path: <>',
  ]) {
    const raw = plainLetter({ from: emailOf('tom'), to: post.to, text: 'I am away', headers: [header] })
    t.equal((await post.bring(raw)).state, 'ignored', header)
    t.match(post.last(), { kind: 'automatic', raw: null, comment: null })
  }
  const written = plainLetter({ from: emailOf('tom'), to: post.to, text: 'I cannot come, sorry.\n\n> You are invited' })
  t.match(await post.bring(written), { state: 'parked', why: /written in words/ })
  t.equal(post.last()?.comment, 'Re: Invitation\nI cannot come, sorry.')
  t.match(await post.bring(winmail({ from: emailOf('tom'), to: post.to })), { state: 'parked', why: /winmail.dat/ })
  t.match(await post.bring(plainLetter({ from: 'spam@x.example', to: REPLY, text: 'Buy' })), { state: 'ignored' })
  t.strictSame(post.world.letters(), [], 'and nobody is ever answered by a machine')
})

t.test('Who sends more than thirty letters an hour is not acted on for a while', async t => {
  const post = await aPost(t)
  for (let at = 0; at < 30; at++)
    await post.bring(plainLetter({ from: emailOf('tom'), to: REPLY, text: `Letter ${at}` }))
  t.match(await post.bring(google(post.toms())), { state: 'parked', why: /More than 30 letters/ })
  post.world.clock.advance({ hours: 2 })
  t.equal((await post.bring(google(post.toms({ stamp: '20270301T100500Z' })))).state, 'taken')
})

t.test('A flood in Tom’s name does not wash his own answer away: it waits, with what he wrote', async t => {
  const post = await aPost(t)
  for (let at = 0; at < 200; at++)
    await post.bring(plainLetter({ from: emailOf('tom'), to: REPLY, text: `Letter ${at}` }))
  t.match(await post.bring(plainLetter({ from: emailOf('tom'), to: REPLY, text: 'One more' })), { state: 'ignored' })
  t.match(await post.bring(google(post.toms({ note: 'By train' }))), { state: 'parked', why: /More than 30 letters/ })
  t.match(post.last(), { partstat: 'ACCEPTED', comment: 'By train', personId: post.world.person.tom })
})

t.test('A crash before the commit leaves no trace, and the letter can come again', async t => {
  const post = await aPost(t)
  const { sqlite } = post.world.house.database
  sqlite.exec("create temp trigger full before insert on incoming_letters begin select raise(abort, 'disk full'); end")
  await t.rejects(post.bring(google(post.toms())))
  t.equal(post.answerOf('tom').answer, 'needs action')
  sqlite.exec('drop trigger full')
  t.equal((await post.bring(google(post.toms()))).state, 'taken')
})

t.test('A letter made to keep the platform busy is set aside unread; one of a megabyte is read', async t => {
  const post = await aPost(t)
  const head = (more: string) => `From: ${emailOf('tom')}\r\nTo: ${post.to}\r\n${more}`
  const lines = Buffer.from(`${head('')}\r\n${' \n'.repeat(400_000)}`)
  const folds = Buffer.from(
    head(`DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s; h=from; bh=A; b=A
X-Long: ${'a\r\n '.repeat(60_000)}\r\n\r\nhello`),
  )
  for (const [raw, why] of [
    [lines, /cannot be read as a letter: it has more than 20,000 lines/],
    [folds, /cannot be read as a letter: its header has more than 2,000 lines/],
  ] as const) {
    t.match(await post.bring(raw, { recipients: [post.to] }), { state: 'parked', why })
    t.strictSame(await alignedDomains(raw, {}, () => Promise.reject(new Error('the DNS was asked'))), [])
  }
  const paper = `${'QUJD'.repeat(19)}\r\n`.repeat(12_000)
  const long = google(post.toms())
    .toString()
    .replace(
      '--000000000000a--',
      () =>
        `--000000000000a\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${paper}--000000000000a--`,
    )
  t.equal((await post.bring(Buffer.from(long))).state, 'taken')
})

t.test('A zone with an endless name is no zone, and costs no time', async t => {
  const name = 'Aaaaaaa'.repeat(37_000)
  const text = `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART;TZID=${name}:20270325T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  t.match(readReply(text), { replies: [{ uid: 'x', startsAt: undefined }] })
})

t.test('A note that could identify somebody is left out, the answer counts, and the chair is told so', async t => {
  const post = await aPost(t)
  const outcome = await post.bring(exchange(post.toms({ note: 'I bring the file on 42/123456/26' })))
  t.strictSame(outcome, { state: 'taken', why: 'The answer counts' })
  t.match(post.answerOf('tom'), { answer: 'accepted', note: 'A note was left out because it could identify somebody' })
  const amina = await post.world.as('amina')
  const page = await amina.get(`/partnerships/riverside/meetings/${post.meetingId}`)
  t.match(page.text, /A note was left out because it could identify somebody/)
  t.match(post.world.house.database.sqlite.prepare('select words from activity order by number desc').get(), {
    words: 'A note was left out because it could identify somebody',
  })
  t.notMatch(post.world.house.database.sqlite.serialize().toString('latin1'), /42\/123456\/26/, 'it stands nowhere')
})

t.test('Nor is a letter kept that has a case number beside the name, though it waits for a person', async t => {
  const post = await aPost(t)
  const outcome = await post.bring(thunderbird(post.toms({ to: REPLY, cn: 'Tom Okoro 42/123456/26' })))
  t.equal(outcome.state, 'parked')
  t.equal(post.last()?.raw, null)
  t.notMatch(post.world.house.database.sqlite.serialize().toString('latin1'), /42\/123456\/26/, 'it stands nowhere')
})

t.test('Of a letter in words only the line that could identify somebody is left out', async t => {
  const post = await aPost(t)
  await post.bring(
    plainLetter({ from: emailOf('tom'), to: REPLY, text: 'Can we start at eleven?\nHer car is AB12 CDE.\nTom' }),
  )
  t.match(post.last(), {
    comment: /Can we start at eleven\?\n\[a line was left out because it could identify somebody\]\nTom/,
    // Nor is the letter itself kept.
    raw: null,
  })
})

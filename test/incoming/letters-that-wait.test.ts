import t from 'tap'
import { forgetWhatIsDue } from '#src/administration/forget-what-is-due.ts'
import { emailOf } from '#test/support/world.ts'
import { exchange, google, plainLetter, postfixFailure } from './samples.ts'
import { aPost, REPLY } from './scene.ts'

const list = '/partnerships/riverside/incoming-letters'

/** A letter that only a person can decide about: an answer for Tom that nothing proves. */
async function aForgedAnswer(t: Parameters<typeof aPost>[0]) {
  const post = await aPost(t)
  await post.bring(exchange(post.toms({ to: REPLY, partstat: 'DECLINED', note: 'Off to <b>Spain</b>' })))
  const id = post.last()?.id ?? ''
  return { ...post, id, letter: `${list}/${id}` }
}

t.test('Colin sees why a letter waits and what it seems to say, and records the answer for Tom', async t => {
  const post = await aForgedAnswer(t)
  const colin = await post.world.as('colin')
  t.match((await colin.get('/home')).text, /1 letter waits for you/)
  t.match((await colin.get(list)).text, /Tom Okoro.*Cannot come.*Spring meeting, 25 March 2027.*Nothing proves/)
  t.match(
    (await colin.get(`/partnerships/riverside/meetings/${post.meetingId}`)).text,
    /Tom Okoro: Cannot come\. Nothing proves/,
  )
  const page = await colin.get(post.letter)
  t.match(page.text, /Off to <b>Spain<\/b>/, 'as plain text')
  t.notMatch(page.html, /<b>Spain/)
  t.match(page.html, /value="declined" checked/)
  const form = { meetingId: post.meetingId, personId: post.world.person.tom, answer: 'declined', note: 'Off to Spain' }
  const bad = await colin.fillIn(post.letter, { ...form, answer: '' })
  t.equal(bad.status, 400)
  t.match(bad.text, /Choose whether you are coming/)
  const done = await colin.fillIn(post.letter, form)
  t.match(done.text, /The answer is recorded.*No letter waits/)
  t.match(post.answerOf('tom'), { answer: 'declined', answeredVia: 'chair', answeredBy: post.world.person.colin })
  t.match(post.last(), { state: 'settled', raw: null, comment: null, settledBy: post.world.person.colin })
  const twice = await colin.post(post.letter, form)
  t.equal(twice.status, 409)
  t.match(twice.text, /somebody has settled it/)
  t.match((await colin.get(`${list}?state=settled`)).text, /The answer was recorded for them/)
})

t.test('Amina dismisses it, and what stood in it is forgotten', async t => {
  const post = await aForgedAnswer(t)
  const amina = await post.world.as('amina')
  await amina.get(post.letter)
  t.match((await amina.submit(`${post.letter}/dismiss`)).text, /The letter is dismissed/)
  t.match(post.last(), { state: 'settled', raw: null, comment: null })
  t.equal(post.answerOf('tom').answer, 'needs action')
  t.equal((await amina.post(`${post.letter}/dismiss`)).status, 409)
  t.equal((await amina.get(`${list}/019a6f3e-7c00-7000-8000-00000000dead`)).status, 404)
})

t.test('Another partnership’s chair, an administrator and a member see nothing of it', async t => {
  const post = await aForgedAnswer(t)
  for (const [who, status] of [
    ['sam', 404],
    ['ada', 404],
    ['priya', 404],
    ['tom', 403],
  ] as const) {
    const browser = await post.world.as(who)
    t.equal((await browser.get(list)).status, status, who)
    t.equal((await browser.get(post.letter)).status, status, who)
    t.equal((await browser.post(`${post.letter}/dismiss`)).status, status, who)
  }
  const sam = await post.world.as('sam')
  t.equal((await sam.get(`/partnerships/hillside/incoming-letters/${post.id}`)).status, 404)
  t.match((await sam.get('/partnerships/hillside/incoming-letters')).text, /No letter waits/)
  t.notMatch((await sam.get('/home')).text, /letter waits/)
  const api = await post.world.api('sam')
  const taken = await api.request('POST', `/api/v1/partnerships/hillside/incoming-letters/${post.id}/dismissal`)
  t.equal(taken.statusCode, 404)
  const tom = await post.world.as('tom')
  t.notMatch((await tom.get(`/partnerships/riverside/meetings/${post.meetingId}`)).text, /Letters that wait|Spain/)
})

t.test('Tom proposes another time: Amina takes it up in the form that changes the meeting', async t => {
  const post = await aPost(t)
  await post.bring(
    exchange(post.toms({ method: 'COUNTER', partstat: 'TENTATIVE', starts: '20270325T140000', note: 'Late train' })),
  )
  const amina = await post.world.as('amina')
  const meeting = `/partnerships/riverside/meetings/${post.meetingId}`
  t.match((await amina.get(meeting)).text, /Tom Okoro proposes another time: Thursday 25 March 2027, 2pm/)
  const form = await amina.submit(`${list}/${post.last()?.id}/take-time`)
  t.match(form.text, /Nothing is changed until you save it/)
  t.match(form.html, /name="startTime"[^>]*value="14:00"/)
  t.match(form.html, /name="endTime"[^>]*value="12:00"/, 'the end they gave lies before it, so it is not taken')
  t.notMatch((await amina.get(meeting)).text, /proposes another time/)
})

t.test('… or declines it with a word, which Tom gets by letter, once', async t => {
  const post = await aPost(t)
  await post.bring(google(post.toms({ method: 'COUNTER' })))
  const amina = await post.world.as('amina')
  const decline = `${list}/${post.last()?.id}/decline-time`
  t.equal((await amina.fillIn(decline, { words: '' })).status, 400)
  const done = await amina.fillIn(decline, { words: 'The hall is booked.' })
  t.match(done.text, /They are told that the meeting stays/)
  t.equal((await amina.post(decline, { words: 'Again' })).status, 409)
  t.match(post.world.letters(), [{ toAddress: emailOf('tom'), text: /The hall is booked/ }])
  t.equal(post.world.letters().length, 1)
  t.notMatch(post.world.letters()[0]?.subject, /Tom|Spring/)
})

t.test('Amina confirms the substitute whom Tom’s calendar named', async t => {
  const post = await aPost(t)
  await post.bring(exchange(post.toms({ partstat: 'DELEGATED;DELEGATED-TO="mailto:nia@example.org"' })))
  const amina = await post.world.as('amina')
  const meeting = `/partnerships/riverside/meetings/${post.meetingId}`
  t.match(
    (await amina.get(meeting)).text,
    /nia@example.org comes instead.*Substitute not confirmed.*Confirm nia@example.org/,
  )
  const confirm = `${meeting}/answers/${post.world.person.tom}/substitute`
  t.match((await amina.get(meeting)).text, /No organisations coming, 1 maybe/)
  const confirmed = await amina.submit(confirm)
  t.match(confirmed.text, /Substitute confirmed/)
  t.match(confirmed.text, /1 organisation coming, 0 maybe/)
  t.equal(post.answerOf('tom').isSubstituteUnconfirmed, false)
  t.equal((await amina.post(confirm)).status, 409)
  t.equal((await (await post.world.as('tom')).post(confirm)).status, 403)
})

t.test('A program reads what waits and settles it', async t => {
  const post = await aForgedAnswer(t)
  const api = await post.world.api('colin')
  const at = '/api/v1/partnerships/riverside/incoming-letters'
  const listed = (await api.request('GET', at)).json()
  t.match(listed, {
    rows: [{ id: post.id, state: 'parked', partstat: 'DECLINED', personName: 'Tom Okoro' }],
    next: null,
  })
  t.notOk('raw' in listed.rows[0])
  const body = { meetingId: post.meetingId, personId: post.world.person.tom, answer: 'declined' }
  t.equal((await api.request('POST', `${at}/${post.id}/declined-time`, { body: { words: 'No' } })).statusCode, 409)
  t.match((await api.request('POST', `${at}/${post.id}/answer`, { body })).json(), { state: 'settled' })
  t.equal((await api.request('POST', `${at}/${post.id}/dismissal`)).statusCode, 409)
  t.match((await api.request('GET', `${at}?state=settled`)).json(), { rows: [{ id: post.id }] })
})

t.test('Lists go on from page to page, the longest wait first', async t => {
  const post = await aPost(t)
  for (let at = 0; at < 25; at++)
    await post.bring(plainLetter({ from: emailOf('tom'), to: post.to, text: `Letter ${at}`, subject: `No ${at}` }))
  const api = await post.world.api('colin')
  const first = (await api.request('GET', '/api/v1/partnerships/riverside/incoming-letters')).json()
  t.equal(first.rows.length, 20)
  t.match(first.rows[0].comment, /Letter 0/)
  const rest = (await api.request('GET', `/api/v1/partnerships/riverside/incoming-letters?cursor=${first.next}`)).json()
  t.equal(rest.rows.length, 5)
  t.equal(rest.next, null)
})

t.test('What belongs to no partnership waits for the administrator, and only for her', async t => {
  const post = await aPost(t)
  await post.bring(plainLetter({ from: emailOf('tom'), to: REPLY, text: 'Whom do I ask?' }))
  const ada = await post.world.as('ada')
  t.match((await ada.get('/administration')).text, /1 letter came in for no partnership/)
  t.match((await ada.get('/administration/incoming-letters')).text, /tom@example.org.*Whom do I ask\?/)
  const colin = await post.world.as('colin')
  t.match((await colin.get(list)).text, /No letter waits/)
  t.equal((await colin.get(`${list}/${post.last()?.id}`)).status, 404)
  t.equal((await colin.get('/administration/incoming-letters')).status, 404)
  const done = await ada.submit(`/administration/incoming-letters/${post.last()?.id}/dismiss`)
  t.match(done.text, /The letter is dismissed.*No such letter waits/)
})

t.test('Colin sees whose letters come back, on the members’ page and among the answers; Tom does not', async t => {
  const post = await aPost(t)
  await post.bring(postfixFailure({ to: post.to, recipient: emailOf('tom'), messageId: '<cut-off@x>' }))
  const meeting = `/partnerships/riverside/meetings/${post.meetingId}`
  const colin = await post.world.as('colin')
  t.match(
    (await colin.get('/partnerships/riverside/members')).text,
    /Address does not work since 1 March 2027: 5\.1\.1/,
  )
  t.match((await colin.get(meeting)).text, /Address does not work/)
  t.match((await colin.get(`${list}?state=taken`)).text, /A letter came back.*the address is marked as not working/)
  const lena = await post.world.as('lena')
  t.notMatch((await lena.get('/partnerships/riverside/members')).text, /Address does not work/)
})

t.test('After thirty days nothing of what stood in it is left, though it still waits', async t => {
  const post = await aForgedAnswer(t)
  await post.bring(plainLetter({ from: 'spam@x.example', to: REPLY, text: 'Buy' }))
  t.equal(post.rows().length, 2)
  post.world.clock.advance({ days: 31 })
  post.world.operate(forgetWhatIsDue)
  t.equal(post.rows().length, 1, 'and the stranger’s altogether')
  t.match(post.last(), { state: 'parked', raw: null, comment: null, partstat: 'DECLINED' })
})

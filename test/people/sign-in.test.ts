import t from 'tap'
import { aWorld, emailOf } from '#test/support/world.ts'

t.test('Amina signs in with the link from her mail', async t => {
  const world = await aWorld(t)
  const browser = world.stranger()
  await browser.get('/sign-in')
  const sent = await browser.post('/sign-in', { email: ' Amina@Example.org ' })
  t.match(sent.text, /a link is on its way/)
  const letter = world.letters().at(-1)
  t.equal(letter?.toAddress, emailOf('amina'))
  const path = /\/sign-in\/\S+/.exec(letter?.text ?? '')?.[0] ?? ''
  t.equal((await browser.get(path)).status, 200, 'looking changes nothing')
  const answer = await browser.post(path)
  t.equal(answer.status, 303)
  const again = await browser.get(path)
  t.equal(again.status, 410, 'a link works once')
})

t.test('Asking with an unknown address looks the same and sends nothing', async t => {
  const world = await aWorld(t)
  const [known, unknown] = [world.stranger(), world.stranger()]
  await known.get('/sign-in')
  await unknown.get('/sign-in')
  const one = await known.post('/sign-in', { email: emailOf('tom') })
  const other = await unknown.post('/sign-in', { email: 'nobody@example.org' })
  const withoutCode = (text: string) => text.replace(/\d{4} \d{4}/, '')
  t.equal(withoutCode(one.text), withoutCode(other.text))
  t.equal(one.status, other.status)
  t.equal(world.letters().length, 1)
})

t.test('Strangers who ask for Tom’s address keep neither Tom’s network nor his own browser out', async t => {
  const world = await aWorld(t, { config: { trustProxy: ['127.0.0.1'] } })
  const tom = await world.as('tom')
  tom.cookies.delete('session')
  const askFrom = async (network: string, email = emailOf('tom')) => {
    const browser = world.stranger()
    await browser.get('/sign-in')
    return (await browser.post('/sign-in', { email }, { 'x-forwarded-for': network })).status
  }
  for (let times = 0; times < 5; times++) t.equal(await askFrom('192.0.2.1'), 200)
  t.equal(await askFrom('192.0.2.1'), 429)
  t.equal(await askFrom('198.51.100.1'), 200, 'another network is not held up')
  for (const network of ['192.0.2.2', '192.0.2.3', '192.0.2.4'])
    for (let times = 0; times < 5; times++) await askFrom(network)
  t.equal(await askFrom('203.0.113.1'), 429, 'the mailbox gets no more')
  for (const network of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'])
    for (let times = 0; times < 5; times++) await askFrom(network, 'nobody@example.org')
  t.equal(await askFrom('203.0.113.1', 'nobody@example.org'), 429, 'an unknown address is answered alike')
  await tom.get('/sign-in')
  t.equal((await tom.post('/sign-in', { email: emailOf('tom') })).status, 200, 'he signed in here before')
  await tom.get('/sign-in')
  const other = await tom.post('/sign-in', { email: 'nobody@example.org' })
  t.equal(other.status, 429, 'which opens no other address')
})

t.test('Amina reads as whom she signs in, and whoever is signed in finds the way home', async t => {
  const world = await aWorld(t)
  const browser = world.stranger()
  await browser.get('/sign-in')
  await browser.post('/sign-in', { email: emailOf('amina') })
  const path = /\/sign-in\/\S+/.exec(world.letters().at(-1)?.text ?? '')?.[0] ?? ''
  t.match((await browser.get(path)).text, /Sign in As amina@example.org/)
  await browser.post(path)
  const again = await browser.get(path)
  t.equal(again.status, 410)
  t.match(again.text, /You are signed in already, as Amina Shah. Go to the home page/)
  t.match((await browser.get('/sign-in')).text, /You are signed in As Amina Shah/)
})

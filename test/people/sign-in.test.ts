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

import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Browser as Chromium, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { Browser } from '#test/support/browser.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { writtenMinutes } from './scene.ts'

/** A port that nobody uses: the platform must know its own address before it listens there. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function onTheWire(t: Test): Promise<{ world: World; chromium: Chromium }> {
  const port = await freePort()
  const world = await aWorld(t, { config: { publicUrl: `http://127.0.0.1:${port}` } })
  await world.app.listen({ port, host: '127.0.0.1' })
  const chromium = await launchChromium()
  t.teardown(() => chromium.close())
  return { world, chromium }
}

/** A page in a browser of its own, signed in as this person already is. */
async function pageOf(chromium: Chromium, person: Browser): Promise<Page> {
  const context = await chromium.newContext()
  await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: person.publicUrl })))
  return context.newPage()
}

t.test('Colin’s words are saved as he writes, survive a lost connection, and never overwrite Amina’s', async t => {
  const { world, chromium } = await onTheWire(t)
  const { at, training, colin } = await writtenMinutes(world)
  const amina = await world.as('amina')
  const editing = `${colin.publicUrl}${at}/edit`
  const notesIn = (page: Page) => page.locator(`#text-${training}`)
  const SAVED = /^Saved \d\d:\d\d$/
  const says = (page: Page, words: RegExp) =>
    page.locator(`#item-${training} [data-saved]`, { hasText: words }).waitFor({ timeout: 10_000 })

  const his = await pageOf(chromium, colin)
  await his.goto(editing)
  await notesIn(his).fill('Written by Colin ')
  await says(his, SAVED)
  t.match((await colin.get(at)).text, /Written by Colin/)
  await notesIn(his).fill('Written by Colin, twice')
  await says(his, /^Not saved yet$/)
  await says(his, SAVED)
  t.match((await colin.get(at)).text, /Written by Colin, twice/)

  await his.context().setOffline(true)
  await notesIn(his).fill('Written without a connection')
  await says(his, /kept in this browser/)
  await his.context().setOffline(false)
  await his.reload()
  await says(his, SAVED)
  t.equal(await notesIn(his).inputValue(), 'Written without a connection')
  t.match((await colin.get(at)).text, /Written without a connection/)

  const hers = await pageOf(chromium, amina)
  await hers.goto(editing)
  await notesIn(hers).fill('Amina’s words')
  await says(hers, SAVED)
  await notesIn(his).fill('Colin’s words')
  await his.getByRole('button', { name: 'See both texts and choose' }).click()
  await his.getByRole('heading', { name: 'Two texts for item 2' }).waitFor()
  t.match((await colin.get(at)).text, /Amina’s words/)
  await his.getByRole('button', { name: 'Save this text' }).click()
  await his.waitForURL(`${editing}#item-${training}`)
  t.equal(await notesIn(his).inputValue(), 'Amina’s words\n\nColin’s words')
  t.equal(await his.evaluate('localStorage.length'), 0, 'nothing stays behind in the browser')
})

import type { Page } from 'playwright-core'
import t from 'tap'
import { contextOf, onTheWire, opened, SAVED } from './on-the-wire.ts'
import { writtenMinutes } from './scene.ts'

t.test('Colin’s words are saved as he writes, survive a lost connection, and never overwrite Amina’s', async t => {
  const { world, chromium } = await onTheWire(t)
  const { at, training, colin } = await writtenMinutes(world)
  const amina = await world.as('amina')
  const editing = `${colin.publicUrl}${at}/edit`
  const notesIn = (page: Page) => page.locator(`#text-${training}`)
  const says = (page: Page, words: RegExp) =>
    page.locator(`#item-${training} [data-saved]`, { hasText: words }).waitFor({ timeout: 10_000 })

  const his = await opened(await contextOf(chromium, colin), editing)
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

  const hers = await opened(await contextOf(chromium, amina), editing)
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
  await says(his, SAVED)
  await hers.reload()
  await says(hers, /^Saved 1 March 2027 at 10am by Colin Reed$/)
})

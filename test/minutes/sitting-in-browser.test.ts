import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import t from 'tap'
import type { World } from '#test/support/world.ts'
import {
  aSittingOnTheWire,
  contextOf,
  heldBy,
  kept,
  nothingStays,
  opened,
  SAVED,
  status,
  until,
} from './on-the-wire.ts'

const program = fileURLToPath(new URL('../support/serving.ts', import.meta.url))

async function serve(world: World, port: number): Promise<ChildProcess> {
  const { secret, publicUrl, mailFrom } = world.house.config
  const env = { DATA_DIR: world.dataDir, PORT: String(port), SESSION_SECRET: secret, PUBLIC_URL: publicUrl }
  const child = spawn(process.execPath, ['bin/run.cjs', program, world.clock.now()], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: mailFrom },
  })
  await once(child.stdout ?? child, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

t.test(
  'The server is killed in the middle of minuting; Colin writes on, and it has everything when it is back',
  async t => {
    const { world, id, training, chromium, colin, port, url } = await aSittingOnTheWire(t, { inAnotherProcess: true })
    const held = heldBy(world, id)
    let server = await serve(world, port)
    t.teardown(() => server.kill('SIGKILL'))
    const page = await opened(await contextOf(chromium, colin), url)
    await page.locator(`#text-${training}`).fill('Written before the fall.')
    await status(page, training, SAVED)
    await page.locator(`#text-${training}`).pressSequentially(' Written as it fell.', { delay: 5 })
    await kill(server)
    await page.locator(`#text-${training}`).pressSequentially(' Written while it lay there.', { delay: 5 })
    await page.locator(`#line-${training}`).fill('@Northshire Police by 3 April: send the briefing')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+r')
    await page.keyboard.press('x')
    await kept(page, /Not saved yet: 3 things kept in this browser/)
    server = await serve(world, port)
    await status(page, training, SAVED)
    await until(t, () => held.actions().length > 0 && held.mark('lena') === 'absent', 'action and mark arrive')
    t.equal(held.notes(training)?.text, 'Written before the fall. Written as it fell. Written while it lay there.')
    t.same(held.actions(), ['Send the briefing'])
    await page.locator('[data-saving]').waitFor({ state: 'hidden' })
    await nothingStays(t, page)
  },
)

t.test(
  'Without a connection Colin notes, raises and marks, closes the page, and all of it is there when he is back',
  async t => {
    const { world, id, training, chromium, colin, url } = await aSittingOnTheWire(t)
    const held = heldBy(world, id)
    const context = await contextOf(chromium, colin)
    const page = await opened(context, url)
    await page.locator('.sitting__now').waitFor()
    await context.setOffline(true)
    await page.locator(`#text-${training}`).fill('Noted on a train.')
    await page.locator(`#decision-${training}`).fill('Train every council twice.')
    await page.locator(`#line-${training}`).fill('@Harbour Housing by Friday: find a room')
    await page.keyboard.press('Enter')
    await page.locator(`#line-${training}`).fill('@Pete Marsh by tomorrow: half a thought')
    await page.locator('[data-seat] button', { hasText: 'Left now: Pete Marsh' }).click()
    await kept(page, /Not saved yet: 3 things kept in this browser/)
    await page.close()
    t.same(held.actions(), [], 'nothing has been sent')

    await context.setOffline(false)
    const again = await opened(context, url)
    await status(again, training, SAVED)
    await until(t, () => held.actions().length > 0 && held.mark('pete') === 'part', 'action and mark arrive')
    t.match(held.notes(training), { text: 'Noted on a train.', decision: 'Train every council twice.' })
    t.equal(await again.locator(`#line-${training}`).inputValue(), '@Pete Marsh by tomorrow: half a thought')
    await again.reload()
    await status(again, training, /Saved/)
    t.same(held.actions(), ['Find a room'], 'nothing is doubled')
  },
)

t.test('An answer that never arrives makes nothing twice', async t => {
  const { world, id, training, chromium, colin, url } = await aSittingOnTheWire(t)
  const held = heldBy(world, id)
  const page = await opened(await contextOf(chromium, colin), url)
  await page.locator('.sitting__now').waitFor()
  const lost = { put: 2, post: 2 }
  await page.route('**/api/v1/**', async route => {
    const how = route.request().method() === 'POST' ? 'post' : 'put'
    if (route.request().method() === 'GET' || lost[how]-- <= 0) return route.continue()
    // The platform does it, and the way back is cut.
    await route.fetch()
    return route.abort()
  })
  await page.locator(`#text-${training}`).fill('Said once.')
  await page.locator(`#line-${training}`).fill('@Northshire Police by 3 April: send the briefing')
  await page.keyboard.press('Enter')
  await page.locator(`#text-${training}`).fill('Said once. And no more.')
  await status(page, training, SAVED)
  await until(t, () => held.notes(training)?.text === 'Said once. And no more.', 'the words are there')
  await until(t, () => lost.post < 0, 'the action was sent again')
  t.same(held.actions(), ['Send the briefing'])
  await page.locator('[data-saving]').waitFor({ state: 'hidden' })
  await nothingStays(t, page)
})

t.test('Two secretaries write at once: each sees who wrote what, and nothing is lost or doubled', async t => {
  const { world, id, training, welcome, chromium, colin, amina, url } = await aSittingOnTheWire(t)
  const held = heldBy(world, id)
  const his = await opened(await contextOf(chromium, colin), url)
  const hers = await opened(await contextOf(chromium, amina), url)
  const notes = (page: Page, item: string) => page.locator(`#text-${item}`)

  await his.locator('[data-entry] a', { hasText: '1.' }).click()
  await notes(his, welcome).fill('Colin on item 1.')
  await notes(hers, training).fill('Lena reported on training. Amina adds this.')
  await status(hers, training, SAVED)
  await until(t, () => held.notes(welcome)?.text === 'Colin on item 1.', 'different items go side by side')
  await his.locator('[data-entry] a', { hasText: '2.' }).click()
  await status(his, training, /Saved .* by Amina Shah/)
  t.equal(
    await notes(his, training).inputValue(),
    'Lena reported on training. Amina adds this.',
    'he sees hers by itself',
  )

  await his.context().setOffline(true)
  await notes(his, training).press('End')
  await notes(his, training).pressSequentially(' Colin goes on.')
  await notes(hers, training).press('End')
  await notes(hers, training).pressSequentially(' So does Amina.')
  await status(hers, training, SAVED)
  await until(t, () => /So does Amina/.test(held.notes(training)?.text ?? ''), 'hers is first')
  await his.context().setOffline(false)
  const both = 'Lena reported on training. Amina adds this. So does Amina.\nColin goes on.'
  await until(t, () => held.notes(training)?.text === both, 'both who wrote on after the same words are there')

  await his.context().setOffline(true)
  await his.locator(`#decision-${training}`).fill('Colin’s wording.')
  await hers.locator(`#decision-${training}`).fill('Amina’s wording.')
  await until(t, () => held.notes(training)?.decision === 'Amina’s wording.', 'hers is saved')
  await his.context().setOffline(false)
  await status(his, training, /Somebody else changed this item meanwhile by Amina Shah\. Yours is kept/)
  t.equal(await his.locator(`#decision-${training}`).inputValue(), 'Colin’s wording.', 'what he typed stays')
  t.equal(held.notes(training)?.decision, 'Amina’s wording.', 'and overwrites nothing')
  await his.getByRole('button', { name: 'Keep both' }).click()
  await until(t, () => held.notes(training)?.decision === 'Amina’s wording.\n\nColin’s wording.', 'he keeps both')
  await nothingStays(t, his)
  await nothingStays(t, hers)
})

t.test('One key marks each person, keys can be turned off, and none is taken from whoever is typing', async t => {
  const { world, id, training, welcome, chromium, colin, url } = await aSittingOnTheWire(t)
  const held = heldBy(world, id)
  const page = await opened(await contextOf(chromium, colin), url)
  await page.keyboard.press('Alt+r')
  for (const key of ['a', 'p', 'l']) await page.keyboard.press(key)
  await until(t, () => held.mark('pete') === 'part', 'three keys, three people')
  t.same([held.mark('lena'), held.mark('tom')], ['apologies', 'present'])
  t.match(await page.locator('[data-footing]').textContent(), /no police/)
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keys' }).waitFor()
  await page.locator('[data-keys-on]').uncheck()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.locator('[data-seat]').first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('?')
  t.notOk(await page.getByRole('heading', { name: 'Keys' }).isVisible(), 'off is off')
  await page.getByRole('button', { name: 'Keys' }).click()
  await page.locator('[data-keys-on]').check()
  await page.keyboard.press('Escape')
  t.equal(held.mark('lena'), 'apologies')
  await page.locator(`#text-${training}`).fill('')
  await page.locator(`#text-${training}`).pressSequentially('What? Pax.')
  t.equal(await page.locator(`#text-${training}`).inputValue(), 'What? Pax.')
  await page.locator(`#item-${welcome}`).waitFor({ state: 'hidden' })
  await page.keyboard.press('Alt+b')
  await page.locator(`#item-${welcome}`).waitFor()
  await page.keyboard.press('Alt+n')
  await page.locator('.sitting__now', { hasText: '2. Training' }).waitFor()
  await status(page, training, SAVED)
})

import t from 'tap'
import { askAxe } from '#test/support/axe.ts'
import { aSittingOnTheWire, contextOf, heldBy, nothingStays, opened, SAVED, status, until } from './on-the-wire.ts'

const NO_ONE = 'No one could be identified from this'

t.test(
  'While the meeting sits, Colin’s words wait for him to mend or vouch for them, and nothing else waits',
  async t => {
    const { world, id, training, welcome, chromium, colin, url } = await aSittingOnTheWire(t)
    const held = heldBy(world, id)
    const page = await opened(await contextOf(chromium, colin), url)
    const notes = (item: string) => page.locator(`#text-${item}`)
    const saving = page.locator('[data-saving]')

    await notes(training).fill('The girl is aged 15. Seen in AB12 CDE.')
    await status(page, training, /kept in this browser.*Notes: This holds a vehicle registration.*call 999/)
    t.equal(
      await page.locator(`[data-notes="${training}"] input[type=checkbox]`).count(),
      0,
      'that cannot be vouched for',
    )
    t.equal(await notes(training).inputValue(), 'The girl is aged 15. Seen in AB12 CDE.', 'what he typed stays')
    t.equal(held.notes(training)?.text, 'Lena reported on training.')
    await saving.filter({ hasText: 'Not saved: item 2. Something there could identify somebody' }).waitFor()

    await page.locator('[data-entry] a', { hasText: '1.' }).click()
    await notes(welcome).fill('Everybody is welcome.')
    await status(page, welcome, SAVED)
    t.equal(held.notes(welcome)?.text, 'Everybody is welcome.', 'another item is saved meanwhile')
    await page.locator('[data-entry] a', { hasText: '2.' }).click()

    await notes(training).fill('Girls aged 15 come. Ask on 07700 900123.')
    await status(page, training, /Notes: This seems to hold a telephone number and somebody’s age/)
    t.equal(held.notes(training)?.text, 'Lena reported on training.')
    t.same((await askAxe(page)).violations, [])
    await page.getByLabel(NO_ONE).click()
    await status(page, training, SAVED)
    t.equal(held.notes(training)?.text, 'Girls aged 15 come. Ask on 07700 900123.')
    await saving.waitFor({ state: 'hidden' })
    await notes(training).fill('Girls aged 15 come. Ask on 07700 900123. Lena books a hall.')
    await status(page, training, SAVED)
    await until(
      t,
      () => /books a hall/.test(held.notes(training)?.text ?? ''),
      'what he vouched for is not asked again',
    )
    await notes(training).fill('Girls aged 15 come. Ask on 07700 900456.')
    await status(page, training, /This seems to hold a telephone number/)
    await notes(training).fill('Girls aged 15 come.')
    await until(t, () => held.notes(training)?.text === 'Girls aged 15 come.', 'mended, it is saved by itself')
    await nothingStays(t, page)
  },
)

t.test('An action in one line waits with its words, and what comes after it does not', async t => {
  const { world, id, training, chromium, colin, url } = await aSittingOnTheWire(t)
  const held = heldBy(world, id)
  const page = await opened(await contextOf(chromium, colin), url)
  const raise = async (line: string) => {
    await page.locator(`#line-${training}`).fill(line)
    await page.keyboard.press('Enter')
  }
  const refused = page.locator('[data-refused]')

  await raise('@Northshire Police by 3 April: ring 07700 900123')
  await raise('@Harbour Housing by 3 April: find a room')
  await until(t, () => held.actions().includes('Find a room'), 'the next action is raised')
  await refused.filter({ hasText: /Not done: the action.*This seems to hold a telephone number/ }).waitFor()
  t.same(held.actions(), ['Find a room'])
  t.same((await askAxe(page)).violations, [])
  await page.getByLabel(NO_ONE).click()
  await until(t, () => held.actions().includes('Ring 07700 900123'), 'vouched for, it is raised')

  await raise('@Northshire Police by 3 April: look for AB12 CDE')
  await refused.filter({ hasText: /This holds a vehicle registration/ }).waitFor()
  await page.getByRole('button', { name: 'Put it back in the box' }).click()
  t.equal(await page.locator(`#line-${training}`).inputValue(), '@Northshire Police by 3 April: look for AB12 CDE')
  await page.locator(`#line-${training}`).fill('')

  const interests = page.locator('[data-seat] input[name="interests"]').first()
  await interests.fill('Her client is AB12 CDE')
  await refused.filter({ hasText: /This holds a vehicle registration/ }).waitFor()
  await page.getByRole('button', { name: 'Put it back in the box' }).click()
  t.equal(await interests.inputValue(), 'Her client is AB12 CDE')
  await interests.fill('')
  await nothingStays(t, page)
})

t.test('On the page where minutes are edited the same is asked, beside the item', async t => {
  const { world, id, at, training, chromium, colin } = await aSittingOnTheWire(t)
  const held = heldBy(world, id)
  const page = await opened(await contextOf(chromium, colin), `${colin.publicUrl}${at}/edit`)
  const says = (words: RegExp) => page.locator(`#item-${training} [data-saved]`, { hasText: words }).waitFor()

  await page.locator(`#text-${training}`).fill('Seen in AB12 CDE')
  await says(/kept in this browser.*Notes: This holds a vehicle registration.*call 999/)
  await page.locator(`#text-${training}`).fill('Ask on 07700 900123')
  await says(/Notes: This seems to hold a telephone number/)
  t.equal(held.notes(training)?.text, 'Lena reported on training.')
  t.same((await askAxe(page)).violations, [])
  await page.getByLabel(NO_ONE).click()
  await says(SAVED)
  t.equal(held.notes(training)?.text, 'Ask on 07700 900123')
  t.equal(await page.evaluate('localStorage.length'), 0, 'nothing stays behind in the browser')
})

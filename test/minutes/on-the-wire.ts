import type { BrowserContext, Browser as Chromium, Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Browser } from '#test/support/browser.ts'
import { aChromium } from '#test/support/chromium.ts'
import { freePort } from '#test/support/free-port.ts'
import { aWorld, type Persona, type World } from '#test/support/world.ts'
import { writtenMinutes } from './scene.ts'

/** Just saved by whoever reads it, in the words that stand there when the page is opened again. */
export const SAVED = /^Saved \d+ \w+ \d{4} at (\d+(:\d\d)?[ap]m|noon|midnight)$/

/** A world with a real browser before it. Another process may serve it. */
export async function onTheWire(t: Test, { inAnotherProcess = false } = {}) {
  const port = await freePort()
  const world = await aWorld(t, { config: { publicUrl: `http://127.0.0.1:${port}` }, onDisk: inAnotherProcess })
  if (!inAnotherProcess) await world.app.listen({ port, host: '127.0.0.1' })
  return { world, port, chromium: await aChromium(t) }
}

/** Riverside's meeting as it sits, its minutes begun by Colin. */
export async function aSittingOnTheWire(t: Test, served = {}) {
  const { world, port, chromium } = await onTheWire(t, served)
  const meeting = await writtenMinutes(world, { pete: { answer: 'accepted' } })
  const amina = await world.as('amina')
  await meeting.colin.get(`${meeting.at}/sitting`)
  await meeting.colin.post(`${meeting.at}/sitting`)
  const url = `${meeting.colin.publicUrl}${meeting.at}/sitting#item-${meeting.training}`
  return { world, ...meeting, amina, port, chromium, url }
}

export async function contextOf(chromium: Chromium, person: Browser): Promise<BrowserContext> {
  const context = await chromium.newContext()
  await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: person.publicUrl })))
  return context
}

export async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** What the platform holds, whoever serves it. */
export const heldBy = (world: World, meetingId: string) => {
  const rows = (sql: string) => world.house.database.sqlite.prepare(sql).all(meetingId) as Record<string, string>[]
  return {
    notes: (itemId: string) =>
      world.house.database.sqlite
        .prepare('select text, decision, outcome from item_notes where agenda_item_id = ?')
        .get(itemId) as { text: string; decision: string; outcome: string } | undefined,
    actions: () =>
      rows('select text from actions where raised_at_meeting_id = ? order by reference').map(each => each.text),
    mark: (who: Persona) =>
      rows('select person_id, attendance from attendances where meeting_id = ?').find(
        each => each.person_id === world.person[who],
      )?.attendance,
  }
}

export async function until(t: Test, holds: () => boolean, what: string): Promise<void> {
  for (let times = 0; times < 600 && !holds(); times++) await new Promise(resolve => setTimeout(resolve, 100))
  t.ok(holds(), what)
}

export const status = (page: Page, itemId: string, words: RegExp) =>
  page.locator(`[data-notes="${itemId}"] [data-saved]`, { hasText: words }).waitFor({ timeout: 60_000 })
export const kept = (page: Page, words: RegExp) =>
  page.locator('[data-saving]', { hasText: words }).waitFor({ timeout: 60_000 })
/** The browser forgets only once it has heard that it was kept. */
export async function nothingStays(t: Test, page: Page): Promise<void> {
  const left = () => page.evaluate<string[]>("Object.keys(localStorage).filter(key => key !== 'sitting-keys')")
  // Asked again from here: to wait within the page would be to evaluate there, which its policy forbids.
  for (let times = 0; times < 600 && (await left()).length > 0; times++) await new Promise(r => setTimeout(r, 100))
  t.same(await left(), [], 'nothing stays behind in the browser')
}

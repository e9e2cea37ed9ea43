import type { BrowserContext, Page, Response } from 'playwright-core'
import type { Test } from 'tap'
import { askAxe, bringAxe } from './axe.ts'
import { kindOf } from './kind-of.ts'
import { liveDemonstration } from './live.ts'

const MOST_PAGES = 250

const isPage = (url: URL, origin: string): boolean =>
  url.origin === origin &&
  !/^\/(?:assets|api\/openapi|health|calendar\/)/.test(url.pathname) &&
  !/(?:\.(?:csv|json|xlsx|ics)|\/(?:pdf|docx))$/.test(url.pathname) &&
  !/\/documents\//.test(url.pathname)

/** Where the links of a page lead, from its markup. */
const linksIn = (html: string, at: URL): string[] =>
  [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), at))
    .filter(url => isPage(url, at.origin))
    .map(url => url.pathname + url.search)

/** Nothing for axe to find, nothing that the browser complains of, nothing that runs off a narrow screen. */
async function checkPage(t: Test, page: Page, path: string): Promise<void> {
  t.same((await askAxe(page)).violations, [], `axe finds nothing on ${path}`)
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(
    () =>
      (globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document.documentElement
        .scrollWidth,
  )
  t.ok(width <= 320, `${path} fits 320 pixels (${width})`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/**
 * Follows every link from the start, to one page of each kind. A kind that somebody before them was shown is not checked
 * anew, so the browser need not draw it: that it answers, and where it leads, can be read without.
 */
async function visitEverything(
  t: Test,
  { context, checked }: { context: BrowserContext; checked: Set<string> },
  origin: string,
): Promise<Set<string>> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  const waiting = ['/']
  const seen = new Set<string>()
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_PAGES; path = waiting.shift()) {
    const kind = kindOf(path)
    if (seen.has(kind)) continue
    seen.add(kind)
    const address = new URL(path, origin)
    const answer = checked.has(kind)
      ? await context.request.get(address.href)
      : ((await page.goto(address.href)) as Response)
    t.equal(answer.status(), 200, `${path} answers`)
    waiting.push(...linksIn(await answer.text(), new URL(answer.url())))
    if (checked.has(kind)) continue
    await checkPage(t, page, path)
    checked.add(kind)
    t.same(complaints.splice(0), [], `the browser has nothing to complain of on ${path}`)
  }
  await page.close()
  return seen
}

/** Walks through everything as these people, given by their address, or as nobody. */
export async function walk(
  t: Test,
  people: readonly { email: string | undefined; who: string; atLeast: number }[],
): Promise<void> {
  const live = await liveDemonstration(t)
  const checked = new Set<string>()
  for (const { email, who, atLeast } of people)
    await t.test(who, async t => {
      const context = email ? await live.signedIn(email) : await live.browser.newContext()
      await bringAxe(context)
      const kinds = await visitEverything(t, { context, checked }, live.url)
      t.comment([...kinds].sort().join('\n'))
      t.ok(kinds.size >= atLeast, `${who} has ${kinds.size} kinds of page to see`)
    })
}

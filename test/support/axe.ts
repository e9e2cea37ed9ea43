import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe has to say of a page: each rule that it breaks with the first place where it does, and the rules it keeps. */
export interface Findings {
  violations: string[]
  passes: string[]
}

/** Has every page of this browser bring axe along: sent to each page anew it takes five times as long. */
export const bringAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: SOURCE })

/**
 * Asks axe about the page as it stands, by all its rules, those with one of these tags, or these rules alone. Our pages
 * have no frames, so axe runs in the page itself: its wrapper opens another page for every answer and takes seven times
 * as long.
 */
export async function askAxe(page: Page, only?: { type: 'tag' | 'rule'; values: string[] }): Promise<Findings> {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(SOURCE)
  // Of what is right one place is enough; without selectors for all the others axe takes two thirds of the time.
  const options = {
    resultTypes: ['violations'],
    selectors: false,
    ...(only ? { runOnly: only } : {}),
  }
  return page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations, passes }) => ({
    violations: violations.map(({ id, nodes: [first] }) => id + ': ' + first?.html),
    passes: passes.map(({ id }) => id),
  }))`)
}

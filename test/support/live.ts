import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import type { Test } from 'tap'
import { inJob } from '#src/access/work.ts'
import { fillWithDemonstration } from '#src/demonstration/fill.ts'
import { demonstrationConfig } from '#src/demonstration/settings.ts'
import { makeOperatorLink } from '#src/people/ask-to-sign-in.ts'
import { personByEmail } from '#src/people/store.ts'
import { type Platform, startPlatform } from '#src/platform.ts'
import { launchChromium } from './chromium.ts'

/** The platform as `npm run demo` runs it, with a real browser in front of it. */
export interface Live {
  platform: Platform
  url: string
  dataDir: string
  browser: Browser
  /** A browser of its own in which this person is signed in. */
  signedIn(email: string, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>
}

export async function liveDemonstration(t: Test): Promise<Live> {
  const dataDir = mkdtempSync(join(tmpdir(), 'demonstration-'))
  const config = demonstrationConfig({ PORT: String(await freePort()), DATA_DIR: dataDir }, false)
  const platform = await startPlatform(
    { ...config, requestsAMinute: 1_000_000, logLevel: 'silent' },
    fillWithDemonstration,
  )
  const browser = await launchChromium()
  t.teardown(async () => {
    await browser.close()
    await platform.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    platform,
    url: config.publicUrl,
    dataDir,
    browser,
    async signedIn(email, options = {}) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      await page.goto(signInLink(platform, email))
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForLoadState()
      await page.close()
      return context
    },
  }
}

function signInLink({ house }: Platform, email: string): string {
  return inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => {
    const person = personByEmail(work.tx, email)
    if (!person) throw new Error(`Nobody in the demonstration is at ${email}`)
    return makeOperatorLink(work, person)
  })
}

const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

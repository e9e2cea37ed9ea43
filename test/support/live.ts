import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import type { Test } from 'tap'
import { fillWithDemonstration } from '#src/demonstration/fill.ts'
import { demonstrationConfig } from '#src/demonstration/settings.ts'
import { type Platform, startPlatform } from '#src/platform.ts'
import { aChromium } from './chromium.ts'
import { freePort } from './free-port.ts'
import { signInLink } from './sign-in-link.ts'

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
  t.teardown(async () => {
    await platform.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const browser = await aChromium(t)
  return {
    platform,
    url: config.publicUrl,
    dataDir,
    browser,
    async signedIn(email, options = {}) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      await page.goto(signInLink(platform.house, email))
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForLoadState()
      await page.close()
      return context
    },
  }
}

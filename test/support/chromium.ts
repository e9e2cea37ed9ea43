import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import root, { type Test } from 'tap'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** Where this machine keeps a Chromium, if it has one. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM, ...PLACES].find((path): path is string => path !== undefined && existsSync(path))

let running: Promise<Browser> | undefined

/** A headless Chromium, one for all the tests of a process; what a test opened in it is closed when the test ends. */
export async function aChromium(t: Test): Promise<Browser> {
  if (!running) {
    running = launch()
    root.teardown(async () => (await running)?.close())
  }
  const browser = await running
  t.teardown(() => Promise.all(browser.contexts().map(context => context.close())))
  return browser
}

/** It talks to nobody but the server under test. */
function launch(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('No Chromium: run "npm test", which brings one or names the package')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

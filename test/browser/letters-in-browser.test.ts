import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import t, { type Test } from 'tap'
import { compose } from '#src/mail/compose.ts'
import { post } from '#src/mail/post.ts'
import { type Sample, samples } from '#test/mail/samples.ts'
import { askAxe } from '#test/support/axe.ts'
import { aChromium } from '#test/support/chromium.ts'
import { aWorld, type World } from '#test/support/world.ts'

const NARROW = 320
/** What a mail program on a common laptop leaves of the screen for a letter. */
const SCREEN = { width: 700, height: 900 }

/** The letter as its reader's mail program opens it: posted, composed and parsed by a program that is not ours. */
async function opened(world: World, { template, name, view }: Sample): Promise<{ html: string; text: string }> {
  const id = world.operate(work =>
    post(work, {
      kind: 'notice',
      cause: `${template} ${name}`,
      to: { personId: world.person.tom, email: 'tom@example.org' },
      subject: 'A letter to look at',
      template,
      view,
      fromName: 'Riverside',
    }),
  )
  const letter = world.letters().find(each => each.id === id)
  if (!letter) throw new Error(`${template} made no letter`)
  const { html = '', text = '' } = await PostalMime.parse(await compose(letter, world.house.config))
  return { html, text }
}

interface Seen {
  words: string
  links: string[]
  buttons: number
  width: number
  height: number
}

/** What a reader sees of it, as the browser has it. */
const seenOn = (page: Page): Promise<Seen> =>
  page.evaluate(`({
    words: document.body.innerText,
    links: [...document.querySelectorAll('a')].map(link => link.href),
    buttons: document.querySelectorAll('a.button').length,
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  })`)

/** Between light and dark nothing differs but colours. */
const rulesFor = {
  light: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  dark: { type: 'rule' as const, values: ['color-contrast'] },
}

async function checkScheme(t: Test, page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  const { violations, passes } = await askAxe(page, rulesFor[scheme])
  t.same(violations, [], `axe finds nothing in the ${scheme}`)
  t.ok(passes.includes('color-contrast'), 'and it did measure contrast')
  const ground = await page.evaluate('getComputedStyle(document.querySelector("td.page")).backgroundColor')
  t.equal(ground, scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(21, 23, 25)', `it is ${scheme}`)
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? []

function checkText(t: Test, seen: Seen, text: string): void {
  const inText = new Set(wordsIn(text))
  t.strictSame(
    wordsIn(seen.words).filter(word => !inText.has(word)),
    [],
    'the plain text lacks no word',
  )
  const inHtml = new Set(wordsIn(seen.words))
  const withoutAddresses = text.replaceAll(/https?:\/\/\S+/g, '')
  t.strictSame(
    wordsIn(withoutAddresses).filter(word => !inHtml.has(word)),
    [],
    'nor the HTML',
  )
  for (const link of seen.links) t.ok(text.includes(link), `the plain text has ${link}`)
}

t.test('Every letter can be read: light and dark, on a phone, as plain text', { timeout: 280_000 }, async t => {
  const world = await aWorld(t)
  const browser = await aChromium(t)
  const context = await browser.newContext()
  const page = await context.newPage()
  const asked: string[] = []
  context.on('request', request => !/^(?:about|data):/.test(request.url()) && asked.push(request.url()))
  for (const sample of samples)
    await t.test(`${sample.template}, ${sample.name}`, async t => {
      const { html, text } = await opened(world, sample)
      await page.setViewportSize({ width: NARROW, height: 640 })
      await page.setContent(html)
      const seen = await seenOn(page)
      t.ok(seen.width <= NARROW, `it fits ${NARROW} pixels (${seen.width})`)
      t.ok(seen.buttons <= 1, 'there is one clear action at most')
      checkText(t, seen, text)
      await page.setViewportSize(SCREEN)
      await checkScheme(t, page, 'light')
      await checkScheme(t, page, 'dark')
      t.strictSame(asked.splice(0), [], 'nothing is fetched from anywhere')
      t.notMatch(html, /<(?:img|script|link|iframe|object|video|audio|form)\b|url\(|@import|@font-face/i)
    })
})

t.test('A digest fits a screen, however much there is', async t => {
  const world = await aWorld(t)
  const browser = await aChromium(t)
  const page = await browser.newPage({ viewport: SCREEN })
  const sample = samples.find(each => each.name === 'digest')
  if (!sample) throw new Error('There is no digest to look at')
  const { html, text } = await opened(world, sample)
  await page.setContent(html)
  const { height } = await seenOn(page)
  t.ok(height <= SCREEN.height, `${height} pixels high`)
  t.match(text, /\* and 7 more\n {2}https:\/\/partnerships\.example\/home#owed/)
})

t.test('There is a letter to look at for every template', t => {
  const templates = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter(
    path => /(?:^|\/)mail\/[^/]+\.njk$/.test(path) && !path.startsWith('mail/'),
  )
  t.ok(templates.length > 15)
  t.strictSame(
    templates.toSorted(),
    [...new Set(samples.map(each => each.template))].toSorted(),
    'a new letter needs a sample in test/mail/samples.ts',
  )
  t.end()
})

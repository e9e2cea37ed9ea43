import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import * as words from './words.ts'

const OURS = fileURLToPath(new URL('../templates', import.meta.url))
const GOVUK = fileURLToPath(new URL('../node_modules/govuk-frontend/dist', import.meta.url))

function environment(options: { autoescape: boolean; throwOnUndefined: boolean }): nunjucks.Environment {
  const env = new nunjucks.Environment(new nunjucks.FileSystemLoader([OURS, GOVUK], { noCache: false, watch: false }), {
    ...options,
    trimBlocks: true,
    lstripBlocks: true,
  })
  const filters = {
    longDate: words.longDate,
    shortDate: words.shortDate,
    briefDate: words.briefDate,
    clockTime: words.clockTime,
    dateTime: words.dateTime,
    dateOf: words.dateOf,
    pounds: words.pounds,
    wholeNumber: words.wholeNumber,
    counted: words.counted,
    listed: words.listed,
    sentence: words.sentence,
    fileSize: words.fileSize,
    isAddress: (text: unknown) => /^https:\/\/\S+$/.test(String(text)),
    endsSentence: (text: string) => /[.!?…]$/.test(text),
    underline: (text: string) => '-'.repeat(text.length),
  }
  for (const [name, filter] of Object.entries(filters)) env.addFilter(name, filter)
  env.addGlobal('timeRange', words.timeRange)
  env.addGlobal('choices', choices)
  return env
}

/** What a select, radios or checkboxes offer, with what was chosen marked; a plain word is its own label. */
const choices = (offered: (string | { value: string; text: string; hint?: string })[], chosen: unknown) => {
  const marked = [chosen].flat().map(String)
  return offered
    .map(each => (typeof each === 'string' ? { value: each, text: words.sentence(each.replaceAll('_', ' ')) } : each))
    .map(({ hint, ...each }) => {
      const isChosen = marked.includes(each.value)
      return { ...each, ...(hint ? { hint: { text: hint } } : {}), selected: isChosen, checked: isChosen }
    })
}

// GOV.UK's macros print undefined parameters on purpose; our letters never do.
const pages = environment({ autoescape: true, throwOnUndefined: false })
const htmlLetters = environment({ autoescape: true, throwOnUndefined: true })
const textLetters = environment({ autoescape: false, throwOnUndefined: true })

/** A page as HTML. */
export const renderPage = (template: string, view: object): string => pages.render(template, view)

/**
 * The same letter twice, from one template: `form` holds the macros that set it as HTML or as plain text.
 * A template that prints a value nobody gave it throws, so no letter goes out with a hole in it.
 */
export function renderLetter(
  template: string,
  view: { subject: string } & Record<string, unknown>,
): { text: string; html: string } {
  const text = textLetters.render(template, { ...view, form: 'mail/as-text.njk' })
  const body = htmlLetters.render(template, { ...view, form: 'mail/as-html.njk' })
  return {
    text: `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`,
    html: htmlLetters.render('mail/frame.html.njk', { subject: view.subject, body }),
  }
}

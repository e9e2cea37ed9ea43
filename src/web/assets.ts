import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { notFound } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { open } from './permit.ts'

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

/** GOV.UK's style sheet without its font, which is licensed to GOV.UK alone. */
function govukStyle(): string {
  const css = file('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,', '')
    .replaceAll('"GDS Transport",', '')
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '')
  if (/GDS Transport|@font-face/.test(css)) throw new Error('The GOV.UK font is still in the style sheet')
  return css
}

/** Scripts of one page; each imports the others by their plain names. */
const scripts = (...names: string[]) =>
  Object.fromEntries(
    names.map(name => [`${name}.js`, { type: 'text/javascript', content: file(`templates/assets/${name}.js`) }]),
  )

const files = {
  'govuk.css': { type: 'text/css', content: govukStyle() },
  'house.css': { type: 'text/css', content: file('templates/assets/house.css') },
  'govuk.js': {
    type: 'text/javascript',
    content: file('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js').replace(
      /\/\/# sourceMappingURL=.*/,
      '',
    ),
  },
  ...scripts('sitting', 'sitting-deeds', 'sitting-desk', 'sitting-keys', 'sitting-lines', 'sitting-notes'),
  ...scripts('sitting-register', 'sitting-words', 'action-line', 'pen', 'times'),
  'house.js': { type: 'text/javascript', content: file('templates/assets/house.js') },
  'favicon.svg': { type: 'image/svg+xml', content: file('templates/assets/favicon.svg') },
}

// One fingerprint for all: a script imports another by its plain name, so they change address together.
const release = hashOf(
  Object.values(files)
    .map(each => each.content)
    .join(),
).slice(0, 12)

/** Where a page finds its style, script or picture; the address changes with the content. */
export const assetPath = Object.fromEntries(Object.keys(files).map(name => [name, `/assets/${release}/${name}`]))

/** The few files a browser needs, from memory: a name that is not on the list does not exist. */
export function registerAssets(app: FastifyInstance): void {
  app.get('/assets/:release/:name', { config: open('style and script hold nothing private') }, (request, reply) => {
    const { name, release: wanted } = request.params as { name: string; release: string }
    const asset = wanted === release && Object.hasOwn(files, name) ? files[name as keyof typeof files] : undefined
    if (!asset) throw notFound()
    return reply
      .type(`${asset.type}; charset=utf-8`)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(asset.content)
  })
}

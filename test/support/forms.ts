import type { LightMyRequestResponse } from 'fastify'
import { kindOf } from './kind-of.ts'

/** A form as it stands on a page. */
export interface Form {
  page: string
  action: string
  fields: Map<string, string[]>
  /** The boxes into which somebody writes words. */
  texts: string[]
  isMultipart: boolean
}

type Send = (method: 'GET', url: string) => Promise<LightMyRequestResponse>

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
/** The kind of an address whatever its query: wherever a page was entered, its form is the same. */
export const kindOfPath = (action: string) => kindOf(action.replace(/\?.*/, ''))

/** What stands in each box of a form: of several buttons that are alike, the last that is pressed. */
function fieldsOf(inner: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const [tag] of inner.matchAll(/<(?:input|button)\b[^>]*\bname="[^>]*>/g))
    if (!fields.has(attribute(tag, 'name') ?? '') || / checked/.test(tag))
      fields.set(attribute(tag, 'name') ?? '', [unescaped(attribute(tag, 'value') ?? '')])
  for (const [, name = '', text = ''] of inner.matchAll(/<textarea\b[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields.set(name, [unescaped(text) || 'Some words'])
  for (const [, name = '', options = ''] of inner.matchAll(/<select\b[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields.set(name, [/value="([^"]+)"/.exec(options)?.[1] ?? ''])
  return fields
}

/** Boxes for words: a text area, or a line that is no number, no hidden value and no choice. */
const textsOf = (inner: string): string[] =>
  [...inner.matchAll(/<(?:textarea|input)\b[^>]*\bname="[^>]*>/g)].flatMap(([tag]) => {
    const isLine = ['text', undefined].includes(attribute(tag, 'type')) && attribute(tag, 'inputmode') === undefined
    return tag.startsWith('<textarea') || isLine ? [attribute(tag, 'name') ?? ''] : []
  })

/** The forms on a page that change something. */
const formsOn = (page: string, html: string): Form[] =>
  [...html.matchAll(/<form\b([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inner = '']) => ({
    page,
    action: unescaped(attribute(tag, 'action') ?? page),
    fields: fieldsOf(inner),
    texts: textsOf(inner),
    isMultipart: tag.includes('multipart'),
  }))

/** Follows every link from the start to one page of each kind, and finds one form of each kind. */
export async function formsInReach(send: Send): Promise<Form[]> {
  const waiting = ['/home', '/account', '/administration']
  const kinds = new Set<string>()
  const forms = new Map<string, Form>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (kinds.has(kindOfPath(path))) continue
    kinds.add(kindOfPath(path))
    const { body, headers } = await send('GET', path)
    if (!String(headers['content-type']).startsWith('text/html')) continue
    for (const form of formsOn(path, body)) forms.set(kindOfPath(form.action), form)
    waiting.push(...[...body.matchAll(/href="(\/(?!assets|sign)[^"#]*)/g)].map(([, href = '']) => unescaped(href)))
  }
  return [...forms.values()].filter(({ action }) => action !== '/sign-out')
}

/** A form as a browser sends it. */
export async function encoded(fields: Map<string, string[]>, isMultipart: boolean) {
  const pairs = [...fields].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
  if (!isMultipart) return { type: 'application/x-www-form-urlencoded', payload: new URLSearchParams(pairs).toString() }
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  const response = new Response(form)
  return { type: response.headers.get('content-type') ?? '', payload: Buffer.from(await response.arrayBuffer()) }
}

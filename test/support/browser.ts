import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import type { House } from '#src/access/work.ts'
import { signInLink } from './sign-in-link.ts'

/** A page as a person meets it. */
export interface Page {
  status: number
  html: string
  /** What a reader sees, without markup. */
  text: string
  location: string | undefined
  response: LightMyRequestResponse
}

type Fields = Record<string, string | string[]>

/** A browser without JavaScript: it keeps cookies, sends forms with what stands in them, and checks every page it sees. */
export class Browser {
  readonly cookies = new Map<string, string>()
  #last = ''
  readonly t: Test
  readonly app: FastifyInstance
  readonly publicUrl: string
  constructor(t: Test, app: FastifyInstance, publicUrl: string) {
    this.t = t
    this.app = app
    this.publicUrl = publicUrl
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.#send('GET', path, undefined, headers)
  }

  /** Sends a form to `path` with the hidden fields of the form last seen and these values. */
  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Page> {
    return this.#send('POST', path, { ...this.#hidden(path), ...fields }, headers)
  }

  /** Sends a form and follows where it leads. */
  async submit(path: string, fields: Fields = {}): Promise<Page> {
    const answer = await this.post(path, fields)
    return answer.location ? this.get(answer.location) : answer
  }

  /** Opens the form at `path` and sends it to `action` (or to itself) with these values. */
  async fillIn(path: string, fields: Fields, action = path): Promise<Page> {
    await this.get(path)
    return this.submit(action, fields)
  }

  /** Sends a form with a file, as a browser does, and follows where it leads. */
  async upload(path: string, fields: Fields, file?: { name: string; bytes: Buffer | string }): Promise<Page> {
    await this.get(path)
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...this.#hidden(path), ...fields }))
      for (const each of [value].flat()) form.append(name, each)
    if (file) form.append('file', new Blob([new Uint8Array(Buffer.from(file.bytes))]), file.name)
    const { headers, body } = new Response(form)
    const bytes = Buffer.from(await new Response(body).arrayBuffer())
    const answer = await this.#send('POST', path, bytes, { 'content-type': headers.get('content-type') ?? '' })
    return answer.location ? this.get(answer.location) : answer
  }

  /** Opens a sign-in link and presses its button. */
  async signIn(house: House, email: string): Promise<void> {
    const path = signInLink(house, email).slice(this.publicUrl.length)
    await this.get(path)
    const answer = await this.post(path)
    if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`)
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    fields: Fields | Buffer | undefined,
    extra: Record<string, string>,
  ): Promise<Page> {
    const headers: Record<string, string> = { host: new URL(this.publicUrl).host, ...extra }
    if (this.cookies.size > 0) headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (fields) {
      headers['content-type'] ??= 'application/x-www-form-urlencoded'
      headers.origin ??= this.publicUrl
    }
    const response = await this.app.inject({
      method,
      url: path,
      headers,
      ...(fields ? { payload: Buffer.isBuffer(fields) ? fields : encoded(fields) } : {}),
    })
    for (const { name, value, maxAge } of response.cookies as { name: string; value: string; maxAge?: number }[])
      value === '' || maxAge === 0 ? this.cookies.delete(name) : this.cookies.set(name, value)
    const isPage = String(response.headers['content-type']).startsWith('text/html')
    const html = isPage ? response.body : ''
    if (isPage) {
      // That another program has the database locked is said as a refusal is.
      this.t.ok(response.statusCode < 500 || response.statusCode === 503, `${path} is drawn without a fault`)
      this.#last = html
      this.t.same(faultsOf(html), [], `${path} is as every page must be`)
    }
    const { location } = response.headers
    return {
      status: response.statusCode,
      html,
      text: asText(html),
      location: typeof location === 'string' ? location : undefined,
      response,
    }
  }

  #hidden(path: string): Fields {
    const forms = this.#last.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
    const aimed = forms.find(form => form.includes(`action="${path}"`)) ?? forms.at(-1) ?? ''
    return Object.fromEntries(
      [...aimed.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        unescaped(value),
      ]),
    )
  }
}

function encoded(fields: Fields): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
  return body.toString()
}

/** What must be true of every page and is not: a title, one heading, a label for each control, a token in each form. */
function faultsOf(html: string): string[] {
  const headings = html.match(/<h1[ >]/g)?.length ?? 0
  const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag)
  const forms = html.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
  return [
    ...(/<title>[^<]+ – Anti-slavery partnerships<\/title>/.test(html) ? [] : ['no title']),
    ...(headings === 1 ? [] : [`${headings} headings of the first rank`]),
    ...controls.filter(tag => !/type="(?:hidden|submit)"/.test(tag) && !isLabelled(tag, html)),
    ...forms.filter(form => !form.includes('name="_csrf"')),
  ]
}

function isLabelled(tag: string, html: string): boolean {
  const id = /\bid="([^"]+)"/.exec(tag)?.[1]
  return tag.includes('aria-label') || (id !== undefined && html.includes(`for="${id}"`))
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#92;', '\\')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const asText = (html: string) =>
  unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

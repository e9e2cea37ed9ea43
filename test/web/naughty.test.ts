import t from 'tap'
import { aDemonstration, type Demonstrated } from '#test/support/demonstrated.ts'
import { encoded, type Form, formsInReach, kindOfPath } from '#test/support/forms.ts'
import { kindOf } from '#test/support/kind-of.ts'

const MARK = 'zqxmark'
/** What people never type and programs do: every one of them has broken somebody's form by itself. */
const naughty: [string, ...string[]][] = [
  [''],
  [`"'><script>${MARK}</script>`],
  ['a\r\nBcc: other@evil.example'],
  ['a\u0000b\u202e'],
  ['👩🏽‍🚀 \u0634 {{7*7}}'],
  ['9'.repeat(400)],
  ['-1e999'],
  ['0000-01-01'],
  ['9999-12-31'],
  ['24:00'],
  ['__proto__'],
  ['019a6f3e-7c00-7000-8000-00000000dead'],
  ['javascript:alert(1)'],
  ['twice', 'and differently'],
]
/** What is bad in any box is sent in all at once. */
const naughtyTogether: [string, ...string[]][] = [...naughty, ['x'.repeat(30_000)]]

/** A program that acts as somebody and looks at every answer it gets. */
function visitor({ app, tokenOf }: Demonstrated, email: string) {
  const headers = { host: '127.0.0.1:3000', authorization: `Bearer ${tokenOf(email)}` }
  const faults = new Set<string>()
  const seen = { count: 0 }
  async function send(method: 'GET' | 'POST', url: string, sent?: { type: string; payload: Buffer | string }) {
    const answer = await app.inject({
      method,
      url,
      headers: { ...headers, ...(sent ? { 'content-type': sent.type } : {}) },
      ...(sent ? { payload: sent.payload } : {}),
    })
    seen.count += 1
    if (answer.statusCode >= 500) faults.add(`${method} ${kindOfPath(url)} is answered ${answer.statusCode}`)
    // In a sheet to be downloaded it is a text like any other.
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    if (isPage && answer.body.includes(`<script>${MARK}`)) faults.add(`${method} ${kindOfPath(url)} prints a script`)
    return answer
  }
  return { send, faults, seen }
}
type Visitor = ReturnType<typeof visitor>

/** The rows of a table have the same boxes. */
const boxOf = (action: string, name: string) => `${kindOfPath(action)} ${kindOf(name).replace(/^r\d+-/, '')}`

/**
 * Sends the form with each box naughty in turn, unless that box was tried before, and then with all of them at once; and
 * looks at its page again.
 */
async function misuse(by: Visitor, form: Form, tried: Set<string>): Promise<void> {
  const { page, action, fields, isMultipart } = form
  const names = [...fields.keys()].filter(name => name !== '_csrf')
  for (const name of names) {
    if (tried.has(boxOf(action, name))) continue
    tried.add(boxOf(action, name))
    for (const typed of naughty)
      await by.send('POST', action, await encoded(new Map(fields).set(name, typed), isMultipart))
  }
  for (const typed of naughtyTogether) {
    const all = names.map((name): [string, string[]] => [name, typed])
    await by.send('POST', action, await encoded(new Map(all), isMultipart))
  }
  await by.send('GET', page)
}

t.test('Whatever is sent in any form is answered in words: never with a fault, never with a script', async t => {
  const demonstrated = await aDemonstration(t)
  const people = {
    'a chair': demonstrated.emailOf('chair', 'sams'),
    'a representative': demonstrated.emailOf('representative', 'sams'),
    'the officer': demonstrated.rows<{ email: string }>(
      "select email from posts join people p on p.id = person_id where post = 'officer'",
    )[0]?.email,
    'the administrator': demonstrated.rows<{ email: string }>(
      "select email from posts join people p on p.id = person_id where post = 'administrator'",
    )[0]?.email,
  }
  const tried = new Set<string>()
  for (const [who, email = ''] of Object.entries(people)) {
    const by = visitor(demonstrated, email)
    const forms = await formsInReach(by.send)
    t.ok(forms.length > 4, `${who} has ${forms.length} forms`)
    for (const form of forms) await misuse(by, form, tried)
    t.strictSame([...by.faults], [], `${who} sent ${by.seen.count} requests`)
  }
})

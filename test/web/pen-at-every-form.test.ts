import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { isMeantToHold } from '#src/web/meant-to-hold.ts'
import { aDemonstration } from '#test/support/demonstrated.ts'
import { encoded, type Form, formsInReach, kindOfPath } from '#test/support/forms.ts'
import { aWorld } from '#test/support/world.ts'

const PLATE = 'Seen in AB12 CDE'
const TELEPHONE = 'Ask on 07700 900123'
/** How one reaches somebody, where something can be read, a list of members: meant to hold what the guard stops. */
const unguarded = ['email', 'chairEmail', 'publicEmail', 'joiningLink', 'evidenceUrl', 'list', 'rows', 'content']

/** Boxes that take one kind of thing and no words, so nothing else gets as far as the guard. */
const noWords = ['quarter']

const nameOf = (field: string) => field.replace(/^r\d+-/, '')
const ticks = (html: string) => html.match(/<input[^>]*name="_identifiesNoOne"[^>]*type="checkbox"[^>]*>/g) ?? []

t.test(
  'No box of any form takes what could identify somebody: one kind never, another once somebody ticks',
  async t => {
    const { app, tokenOf, emailOf, rows } = await aDemonstration(t)
    const offices = rows<{ email: string }>('select email from posts join people p on p.id = person_id')
    const emails = [emailOf('chair', 'sams'), emailOf('representative', 'sams'), ...offices.map(each => each.email)]
    const seen = new Set<string>()
    const atLast: (() => Promise<void>)[] = []
    for (const email of emails) {
      const headers = { host: '127.0.0.1:3000', authorization: `Bearer ${tokenOf(email)}` }
      const send = async (form: Form, words: Record<string, string>) => {
        const fields = new Map(form.fields)
        for (const [name, text] of Object.entries(words)) fields.set(name, [text])
        const { type, payload } = await encoded(fields, form.isMultipart)
        return app.inject({ method: 'POST', url: form.action, headers: { ...headers, 'content-type': type }, payload })
      }
      const forms = await formsInReach((method, url) => app.inject({ method, url, headers }))
      const boxes = forms.flatMap(form =>
        form.texts.map(name => ({ form, name, where: `${kindOfPath(form.action)} ${name}` })),
      )
      for (const { form, name, where } of boxes) {
        if (seen.has(where) || [...unguarded, ...noWords].includes(nameOf(name))) continue
        seen.add(where)
        const kept = await send(form, { [name]: PLATE })
        t.equal(kept.statusCode, 400, `${where} keeps a number plate out`)
        t.match(kept.body, /This holds a vehicle registration.*999/, where)
        t.match(kept.body, PLATE, `${where}: what was typed is still there`)
        // A program is nobody’s hand: with a token nobody makes another.
        if (isMeantToHold(nameOf(name), 'a telephone number') || form.action === '/account/tokens') continue
        const asked = await send(form, { [name]: TELEPHONE })
        // What else is wrong with the form is said with it.
        t.ok([422, 400].includes(asked.statusCode), `${where} asks about a telephone number: ${asked.statusCode}`)
        t.match(asked.body, TELEPHONE, `${where}: what was typed is still there`)
        t.equal(ticks(asked.body).length, 1, `${where} has one box to tick`)
        const confirm = /value="([^"]*)"/.exec(ticks(asked.body)[0] ?? '')?.[1] ?? ''
        // Going on changes what other forms find: only once all have been tried.
        atLast.push(async () => {
          const { statusCode, body } = await send(form, { [name]: TELEPHONE, _identifiesNoOne: confirm })
          t.not(statusCode, 422, `${where} goes on once it is ticked`)
          t.same(ticks(body), [], `${where} does not ask twice`)
        })
      }
    }
    for (const goOn of atLast) await goOn()
    t.ok(seen.size > 60, `${seen.size} boxes were tried`)
  },
)

/** The names of the fields in a JSON Schema into which somebody may write whatever they like. */
function wordsIn(schema: unknown, name = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { type, properties, items, anyOf, format, enum: offered } = schema as Record<string, unknown>
  if (type === 'string') return format || offered ? [] : [name]
  return [
    ...Object.entries((properties as object) ?? {}).flatMap(([key, each]) => wordsIn(each, key)),
    ...wordsIn(items, name),
    ...((anyOf as unknown[]) ?? []).flatMap(each => wordsIn(each, name)),
  ]
}

t.test('Of what programs send, only the bytes of a file are free to hold anything', async t => {
  const world = await aWorld(t)
  const document = (await world.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })).json()
  type Operation = { requestBody?: { content: { 'application/json': { schema: unknown } } } }
  const operations = Object.values(document.paths as Record<string, Record<string, Operation>>).flatMap(Object.values)
  const names = new Set(operations.flatMap(each => wordsIn(each.requestBody?.content['application/json'].schema)))
  t.ok(names.size > 40, `${names.size} fields take words`)
  t.same(
    [...names].filter(name => isMeantToHold(name, 'a vehicle registration')),
    ['content'],
  )
})

t.test('A list of what may hold anything is short, and each of it is still there', async t => {
  const templates = fileURLToPath(new URL('../../templates', import.meta.url))
  const pages = readdirSync(templates, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.njk'))
    .map(name => readFileSync(`${templates}/${name}`, 'utf8'))
    .join('\n')
  for (const name of unguarded.filter(each => each !== 'content'))
    t.match(pages, new RegExp(`name(?:="|: ")(?:r\\d+-)?${name}"`), name)
  for (const name of unguarded) t.ok(isMeantToHold(name, 'a vehicle registration'), name)
})

t.test('No route writes anything down but where the guard stands', async t => {
  const src = fileURLToPath(new URL('../../src', import.meta.url))
  const routes = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name =>
    /(?:pages|api|routes)\.ts$/.test(name),
  )
  t.ok(routes.length > 100)
  for (const name of routes) {
    const text = readFileSync(`${src}/${name}`, 'utf8')
    // Signing out is the one deed without a permission; it takes no words.
    const own = [...text.matchAll(/database\.transaction\(|\binJob\(/g)].length
    t.equal(own, name === 'people/sign-in-pages.ts' ? 1 : 0, name)
  }
})

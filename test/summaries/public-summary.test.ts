import t from 'tap'
import { approvedMinutes } from '#test/minutes/scene.ts'
import { aWorld, type World } from '#test/support/world.ts'

const PUBLIC = '/public/partnerships/riverside/meetings'

/** Approved minutes and a summary of them that Colin wrote and put before the chair. */
async function waiting(world: World, text = 'Every council trains its staff.') {
  const meeting = await approvedMinutes(world)
  const at = meeting.at.replace(/minutes$/, 'summary')
  const { colin, training, amina } = meeting
  await colin.get(at)
  const typed = {
    intro: 'The partnership met.',
    [`take-${training}`]: 'yes',
    [`heading-${training}`]: 'Training',
    [`text-${training}`]: text,
    next: 'ask',
  }
  return { ...meeting, at, colin, amina, typed, asked: await colin.post(at, typed) }
}

async function published(world: World) {
  const summary = await waiting(world)
  await summary.amina.get(summary.at)
  await summary.amina.post('/partnerships/riverside/public-page/opening')
  await summary.amina.get(`${summary.at}/approval`)
  await summary.amina.post(`${summary.at}/approval`)
  return summary
}

t.test('Colin starts from what may be told: no closed item, no name, no place', async t => {
  const world = await aWorld(t)
  const { at, colin } = await approvedMinutes(world)
  const page = await colin.get(at.replace(/minutes$/, 'summary'))
  t.match(page.html, /Train every council\./)
  t.notMatch(page.html.replace(/<header[\s\S]*?<\/header>/, ''), /Nightjar|Closed item\b(?!s)|Lena|Old Library/)
})

t.test('Amina approves what Colin wrote, and everybody reads it: date, title and words, nothing else', async t => {
  const world = await aWorld(t)
  const { asked } = await waiting(world)
  t.equal(asked.status, 303)
  t.equal((await world.stranger().get(PUBLIC)).status, 404, 'there is no public page yet')
  await t.test('published', async t => {
    const other = await aWorld(t)
    await published(other)
    const page = await other.stranger().get(PUBLIC)
    t.equal(page.status, 200)
    t.match(
      page.text,
      /Monday 1 March 2027 Spring meeting The partnership met\. Training Every council trains its staff/,
    )
    t.notMatch(page.text, /Amina|Colin|Lena|Old Library|Nightjar/)
    const json = await other.app.inject({ url: `/api/v1${PUBLIC}`, headers: { host: '127.0.0.1:3000' } })
    t.match(json.json().rows[0], { heldOn: '2027-03-01', title: 'Spring meeting' })
    t.notMatch(json.body, /Amina|agendaItemId|Old Library/)
  })
})

t.test('Nobody approves what they wrote, and no member approves at all', async t => {
  const world = await aWorld(t)
  const { at, amina, colin, typed } = await waiting(world)
  await amina.get(at)
  await amina.post(at, { ...typed, intro: 'The partnership met again.' })
  const own = await amina.get(`${at}/approval`)
  t.match(own.text, /You wrote in this summary/)
  const program = await world.api('amina')
  const { fingerprint } = (await program.request('GET', `/api/v1${at}`)).json()
  t.equal((await program.request('POST', `/api/v1${at}/approval`, { body: { fingerprint } })).statusCode, 403)
  t.equal((await colin.get(`${at}/approval`)).status, 403)
  t.equal((await (await world.as('tom')).get(at)).status, 403)
  t.equal((await (await world.as('sam')).get(at)).status, 404)
})

t.test(
  'A name, the place, a telephone number or a gap keeps a summary from being asked for; what was typed stays',
  async t => {
    const world = await aWorld(t)
    for (const [text, why] of [
      ['Lena reported.', /“Lena” is a person or a place/],
      ['Pete Marsh spoke.', /“Pete Marsh” is a person or a place/],
      ['We met at the old library.', /“The Old Library” is a person or a place/],
      ['Ring 01702 123456.', /“01702 123456” is a person or a place/],
      ['[left out] reported.', /Fill the gap/],
    ] as const) {
      const fresh = await aWorld(t)
      const { asked } = await waiting(fresh, text)
      t.equal(asked.status, 400, text)
      t.match(asked.text, why)
      t.match(asked.html, new RegExp(text.replace(/[[\].]/g, '\\$&')))
    }
    t.equal((await waiting(world, 'In May the helpline 08000 121 700 will be printed.')).asked.status, 303)
  },
)

t.test('A summary that changed after it was read is read again; two who write do not overwrite each other', async t => {
  const world = await aWorld(t)
  const { at, amina, colin, typed } = await waiting(world)
  await amina.get(`${at}/approval`)
  await colin.get(at)
  await colin.post(at, { ...typed, intro: 'Changed.' })
  t.equal((await amina.post(`${at}/approval`)).status, 412)
  const stale = await colin.post(at, { ...typed, version: '1', intro: 'Mine, kept.' })
  t.equal(stale.status, 412)
  t.match(stale.html, /Mine, kept\./)
})

t.test('Withdrawn it is gone at once, and each edition is kept', async t => {
  const world = await aWorld(t)
  const { at, colin, amina } = await published(world)
  const before = await colin.get(at)
  t.match(before.text, /approved by Amina Shah ?; public now/)
  await colin.post(`${at}/withdrawal`)
  t.match((await world.stranger().get(PUBLIC)).text, /No summary has been published yet/)
  t.match((await colin.get(at)).text, /approved by Amina Shah ?; withdrawn 1 March 2027/)
  t.equal((await colin.post(`${at}/withdrawal`)).status, 409)
  await amina.get(at)
  await amina.post('/partnerships/riverside/public-page/closing')
  t.equal((await world.stranger().get(PUBLIC)).status, 404)
})

t.test('A restricted title and a closed item stay out, whatever a program sends', async t => {
  const world = await aWorld(t)
  const { closed, at } = await published(world)
  world.house.database.sqlite.prepare('update meetings set is_title_restricted = 1').run()
  t.notMatch((await world.stranger().get(PUBLIC)).text, /Spring meeting/)
  const program = await world.api('colin')
  const { version } = (await program.request('GET', `/api/v1${at}`)).json()
  const forged = await program.request('PUT', `/api/v1${at}`, {
    body: { intro: '', points: [{ agendaItemId: closed, heading: 'Heron', text: 'Secret' }], next: 'ask' },
    headers: { 'if-match': `"${version}"` },
  })
  t.equal(forged.statusCode, 409)
})

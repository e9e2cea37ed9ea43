import { eq } from 'drizzle-orm'
import t from 'tap'
import { people } from '#src/people/tables.ts'
import { aWorld } from '#test/support/world.ts'
import { drafted, press, underWay } from './scene.ts'

t.test('Tom shows with a file how far it has come, and Pete can open it', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const page = await tom.upload(
    `${path}/progress`,
    { completion: 'substantial', text: 'Two estates' },
    { name: 'visits.csv', bytes: 'estate,visits\nNorth,12\n' },
  )
  t.match(page.text, /Evidence: Evidence for RAS-P-2027-001, 1 March 2027/)
  t.match(page.text, /Evidenced yes/)
  const at = /href="(\/partnerships\/riverside\/documents\/[^"]+)"/.exec(page.html)?.[1] ?? ''
  const file = await (await world.as('pete')).get(at)
  t.equal(file.response.body, 'estate,visits\nNorth,12\n')
  t.equal((await (await world.as('sam')).get(at)).status, 404)
  const lena = await world.as('lena')
  t.match((await lena.fillIn(`${path}/delivery`, { text: 'Done' })).text, /The chair has been asked to verify it/)
})

t.test('A file that is not what it says is refused, and nothing of the progress is kept', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const page = await tom.upload(
    `${path}/progress`,
    { completion: 'substantial', text: 'Two “estates” 🤝' },
    { name: 'visits.pdf', bytes: 'not a PDF at all' },
  )
  t.equal(page.status, 400)
  t.match(page.text, /Two “estates” 🤝/)
  t.match((await tom.get(path)).text, /Nothing has been told yet/)
})

t.test('A link that a click would run is no evidence', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const said = { completion: 'limited', evidenceUrl: 'javascript:alert(1)' }
  const page = await tom.fillIn(`${path}/progress`, said)
  t.equal(page.status, 400)
  t.match(page.text, /Enter a web address that begins with https/)
})

t.test('A lead with an alias gets a letter that says neither who nor what', async t => {
  const world = await aWorld(t)
  world.house.database.tx.update(people).set({ alias: 'L.' }).where(eq(people.id, world.person.lena)).run()
  const path = await drafted(world, { leadPersonId: world.person.lena })
  await press(world, 'lena', `${path}/submission`)
  await press(world, 'amina', `${path}/acknowledgement`)
  const letter = world.letters().find(each => each.toAddress === 'lena@example.org')
  t.equal(letter?.subject, 'Community meeting: something has changed that concerns you')
  t.notMatch(`${letter?.text}${letter?.fromName}`, /pledge|Riverside|\bRAS\b|slavery/i)
  const page = await (await world.as('pete')).get(path)
  t.match(page.text, /Seen through by L\./)
  t.notMatch(page.text, /Lena/)
})

const visits = { name: 'visits "נורד".csv', bytes: 'estate,visits\nNorth,12\n' }

t.test('Whoever is asked back is told by its name that the file they chose has to be chosen again', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const asked = await tom.upload(`${path}/progress`, { completion: 'limited', reached: '950' }, visits)
  t.match(asked.text, /950 is more than the aim of 95/)
  t.match(asked.html, /href="#file">Choose “\u2068visits &quot;נורד&quot;.csv\u2069” again: it was not kept</)
  t.match(asked.html, /id="file-error"[\s\S]*?Choose “[^”]+” again: it was not kept/)
  const without = await tom.upload(`${path}/progress`, { completion: 'limited', reached: '950' })
  t.notMatch(without.text, /again: it was not kept/)
})

t.test('A file that is itself what is wrong is not asked for twice over', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const file = { name: 'visits.pdf', bytes: 'not a PDF at all' }
  const page = await (await world.as('tom')).upload(`${path}/progress`, { completion: 'limited' }, file)
  t.equal(page.html.match(/href="#file"/g)?.length, 1)
  t.notMatch(page.text, /it was not kept/)
})

t.test('A file too large is called so, though something else is wrong besides', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const file = { name: 'visits.csv', bytes: Buffer.alloc(10_000_001, 'a') }
  const page = await (await world.as('tom')).upload(`${path}/progress`, {}, file)
  t.match(page.text, /Say how far it has come/)
  t.match(page.text, /The file is larger than 10 MB/)
})

t.test('Who was signed out meanwhile can choose the file again where everything else is kept', async t => {
  const world = await aWorld(t)
  const path = await underWay(world)
  const tom = await world.as('tom')
  const page = await tom.upload(`${path}/progress`, { completion: 'limited', _csrf: 'of an older page' }, visits)
  t.match(page.html, /<form[^>]*enctype="multipart\/form-data"/)
  t.match(page.html, /<input[^>]*id="file"[^>]*type="file"/)
  t.match(page.text, /Choose “[^”]+” again: it was not kept/)
})

import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inJob } from '#src/access/work.ts'
import { sweepOrphans } from '#src/documents/sweep-orphans.ts'
import { documents } from '#src/documents/tables.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { aZip } from '#test/support/zip.ts'

const PDF = '%PDF-1.7\n1 0 obj\n'
const papersAt = (meetingId: string) => `/partnerships/riverside/meetings/${meetingId}/papers`
const filesOf = (world: World) => {
  const folder = join(world.dataDir, 'documents')
  return existsSync(folder) ? readdirSync(folder) : []
}
const rowsOf = (world: World) => world.house.database.tx.select().from(documents).all()
const downloads = (html: string) => [...html.matchAll(/href="([^"]+\/documents\/[^"]+)"/g)].map(([, at = '']) => at)

t.test('Amina adds a paper; Tom downloads exactly those bytes, as a download and nothing else', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = papersAt(aMeeting(world))
  const page = await amina.upload(
    `${at}/new`,
    { title: 'Łódź “report” 🤝' },
    { name: 'Bericht für "Ö" 🤝.pdf', bytes: PDF },
  )
  t.match(page.text, /Paper added .*Paper A: Łódź “report” 🤝 Bericht für "Ö" 🤝\.pdf, 1 KB/)
  const [path = ''] = downloads(page.html)
  const { response } = await (await world.as('tom')).get(path)
  t.equal(response.statusCode, 200)
  t.equal(response.body, PDF)
  t.match(response.headers, {
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': /sandbox/,
  })
  t.equal(
    response.headers['content-disposition'],
    'attachment; filename="Bericht fu_r _O__ __.pdf"; ' +
      "filename*=UTF-8''Bericht%20f%C3%BCr%20%22%C3%96%22%20%F0%9F%A4%9D.pdf",
  )
  const [file = ''] = filesOf(world)
  t.equal(statSync(join(world.dataDir, 'documents', file)).mode & 0o777, 0o600)
})

t.test('To Sam the document is not there, under either partnership; to Tom no form to add one', async t => {
  const world = await aWorld(t)
  const at = papersAt(aMeeting(world))
  const page = await (await world.as('amina')).upload(`${at}/new`, { title: 'Report' }, { name: 'a.pdf', bytes: PDF })
  const [path = ''] = downloads(page.html)
  const [sam, tom] = [await world.as('sam'), await world.as('tom')]
  t.equal((await sam.get(path)).status, 404)
  t.equal((await sam.get(path.replace('riverside', 'hillside'))).status, 404)
  t.equal((await world.stranger().get(path)).status, 303)
  t.equal((await tom.get(`${at}/new`)).status, 403)
})

t.test('What may not be kept is refused in words, and leaves neither row nor file', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = `${papersAt(aMeeting(world))}/new`
  const word = { '[Content_Types].xml': 100, 'word/document.xml': 100 }
  for (const [name, bytes, words] of [
    ['page.html', '<script>', /others are not kept/],
    ['report.pdf', 'MZ\u0090', /not what the file holds/],
    ['report.docx', 'not packed', /not what the file holds/],
    ['report.xlsx', aZip(word), /not what the file holds/],
    ['bomb.docx', aZip({ ...word, 'word/media/a.png': 400_000_000 }), /unpack to far more/],
    ['macros.docx', aZip({ ...word, 'word/vbaProject.bin': 10 }), /carries macros/],
    ['data.csv', Buffer.from([0, 1, 2]), /not what the file holds/],
    ['empty.txt', '', /empty|Choose a file/],
    ['big.txt', Buffer.alloc(10_000_001, 'a'), /larger than 10 MB/],
    ['OFFICIAL-SENSITIVE report.pdf', PDF, /OFFICIAL-SENSITIVE.*Nothing above OFFICIAL/],
    ['notes_SECRET_.pdf', PDF, /Nothing above OFFICIAL/],
  ] as const) {
    const page = await amina.upload(at, { title: 'Kept “title”' }, { name, bytes })
    t.equal(page.status, 400, name)
    t.match(page.text, words, name)
    t.match(page.html, /Kept “title”/, name)
  }
  t.match((await amina.upload(at, { title: 'Report' })).text, /Choose a file/)
  t.match(
    (await amina.upload(at, { title: 'Top secret' }, { name: 'a.pdf', bytes: PDF })).text,
    /Nothing above OFFICIAL/,
  )
  t.match((await amina.upload(at, { title: '' }, { name: 'a.pdf', bytes: PDF })).text, /Enter the title/)
  t.strictSame(rowsOf(world), [])
  t.strictSame(filesOf(world), [])
})

t.test('Real documents of each kind are kept', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = `${papersAt(aMeeting(world))}/new`
  const kept = [
    ['minutes.docx', aZip({ '[Content_Types].xml': 100, 'word/document.xml': 100 })],
    ['list.XLSX', aZip({ '[Content_Types].xml': 100, 'xl/workbook.xml': 100 })],
    ['talk.pptx', aZip({ '[Content_Types].xml': 100, 'ppt/presentation.xml': 100 })],
    ['text.odt', aZip({ mimetype: 39, 'content.xml': 100 })],
    ['map.png', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['photo.jpeg', Buffer.from('ffd8ffe000', 'hex')],
    ['secretary.csv', 'name,town\nZoë,Łódź\n'],
  ] as const
  for (const [name, bytes] of kept)
    t.match((await amina.upload(at, { title: name }, { name, bytes })).text, /Paper added/, name)
  t.equal(rowsOf(world).length, kept.length)
})

t.test('Removed, a paper cannot be downloaded, and its number is not given again', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = papersAt(aMeeting(world))
  await amina.upload(`${at}/new`, { title: 'First' }, { name: 'a.pdf', bytes: PDF })
  const two = await amina.upload(`${at}/new`, { title: 'Second' }, { name: 'b.pdf', bytes: PDF })
  const [first = ''] = downloads(two.html)
  const removal = /action="([^"]+\/removal)"(?:(?!<\/form>)[\s\S])*Remove paper A/.exec(two.html)?.[1] ?? ''
  t.match(two.text, /Members keep what they downloaded/, 'she is told before she presses')
  const page = await amina.submit(removal)
  t.match(page.text, /Paper removed/)
  t.notMatch(page.text, /First/)
  t.match(page.text, /Paper B: Second/)
  t.equal((await amina.get(first)).status, 404)
  t.match((await amina.upload(`${at}/new`, { title: 'Third' }, { name: 'c.pdf', bytes: PDF })).text, /Paper C: Third/)
})

t.test('A file without its form’s token, on a page that takes none, or cut off on the way changes nothing', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = `${papersAt(aMeeting(world))}/new`
  t.equal((await amina.upload(at, { title: 'x', _csrf: 'forged' }, { name: 'a.pdf', bytes: PDF })).status, 403)
  const elsewhere = await amina.upload(
    '/partnerships/riverside/description',
    { name: 'x' },
    { name: 'a.pdf', bytes: PDF },
  )
  t.equal(elsewhere.status, 415)
  const cut = await amina.post(at, {}, { 'content-type': 'multipart/form-data; boundary=edge' })
  t.equal(cut.status, 400)
  t.strictSame(rowsOf(world), [])
})

t.test('What an undone upload left is swept after an hour; documents that have a row stay', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.upload(`${papersAt(aMeeting(world))}/new`, { title: 'Kept' }, { name: 'a.pdf', bytes: PDF })
  const folder = join(world.dataDir, 'documents')
  for (const name of ['left-over', 'left-over.tmp', 'in-hand.tmp']) writeFileSync(join(folder, name), 'x')
  const long = new Date('2027-02-28T00:00:00.000Z')
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), long, long)
  const justNow = new Date(world.clock.now())
  utimesSync(join(folder, 'in-hand.tmp'), justNow, justNow)
  t.equal(
    inJob(world.house, { permission: 'platform.operate', via: 'clockwork', here: { posts: [] } }, sweepOrphans),
    2,
  )
  t.strictSame(readdirSync(folder).sort(), [rowsOf(world)[0]?.id ?? '', 'in-hand.tmp'].sort())
})

t.test('The paper of a draft opens for Amina only, until the meeting is scheduled', async t => {
  const world = await aWorld(t)
  const meetingId = aMeeting(world, { state: 'draft' })
  const amina = await world.as('amina')
  const page = await amina.upload(`${papersAt(meetingId)}/new`, { title: 'Report' }, { name: 'a.pdf', bytes: PDF })
  const [path = ''] = downloads(page.html)
  const tom = await world.as('tom')
  t.equal((await amina.get(path)).status, 200)
  t.equal((await tom.get(path)).status, 404)
  const at = `/partnerships/riverside/meetings/${meetingId}/schedule`
  await amina.get(at)
  await amina.post(at, { tell: 'save only' })
  t.equal((await tom.get(path)).status, 200)
})

t.test('Amina discards a draft: nobody is told, nobody finds it, and what members know of stays', async t => {
  const world = await aWorld(t)
  const [draft, known] = [aMeeting(world, { state: 'draft' }), aMeeting(world)]
  const [amina, tom] = [await world.as('amina'), await world.as('tom')]
  const at = (id: string) => `/partnerships/riverside/meetings/${id}`
  const shown = await amina.upload(`${papersAt(draft)}/new`, { title: 'Report' }, { name: 'a.pdf', bytes: PDF })
  const [paper = ''] = downloads(shown.html)
  t.equal((await tom.post(`${at(draft)}/discarding`, { version: '1' })).status, 403)
  await amina.get(at(draft))
  t.match((await amina.submit(`${at(draft)}/discarding`)).text, /Draft discarded. Nobody had been told of it/)
  for (const path of [at(draft), `${at(draft)}/agenda`, paper]) t.equal((await amina.get(path)).status, 404, path)
  t.notMatch((await amina.get('/partnerships/riverside/meetings')).html, draft)
  t.match((await amina.get('/partnerships/riverside/activity/trail')).text, /Discarded the draft for 25 March 2027/)
  t.strictSame(world.letters(), [])

  const refused = await amina.post(`${at(known)}/discarding`, { version: '1' })
  t.equal(refused.status, 409)
  t.match(refused.text, /Members know of this meeting\. Cancel it instead/)
})

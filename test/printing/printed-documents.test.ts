import { eq } from 'drizzle-orm'
import t from 'tap'
import { meetings } from '#src/meetings/tables.ts'
import { organisations } from '#src/partnerships/tables.ts'
import { aMeeting, approvedMinutes, circulatedMinutes, writtenMinutes } from '#test/minutes/scene.ts'
import { aMeeting as aComingMeeting } from '#test/support/meetings.ts'
import { partOfWordFile, textOfWordFile } from '#test/support/word-file.ts'
import { aWorld } from '#test/support/world.ts'

const wordOf = (page: { response: { rawPayload: Buffer } }) => textOfWordFile(page.response.rawPayload)
const inUtf16 = (words: string) => Buffer.from(words, 'utf16le').swap16().toString('latin1')

t.test('Tom takes the approved minutes away as PDF and as Word file, and both say what the page says', async t => {
  const world = await aWorld(t)
  const { id } = await approvedMinutes(world)
  const tom = await world.as('tom')
  const at = `/partnerships/riverside/meetings/${id}`

  const word = await tom.get(`${at}/minutes/docx`)
  t.match(word.response.headers['content-disposition'], /attachment; filename="[\w-]+-minutes-2027-03-01\.docx"/)
  const text = wordOf(word)
  t.match(text, /Approved on 1 March 2027/)
  t.match(text, /Lena reported on training\./)
  t.match(text, /Decision: Train every council\./)
  t.match(text, /Fingerprint of the approved text \(SHA-256\): [0-9a-f]{64}/)
  t.notMatch(text, /Nightjar/, 'a closed item is a pointer only')

  const pdf = await tom.get(`${at}/minutes/pdf`)
  const raw = pdf.response.rawPayload.toString('latin1')
  t.equal(pdf.response.headers['content-type'], 'application/pdf')
  t.match(raw, /^%PDF-1\.7/)
  for (const part of [
    '/StructTreeRoot',
    '/Marked true',
    '/Lang (en-GB)',
    '/DisplayDocTitle true',
    '/S /H1',
    '/S /TH',
    '/Scope /Row',
  ])
    t.ok(raw.includes(part), `${part} is for whoever reads with their ears`)
  t.ok(raw.includes(inUtf16('Attendance')) || raw.includes('(Attendance)'), 'the bookmarks lead to the headings')
})

t.test('A screen reader finds headings and the heads of tables in the Word file', async t => {
  const world = await aWorld(t)
  const { id } = await circulatedMinutes(world)
  const tom = await world.as('tom')
  const { response } = await tom.get(`/partnerships/riverside/meetings/${id}/minutes/docx`)
  const xml = partOfWordFile(response.rawPayload, 'word/document.xml')
  t.match(xml, /<w:pStyle w:val="Heading1"\/>/)
  t.match(xml, /<w:pStyle w:val="Heading3"\/>/)
  t.match(xml, /<w:tblHeader\/>/)
  t.match(partOfWordFile(response.rawPayload, 'word/styles.xml'), /w:lang w:val="en-GB"/)
  t.match(partOfWordFile(response.rawPayload, 'docProps/core.xml'), /<dc:title>Minutes: Spring meeting</)
  t.match(textOfWordFile(response.rawPayload), /Draft: circulated, not approved yet/)
})

t.test(
  'Colin prints a sheet to sign before the meeting; Tom cannot, and reads the register once minutes are out',
  async t => {
    const world = await aWorld(t)
    const { id, at } = aMeeting(world, { tom: { answer: 'delegated', substituteName: 'Zoë Ünal 😀' } })
    const register = `/partnerships/riverside/meetings/${id}/register/docx`
    const [colin, tom] = [await world.as('colin'), await world.as('tom')]
    const sheet = wordOf(await colin.get(register))
    t.match(sheet, /To sign at the meeting/)
    t.match(sheet, /Zoë Ünal 😀 comes instead/)
    t.equal((await tom.get(register)).status, 404)
    t.equal((await colin.get(register.replace('docx', 'pdf'))).status, 200, 'what a font lacks breaks nothing')

    await colin.get(at)
    await colin.post(at)
    t.equal((await tom.get(register)).status, 404, 'a draft is not for members')
  },
)

t.test(
  'The pack puts agenda, papers, actions and the last minutes together, as far as the reader may see them',
  async t => {
    const world = await aWorld(t)
    const last = await writtenMinutes(world)
    const coming = aComingMeeting(world)
    const at = `/partnerships/riverside/meetings/${coming}`
    const [colin, tom] = [await world.as('colin'), await world.as('tom')]
    await colin.get(`${at}/agenda/items/new`)
    await colin.post(`${at}/agenda/items/new`, {
      title: 'Car washes & nails',
      kind: 'discussion',
      minutesAllotted: '20',
    })
    await colin.get(`${at}/agenda/items/new`)
    await colin.post(`${at}/agenda/items/new`, { title: 'Operation Kestrel', kind: 'closed', minutesAllotted: '10' })

    const page = await tom.get(`${at}/pack`)
    t.match(page.text, /1\. Car washes & nails.*2\. Closed item.*There are no papers.*No action is open/s)
    t.match(page.text, /There are no minutes of an earlier meeting to read/, 'a draft is not for members')
    t.match((await colin.get(`${at}/pack`)).text, /Lena reported on training/)
    t.notMatch(
      (await colin.get(`${at}/pack`)).text,
      /Operation Kestrel/,
      'a pack is passed on: it names a closed item for nobody',
    )

    await colin.get(`${last.at}/circulate`)
    await colin.post(`${last.at}/circulate`, { telling: 'save' })
    const word = wordOf(await tom.get(`${at}/pack/docx`))
    t.match(word, /Draft: circulated, not approved yet/)
    t.match(word, /Lena reported on training/)
    for (const secret of ['Kestrel', 'Nightjar']) t.notMatch(word, secret)
    t.equal((await tom.get(`${at}/pack/pdf`)).status, 200)
    t.match(wordOf(await tom.get(`${at}/agenda/docx`)), /Items and times/)
  },
)

t.test('The Word file says of Hebrew and Arabic that they run from right to left, and of nothing else', async t => {
  const world = await aWorld(t)
  world.house.database.tx
    .update(organisations)
    .set({ displayName: 'בית (Haven) חדש.' })
    .where(eq(organisations.id, world.organisation.harbour))
    .run()
  const { id } = await circulatedMinutes(world)
  world.house.database.tx.update(meetings).set({ title: 'اجتماع 12, الربيع!' }).where(eq(meetings.id, id)).run()
  const at = `/partnerships/riverside/meetings/${id}`
  const tom = await world.as('tom')
  const documentOf = async (path: string) =>
    partOfWordFile((await tom.get(path)).response.rawPayload, 'word/document.xml')
  const [register = '', agenda = ''] = [await documentOf(`${at}/minutes/docx`), await documentOf(`${at}/agenda/docx`)]
  t.match(register, /<w:p><w:pPr><w:bidi\/><\/w:pPr>(?:(?!<\/w:p>).)*בית/, 'the paragraph begins on the right')
  t.strictSame(stretchesIn(register, 'בית'), [
    ['בית (', true],
    ['Haven', false],
    [') חדש.', true],
  ])
  t.strictSame(stretchesIn(agenda, 'اجتماع'), [
    ['Agenda: ', false],
    ['اجتماع 12, الربيع', true],
    ['!', false],
  ])
  t.notMatch(register + agenda, /<w:rtl\/><\/w:rPr><w:t[^>]*>[a-z]/i)
})

/** The words of the paragraph that holds this one, and whether the file says of each that it runs from right to left. */
const stretchesIn = (xml: string, word: string) => {
  const paragraph = xml.split('</w:p>').find(each => each.includes(word)) ?? ''
  const runs = paragraph.matchAll(/<w:r>(<w:rPr><w:rtl\/><\/w:rPr>)?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/g)
  return [...runs].map(([, mark, words]) => [words, mark !== undefined])
}

t.test('Nobody takes away what is not theirs: strangers, drafts of meetings, unknown kinds of file', async t => {
  const world = await aWorld(t)
  const { id } = await approvedMinutes(world)
  const draft = aComingMeeting(world, { state: 'draft' })
  const [sam, tom] = [await world.as('sam'), await world.as('tom')]
  for (const what of ['agenda', 'pack', 'minutes', 'register'])
    for (const format of ['pdf', 'docx']) {
      t.equal((await sam.get(`/partnerships/riverside/meetings/${id}/${what}/${format}`)).status, 404)
      t.equal((await tom.get(`/partnerships/riverside/meetings/${draft}/${what}/${format}`)).status, 404)
    }
  t.equal((await tom.get(`/partnerships/riverside/meetings/${draft}/pack`)).status, 404)
  t.equal((await tom.get(`/partnerships/riverside/meetings/${id}/minutes/odt`)).status, 404)
})

t.test('The register of approved minutes says for ever who was there, whatever names and seats become', async t => {
  const world = await aWorld(t)
  const { id } = await approvedMinutes(world)
  const lena = await world.as('lena')
  const register = `/partnerships/riverside/meetings/${id}/register/docx`
  const program = await world.api('lena')
  const rows = async () =>
    (await program.request('GET', `/api/v1/partnerships/riverside/meetings/${id}/minutes/attendance`)).body
  const [before, listed] = [wordOf(await lena.get(register)), await rows()]
  t.match(before, /Lena Fox.*Yes.*Present/s)
  t.match(before, /Approved on 1 March 2027/)
  const { sqlite } = world.house.database
  const change = (words: string, ...values: unknown[]) => sqlite.prepare(words).run(...values)
  change('update people set name = ? where id = ?', 'Lena Wolf', world.person.lena)
  change('update people set alias = ? where id = ?', 'Robin', world.person.tom)
  change('update organisations set display_name = ? where id = ?', 'Harbour Homes', world.organisation.harbour)
  change('update meetings set title = ?, venue = ? where id = ?', 'Another title', 'Another place', id)
  change("update attendances set attendance = 'absent', acknowledged_at = null where meeting_id = ?", id)
  change('delete from invitations where meeting_id = ?', id)
  t.equal(wordOf(await lena.get(register)), before)
  t.equal(await rows(), listed, 'and to programs')
})

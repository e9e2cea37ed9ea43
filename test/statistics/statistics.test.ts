import t from 'tap'
import { appointTo } from '#src/access/store.ts'
import { activity } from '#src/activity/tables.ts'
import { partnerships, policeAreas } from '#src/partnerships/tables.ts'
import { statistics } from '#src/statistics/tables.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { type Force, fileOf2022, fileOf2023 } from './home-office-file.ts'

const at = '/funding/northshire/statistics'
const picture = '/partnerships/riverside/local-picture'
const address = 'https://www.gov.uk/statistics/q4-2023'
const publishedOn = { 'publishedOn-day': '7', 'publishedOn-month': '3', 'publishedOn-year': '2024' }
const force: Force = {
  name: 'Northshire Police',
  total: 60,
  types: [{ type: 'Criminal', adults: 21, children: 35, unknown: 4 }],
}

/** Priya, who has said what her force is called. */
async function anOffice(world: World) {
  const priya = await world.as('priya')
  await priya.get(at)
  await priya.submit(`${at}/force`, { forceLabel: 'Northshire Police' })
  return priya
}
type Priya = Awaited<ReturnType<typeof anOffice>>

const bring = async (priya: Priya, bytes: Buffer, quarter = '') =>
  priya.upload(`${at}/from-file`, { quarter }, { name: 'nrm.ods', bytes })

/** Says which publication the figure on this page is from, and publishes it. */
async function publish(priya: Priya, html: string, vintage: Record<string, string> = publishedOn) {
  const path = /href="([^"]+)\/vintage"/.exec(html)?.[1] ?? ''
  await priya.fillIn(`${path}/vintage`, { ...vintage, address })
  return priya.submit(`${path}/publication`)
}

/** One figure, entered by hand and published. */
async function aFigure(priya: Priya, quarter: string, total: number, more: Record<string, string> = {}) {
  const typed = { quarter, total: String(total), publishedOn: '2024-03-07', address, ...more }
  const entered = await priya.fillIn(`${at}/by-hand`, typed)
  const path = /action="([^"]+)\/publication"/.exec(entered.html)?.[1] ?? ''
  return priya.submit(`${path}/publication`)
}

t.test('Priya brings the Home Office’s file, checks what was found, says whence it is and publishes it', async t => {
  const world = await aWorld(t)
  const priya = await anOffice(world)
  const found = await bring(priya, await fileOf2023([force]))
  t.match(found.text, /We found the figure\. Check it before you publish it/)
  t.match(found.text, /Northshire Police Referrals of October to December 2023 To be checked/)
  t.match(found.text, /Referrals in all 60 Adults 21 Children 35 Age unknown 4 All police forces 995/)
  t.match(found.text, /from the file nrm\.ods Sheet Table_13 Title of the table Table 13: NRM referrals by police/)
  const tom = await world.as('tom')
  t.match((await tom.get(picture)).text, /No figure of the police area is published here yet/)
  t.match((await publish(priya, found.html)).text, /Published to the partnerships of the area.*7 March 2024/)
  const page = await tom.get(picture)
  t.match(
    page.text,
    /Northshire Police referred 60 people to the National Referral Mechanism in October to December 2023/,
  )
  t.match(page.text, /October to December 2023 60 not shown 35 fewer than 5 995 7 Mar 2024 , Home Office/)
  t.match(
    page.text,
    /not victims in the county.*elsewhere in the country or abroad.*revises its figures.*no figure for a district/,
  )
  t.match(page.html, /<svg[^>]+role="img".*<desc[^>]*>By quarter: October to December 2023 60\./s)
  const words = world.house.database.tx
    .select()
    .from(activity)
    .all()
    .map(each => each.words)
  t.ok(words.includes('Published the referrals of October to December 2023'))
  t.notMatch(words.join(), /60|35/)
})

t.test('A newer file for the same quarter supersedes the former, and members read what it was', async t => {
  const world = await aWorld(t)
  const priya = await anOffice(world)
  await publish(priya, (await bring(priya, await fileOf2023([force]))).html)
  const more = { ...force, total: 61, types: [{ type: 'Criminal', adults: 22, children: 35, unknown: 4 }] }
  const found = await bring(priya, await fileOf2023([more]))
  t.match(found.text, /Members will read “was 60, now 61”/)
  const later = { 'publishedOn-day': '9', 'publishedOn-month': '5', 'publishedOn-year': '2024' }
  await publish(priya, found.html, later)
  const page = await (await world.as('tom')).get(picture)
  t.match(page.text, /October to December 2023 61 was 60, now 61 not shown 35 fewer than 5 995 9 May 2024/)
  t.match((await priya.get(at)).text, /Published.*Superseded/)
  const older = await bring(priya, await fileOf2023([force]))
  const refused = await publish(priya, older.html)
  t.match(refused.text, /The figure that stands is from a later publication, of 9 May 2024/)
  t.match((await (await world.as('tom')).get(picture)).text, /was 60, now 61/)
})

t.test('A bad file is refused in words and leaves nothing behind; nor does one without its quarter', async t => {
  const world = await aWorld(t)
  const priya = await anOffice(world)
  const rows = () => world.house.database.tx.select().from(statistics).all().length
  const refused = async (bytes: Buffer, words: RegExp, quarter = '') => {
    const page = await bring(priya, bytes, quarter)
    t.equal(page.status, 400)
    t.match(page.text, words)
    t.equal(rows(), 0)
  }
  await refused(Buffer.from('%PDF-1.7\0'), /There is a problem We could not read this file/)
  await refused(await fileOf2023([{ ...force, name: 'Southshire Police' }]), /“Northshire Police” is not in “Table 13/)
  await refused(await fileOf2023([{ ...force, total: 99 }]), /the total of Northshire Police is 99/)
  await refused(await fileOf2023([force]), /The file says that it is of October to December 2023/, '2023 Q3')
  await refused(await fileOf2023([force]), /Enter the year and the quarter, such as 2023 Q4/, 'last winter')
  const without = await priya.upload(`${at}/from-file`, {})
  t.match(without.text, /Choose a file/)
  await bring(priya, await fileOf2023([force]))
  t.match((await bring(priya, await fileOf2023([force]))).text, /A figure for October to December 2023 waits/)
  t.equal(rows(), 1)
})

t.test('Before the force has a name no file is read; a wrong figure is discarded, a published one is not', async t => {
  const world = await aWorld(t)
  const unnamed = await world.as('priya')
  t.match((await unnamed.get(at)).text, /say below how its tables name the police force/)
  t.match(
    (await bring(unnamed, await fileOf2023([force]))).text,
    /Say first how the Home Office names the police force/,
  )
  const priya = await anOffice(world)
  const found = await bring(priya, await fileOf2022([force]))
  t.match(found.text, /Referrals of April to June 2022/)
  const path = /action="([^"]+)\/removal"/.exec(found.html)?.[1] ?? ''
  t.match((await priya.submit(`${path}/removal`)).text, /Discarded.*No figure was taken in yet/)
  const published = await aFigure(priya, '2023 Q4', 60)
  const standing = /action="([^"]+)"/.exec(published.html)?.[1] ?? ''
  t.notMatch(published.html, /removal/)
  t.notMatch(standing, /publication/)
})

t.test('A figure is entered by hand where files have changed shape; what does not add up comes back', async t => {
  const world = await aWorld(t)
  const priya = await anOffice(world)
  const typed = { quarter: '2023-q4', total: '60', publishedOn: '2024-03-07', address }
  const refused = async (changes: Record<string, string>, words: RegExp) => {
    const page = await priya.fillIn(`${at}/by-hand`, { ...typed, ...changes })
    t.equal(page.status, 400)
    t.match(page.text, words)
  }
  await refused({ quarter: '2023' }, /Enter the year and the quarter/)
  await refused({ quarter: '2027 Q1' }, /January to March 2027 was not over yet on that day/)
  await refused({ publishedOn: '2027-03-02' }, /The day of publication is still to come/)
  await refused({ address: 'javascript:alert(1)' }, /Enter a web address/)
  await refused({ total: '-1' }, /Enter a number that is not negative/)
  await refused({ adults: '21' }, /Enter adults, children and unknown age, or leave all three empty/)
  await refused({ adults: '21', children: '35', ageUnknown: '5' }, /come to 61, but the total is 60/)
  const entered = await priya.fillIn(`${at}/by-hand`, typed)
  t.match(entered.text, /Entered\. It is not published yet.*To be published.*Came here by hand/)
  const path = /action="([^"]+)\/publication"/.exec(entered.html)?.[1] ?? ''
  t.equal((await priya.post(`${path}/publication`, { version: '9' })).status, 412)
  await priya.get(path)
  t.match((await priya.submit(`${path}/publication`)).text, /Published to the partnerships/)
  t.match((await (await world.as('tom')).get(picture)).text, /October to December 2023 60 7 Mar 2024/)
})

t.test('The picture says how the quarter compares, and leaves a gap where none is published', async t => {
  const world = await aWorld(t)
  const priya = await anOffice(world)
  for (const [quarter, total] of [
    ['2022 Q4', 56],
    ['2023 Q3', 37],
    ['2023 Q4', 60],
  ] as const)
    await aFigure(priya, quarter, total)
  const page = await (await world.as('tom')).get(picture)
  t.match(page.text, /referred 60 people .* after 37 in the quarter before and 56 a year before/)
  t.match(page.html, /January to March 2023 not published here/)
})

t.test(
  'Members of the area read them; Tom may not bring any, and another area’s members and officer see nothing',
  async t => {
    const world = await aWorld(t)
    const { tx } = world.house.database
    const priya = await anOffice(world)
    const published = await aFigure(priya, '2023 Q4', 60)
    const id =
      /statistics\/([0-9a-f-]{36})/.exec(published.response.body)?.[1] ?? tx.select().from(statistics).get()?.id
    t.match((await (await world.as('sam')).get('/partnerships/hillside/local-picture')).text, /60 people/)
    t.equal((await (await world.as('sam')).get(picture)).status, 404)
    for (const who of ['tom', 'amina'] as const) t.equal((await (await world.as(who)).get(at)).status, 404)
    const finn = await world.as('finn')
    t.equal((await finn.get(at)).status, 403)
    t.notMatch((await finn.get('/funding/northshire/grants')).html, /\/statistics"/)
    tx.insert(policeAreas)
      .values({
        id: 'southshire',
        name: 'Southshire',
        officeName: 'Commissioner',
        officeOrganisationId: world.organisation.office,
      })
      .run()
    world.operate(work =>
      appointTo(work.tx, {
        ...{ id: work.ids.newId(), personId: world.person.pete, post: 'officer', policeAreaId: 'southshire' },
        startedAt: '2026-01-01T09:00:00.000Z',
      }),
    )
    const pete = await world.as('pete')
    t.match((await pete.get('/funding/southshire/statistics')).text, /No figure was taken in yet/)
    for (const path of [at, `${at}/${id}`, `${at}/from-file`, `${at}/by-hand`, `/funding/southshire/statistics/${id}`])
      t.equal((await pete.get(path)).status, 404, path)
    await pete.get('/funding/southshire/statistics')
    t.equal((await pete.post(`/funding/southshire/statistics/${id}/publication`, { version: '1' })).status, 404)
    tx.update(partnerships).set({ policeAreaId: 'southshire' }).run()
    t.match((await (await world.as('tom')).get(picture)).text, /No figure of the police area is published here yet/)
  },
)

t.test('A program of the office brings and publishes a figure; one of a member reads it, protected', async t => {
  const world = await aWorld(t)
  const api = await world.api('priya')
  const at = '/api/v1/funding/northshire/statistics'
  t.equal((await api.request('PUT', `${at}/force`, { body: { forceLabel: 'Northshire Police' } })).statusCode, 200)
  const content = (await fileOf2023([force])).toString('base64')
  const made = await api.request('POST', `${at}/files`, { body: { fileName: 'nrm.ods', content } })
  t.equal(made.statusCode, 201)
  t.match(made.json(), { quarter: '2023-Q4', total: 60, adults: 21, state: 'imported', sheetName: 'Table_13' })
  const one = `${at}/${made.json().id}`
  const headers = (version: number) => ({ 'if-match': `"${version}"` })
  t.equal((await api.request('POST', `${one}/publication`, { headers: headers(1) })).statusCode, 409)
  const vintage = { publishedOn: '2024-03-07', address }
  t.match((await api.request('PUT', `${one}/vintage`, { body: vintage, headers: headers(1) })).json(), {
    state: 'checked',
  })
  t.match((await api.request('POST', `${one}/publication`, { headers: headers(2) })).json(), { state: 'published' })
  t.equal((await api.request('DELETE', one, { headers: headers(3) })).statusCode, 409)
  const tom = await world.api('tom')
  const seen = (await tom.request('GET', '/api/v1/partnerships/riverside/statistics')).json()
  t.match(seen, { forceLabel: 'Northshire Police', quarters: [{ quarter: '2023-Q4', total: 60, was: [] }] })
  t.strictSame(seen.quarters[0].ages, { adults: 'not shown', children: 35, ageUnknown: 'fewer than 5' })
  t.equal(seen.caveats.length, 4)
  const byHand = { quarter: '2023-Q3', total: 37, ...vintage }
  t.match((await api.request('POST', at, { body: byHand })).json(), { state: 'checked', source: 'hand' })
  t.equal((await api.request('GET', at)).json().rows.length, 2)
  t.equal((await tom.request('GET', at)).statusCode, 404)
})

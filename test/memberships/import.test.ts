import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import t from 'tap'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld } from '#test/support/world.ts'

const path = '/partnerships/riverside/members/import'
const confirmation = `${path}/confirmation`
const list = [
  'Role;Organization;Surname;First name;E-mail Address (work);Notes',
  'rep;Harbour Housing;Ellis;"Rowan ""R"" 🤝";Rowan.Ellis@Harbour.example;comes by bus',
  'Co-ordinator;St Osyth’s Church;ابن علي;Quinn;mailto:quinn@church.example;',
].join('\r\n')

t.test('Amina imports the list she keeps; the same list again changes nothing', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const preview = await amina.upload(path, {}, { name: 'members.csv', bytes: list })
  t.equal(preview.status, 200)
  t.match(preview.text, /2 new members.*Rowan "R" 🤝 Ellis rowan.ellis@harbour.example Harbour Housing Representative/)
  t.match(preview.text, /1 organisation will be added.*St Osyth’s Church/)
  t.match(preview.html, /<option value="faith" selected>/, 'the kind is guessed')
  t.equal((await amina.get('/partnerships/riverside/members')).text.includes('Rowan'), false, 'looking changes nothing')
  await amina.upload(path, {}, { name: 'members.csv', bytes: list })
  const page = await amina.submit(confirmation, { 'kind-1': 'community_group', tellThem: 'yes' })
  t.match(page.text, /Imported: 2 new members/)
  t.match(page.text, /Rowan "R" 🤝 Ellis Representative.*Quinn ابن علي Co-ordinator/)
  t.strictSame(
    world
      .letters()
      .filter(each => each.kind === 'notice')
      .map(each => each.toAddress)
      .toSorted(),
    ['quinn@church.example', 'rowan.ellis@harbour.example'],
  )
  const rowan = world.stranger()
  await rowan.signIn(world.house, 'rowan.ellis@harbour.example')
  const first = await rowan.get('/partnerships/riverside')
  t.equal(first.location, '/undertaking?next=%2Fpartnerships%2Friverside', 'a member at once, who undertakes first')
  await rowan.get(first.location ?? '')
  t.match((await rowan.submit(first.location ?? '')).text, /Riverside Against Slavery/)
  t.equal((await rowan.get('/partnerships/riverside/members')).status, 200)
  const again = await amina.upload(path, {}, { name: 'members.csv', bytes: list })
  t.match(again.text, /Everybody on this list is a member already/)
})

t.test('One wrong line, and nobody is imported: each line says what to mend', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const wrong = [
    'Name,Email,Organisation,Role',
    'Good One,good@one.example,Harbour Housing,member',
    'No Role,no@role.example,Harbour Housing,representitive',
    'Bad Address,bad@address,Harbour Housing,chair',
    'Comma,"comma@one,example",Harbour Housing,member',
    ',noname@one.example,,member',
    'Good One,GOOD@one.example,harbour housing,member',
    'Another,good@one.example,Riverside Council,member',
    'Near,near@one.example,Harbor Housing,member',
  ].join('\n')
  const preview = await amina.fillIn(path, { list: wrong })
  t.match(preview.text, /6 lines to mend/)
  for (const words of [
    /3 No Role .*“representitive” is no role here. Did you mean representative\?/,
    /4 Bad Address .*“bad@address” is no e-mail address/,
    /Did you mean comma@one.example\?/,
    /6 noname@one.example .*The name is missing. The organisation is missing/,
    /7 Good One .*Line 2 has the same person for the same organisation/,
    /8 Another .*Line 2 gives this address to Good One/,
    /9 Near .*New organisation. Did you mean Harbour Housing\?/,
  ])
    t.match(preview.text, words)
  t.notMatch(preview.html, /import\/confirmation/)
  const rows = JSON.stringify([
    [2, 'Good One', 'good@one.example', 'Harbour Housing', 'member'],
    [3, 'Bad', 'bad@address', 'Harbour Housing', 'member'],
  ])
  const forced = await amina.post(confirmation, { rows })
  t.equal(forced.status, 409)
  t.match(forced.text, /Nothing was imported: “bad@address” is no e-mail address \(line 3\)/)
  t.notMatch((await amina.get('/partnerships/riverside/members')).text, /Good One/)
  await amina.get(path)
  t.equal((await amina.post(confirmation, { rows: '[["x"]]' })).status, 400)
})

t.test('Colin cannot make a chair by a list, Tom imports nothing, and to Sam it does not exist', async t => {
  const world = await aWorld(t)
  const [colin, tom, sam] = [await world.as('colin'), await world.as('tom'), await world.as('sam')]
  const chairs = 'Name,Email,Organisation,Role\nRowan,rowan@harbour.example,Harbour Housing,chair'
  const preview = await colin.fillIn(path, { list: chairs })
  t.match(preview.text, /Only a chair or vice-chair may appoint a chair or vice-chair/)
  const rows = JSON.stringify([[2, 'Rowan', 'rowan@harbour.example', 'Harbour Housing', 'chair']])
  t.equal((await colin.post(confirmation, { rows })).status, 409)
  t.equal((await tom.get(path)).status, 403)
  await tom.get('/account')
  t.equal((await tom.post(confirmation, { rows })).status, 403)
  t.equal((await sam.get(path)).status, 404)
})

t.test('The button pressed twice imports once', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.fillIn(path, { list })
  const chosen = { 'kind-1': 'faith', tellThem: 'yes' }
  t.equal((await amina.post(confirmation, chosen)).status, 303)
  t.match((await amina.submit(confirmation, chosen)).text, /Imported: 2 new members/, 'the same answer')
  t.equal(world.letters().filter(each => each.kind === 'notice').length, 2)
})

t.test('Somebody invited becomes a member by the list; whoever has another role keeps it', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await amina.fillIn('/partnerships/riverside/members/invite', {
    name: 'Rowan',
    email: 'rowan@harbour.example',
    organisation: 'Harbour Housing',
    role: 'representative',
  })
  const rows =
    'Name,Email,Organisation,Role\nRowan,rowan@harbour.example,Harbour Housing,org lead\nTom,tom@example.org,Harbour Housing,chair'
  const preview = await amina.fillIn(path, { list: rows })
  t.match(preview.text, /1 new member .*1 member already.*Stays representative: change the role among the members/)
  const page = await amina.submit(confirmation)
  t.match(page.text, /Rowan Organisation lead/)
  t.match(page.text, /Tom Okoro Representative/)
})

t.test('Workbooks and old encodings are read; what is neither is refused in words', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const xlsx = await writeXlsx({
    sheets: [
      {
        name: 'Members',
        rows: [
          ['Members of RAS'],
          ['Email', 'Full name', 'Role', 'Org'],
          ['zoe@x.example', 'Zoë Łuk', 'Vice chair', 'Harbour Housing'],
        ],
      },
    ],
  })
  const workbook = await amina.upload(path, {}, { name: 'm.xlsx', bytes: Buffer.from(xlsx) })
  t.match(workbook.text, /3 Zoë Łuk zoe@x.example Harbour Housing Vice-chair/)
  const windows = Buffer.from(
    'Name\tEmail\tAgency\tRole\nZo\xeb O\x92Neil\tzoe@x.example\tHarbour Housing\tMember',
    'latin1',
  )
  t.match((await amina.upload(path, {}, { name: 'm.csv', bytes: windows })).text, /Zoë O’Neil/)
  const refusals: [string | Buffer, RegExp][] = [
    ['a,b\n1,2', /The first line needs headings. We found none for: name, e-mail address, organisation, role/],
    ['Name,Email,Organisation,Role\n', /There is nobody on the list/],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), /Choose a spreadsheet saved as .xlsx or .csv/],
    [Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40)]), /Choose a spreadsheet saved as .xlsx or .csv/],
    [Buffer.alloc(2_000_001, 'a'), /larger than 2 MB/],
    [`Name,Email,Organisation,Role\n${'A,a@b.example,C,rep\n'.repeat(2_001)}`, /more than 2,000 lines/],
    [bomb(), /Choose a spreadsheet saved as .xlsx or .csv/],
  ]
  for (const [bytes, words] of refusals) {
    const page = await amina.upload(path, {}, { name: 'm.csv', bytes })
    t.equal(page.status, 400)
    t.match(page.text, words)
  }
  t.match((await amina.upload(path, {})).text, /Choose a file, or paste the list into the box/)
})

/** A workbook of one part that expands to 50 MB and claims to expand to ten bytes. */
function bomb(): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(50_000_000))
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.write('PK\x01\x02', 'latin1')
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

t.test('A pasted list with mistakes is mended where it is, and every mistake is told at once', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const pasted = `name,e-mail,organisation,role
Rowan Ellis,,Northshire Polise,Lead
Kit Hale,kit@harbour.example,Harbour Housing,Observer`
  const page = await amina.upload(path, { list: pasted })
  t.match(page.text, /2 lines to mend/)
  t.match(
    page.text,
    /“Lead” is no role here. Did you mean organisation lead\? New organisation. Did you mean Northshire Police\?/,
  )
  t.match(page.text, /“Observer” is no role here. Did you mean representative\?/)
  t.match(page.html, /<textarea[^>]*name="list"[^>]*>name,e-mail,organisation,role\r?\nRowan Ellis/)
})

t.test('The preview counts each letter that would go out, and offers to tell the new members first', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  world.house.database.sqlite
    .prepare(
      `insert into date_findings (id, partnership_id, title, mode, answer_by, asks_everyone, state, created_at, updated_at)
       values ('f', 'riverside', 'Summer meeting', 'online', '2027-03-20', 1, 'open', '2027-02-20', '2027-02-20')`,
    )
    .run()
  aMeeting(world, { heldOn: '2027-03-18', startsAt: '2027-03-18T10:00:00.000Z', endsAt: '2027-03-18T12:00:00.000Z' })
  const preview = await amina.upload(path, {}, { name: 'members.csv', bytes: list })
  t.match(
    preview.text,
    /an invitation to 1 meeting still to come and the question which dates suit them for 1 meeting: 4 letters in all/,
  )
  t.match(preview.html, /name="tellThem"[^>]*checked/)
})

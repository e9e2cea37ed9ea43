import t from 'tap'
import { agendaTemplates } from '#src/meetings/tables.ts'
import { statistics } from '#src/statistics/tables.ts'
import { aRiskNote } from '#test/risk-notes/scene.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { textOfWordFile } from '#test/support/word-file.ts'
import { aWorld, type World } from '#test/support/world.ts'

const at = (meetingId: string) => `/partnerships/riverside/meetings/${meetingId}`

/** A published figure of the police area. */
function aFigure(world: World, quarter: string, total: number, more: Partial<typeof statistics.$inferInsert> = {}) {
  const now = world.clock.now()
  const id = world.house.ids.newId()
  world.house.database.tx
    .insert(statistics)
    .values({
      ...{ id, policeAreaId: 'northshire', forceLabel: 'Northshire Police', quarter, total },
      ...{ state: 'published', source: 'hand', publishedOn: '2024-03-07', address: 'https://www.gov.uk/q4-2023' },
      ...{ createdAt: now, updatedAt: now },
      ...more,
    })
    .run()
  return id
}

async function standing(world: World) {
  const meetingId = aMeeting(world)
  const amina = await world.as('amina')
  await amina.get(`${at(meetingId)}/agenda`)
  await amina.submit(`${at(meetingId)}/agenda/standing`)
  return { amina, meetingId }
}

t.test('Item 5 of the standing agenda opens with the figures and the risks, those to be reviewed first', async t => {
  const world = await aWorld(t)
  const ages = { adults: 21, children: 35, ageUnknown: 4 }
  const now = aFigure(world, '2023-Q4', 61, { adults: 22, children: 35, ageUnknown: 4 })
  aFigure(world, '2023-Q4', 60, { ...ages, state: 'superseded', supersededById: now, publishedOn: '2024-02-01' })
  aFigure(world, '2023-Q3', 37)
  aFigure(world, '2022-Q4', 56)
  await aRiskNote(world)
  await aRiskNote(world, { title: 'Car washes', exploitationType: 'labour', reviewOn: '2027-02-01' })
  const closing = await aRiskNote(world, { title: 'No longer a risk' })
  const { amina, meetingId } = await standing(world)
  await amina.fillIn(`${closing}/closing`, { reason: 'It is over' })
  const { text } = await (await world.as('tom')).get(`${at(meetingId)}/agenda`)
  t.match(
    text,
    /Local picture: threat and trends \(no cases\).*Official statistics Northshire Police made 61 NRM referrals in October to December 2023 \(was 60, now 61\)/,
  )
  t.match(text, /Adults: not shown; children: 35; age unknown: fewer than 5 \(small numbers are protected\)/)
  t.match(
    text,
    /Compared with 37 in the quarter before \(July to September 2023\) and 56 in the year before \(October to December 2022\)/,
  )
  t.match(text, /Home Office, published 7 March 2024: https:\/\/www.gov.uk\/q4-2023/)
  t.match(text, /referrals made by Northshire Police, not victims here/)
  t.match(
    text,
    /Risk notes Car washes \(labour, Riverside\): likely, severe impact; to be reviewed by 1 February 2027 Review overdue Young people/,
  )
  t.notMatch(text, /No longer a risk/)
})

t.test(
  'The same stands in the pack as PDF and Word, goes into the minutes, and says so where nothing is known',
  async t => {
    const world = await aWorld(t)
    const { amina, meetingId } = await standing(world)
    const empty = await amina.get(`${at(meetingId)}/agenda`)
    t.match(empty.text, /Official statistics: no official figure is published here.*Risk notes: none is open/)
    aFigure(world, '2023-Q4', 60)
    await aRiskNote(world)
    const word = textOfWordFile((await amina.get(`${at(meetingId)}/pack/docx`)).response.rawPayload)
    t.match(word, /Northshire Police made 60 NRM referrals in October to December 2023/)
    t.match(word, /Young people drawn into county lines \(county lines, Riverside\)/)
    const pdf = await amina.get(`${at(meetingId)}/agenda/pdf`)
    t.match(pdf.response.headers['content-type'], /application\/pdf/)
    world.clock.set('2027-03-25T10:00:00.000Z')
    const minuting = await world.as('amina')
    await minuting.get(`${at(meetingId)}/minutes`)
    await minuting.post(`${at(meetingId)}/minutes`)
    const edit = await minuting.get(`${at(meetingId)}/minutes/edit`)
    const path = [...edit.html.matchAll(/action="([^"]+\/facts)"[\s\S]*?under item (\d+)/g)].find(
      ([, , item]) => item === '5',
    )?.[1]
    const written = await minuting.submit(path ?? '')
    t.match(written.html, /Official statistics:\s+- Northshire Police made 60 NRM referrals/)
    t.match(written.html, /Risk notes:\s+- Young people drawn into county lines/)
  },
)

t.test('A template of their own may ask for them, and one that was kept before is left as it was', async t => {
  const world = await aWorld(t)
  const templates = '/partnerships/riverside/agenda-templates'
  const now = world.clock.now()
  const kept = { title: 'Local picture', kind: 'information', owner: 'Police', minutesAllotted: 15 } as const
  world.house.database.tx
    .insert(agendaTemplates)
    .values({
      ...{ id: world.house.ids.newId(), partnershipId: 'riverside', name: 'Ours', replaces: 'quarterly' },
      items: [{ ...kept, note: '', listsActions: false, section: '', fills: [] }],
      ...{ createdAt: now, updatedAt: now },
    })
    .run()
  const amina = await world.as('amina')
  const form = await amina.get(`${templates}/extraordinary/items/new`)
  t.match(form.text, /Official statistics of the police area.*Open risk notes/)
  const item = { title: 'Our picture', kind: 'information', minutesAllotted: '10', section: 'Picture' }
  const fills = ['statistics', 'risk notes']
  t.match(
    (await amina.submit(`${templates}/extraordinary/items/new`, { ...item, fills })).text,
    /Our picture.*fills itself/,
  )
  const api = await world.api('amina')
  t.strictSame((await api.request('GET', `/api/v1${templates}/quarterly`)).json().items[0].fills, [])
  const elsewhere = await world.api('sam')
  const untouched = (await elsewhere.request('GET', '/api/v1/partnerships/hillside/agenda-templates/quarterly')).json()
  t.strictSame(untouched.items.find((each: { title: string }) => each.title.startsWith('Local picture')).fills, fills)
})

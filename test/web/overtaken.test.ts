import t, { type Test } from 'tap'
import { aFinding, all, answerByLink, DATES } from '#test/dates/scene.ts'
import { answerPath, drafted, lettersTo, plan, scheduled } from '#test/meetings/scene.ts'
import { approvedMinutes, circulatedMinutes, aMeeting as meetingOfToday, writtenMinutes } from '#test/minutes/scene.ts'
import { aGroup, membershipOf } from '#test/sub-groups/scene.ts'
import type { Browser } from '#test/support/browser.ts'
import { aWorld } from '#test/support/world.ts'

const HERE = '/partnerships/riverside'
type Fields = Parameters<Browser['post']>[1] & object

/** A form that one person has open while another saves something: the same form, unless said otherwise. */
interface Race {
  at: string
  late: Browser
  typed: Fields
  meanwhile: () => Promise<unknown>
}

/** What whoever is late reads after their press, and after they press again, having read it. */
async function overtaken(t: Test, { at, late, typed, meanwhile }: Race) {
  await late.get(at)
  await meanwhile()
  const told = await late.post(at, typed)
  t.equal(told.status, 412, at)
  t.match(
    told.text,
    /(Someone else changed|was changed meanwhile).* Somebody else saved this while you had it open/,
    at,
  )
  const again = await late.submit(at, typed)
  t.equal(again.status, 200, at)
  t.match(again.html, /govuk-notification-banner--success/, at)
  return { told: told.text, html: told.html, again: again.text }
}

const dated = (name: string, [year, month, day]: [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

t.test('Lena and Tom write to one meeting at once, and Tom reads hers beside his, signed in and by link', async t => {
  const world = await aWorld(t)
  const meeting = await scheduled(await world.as('amina'))
  const signedIn = `${meeting}/update/${world.organisation.harbour}`
  const link = answerPath(lettersTo(world, 'tom').at(-1)).replace('/answer', `/update/${world.organisation.harbour}`)
  const lena = await world.as('lena')
  const ways = [
    [signedIn, await world.as('tom')],
    [link, world.stranger()],
  ] as const
  for (const [at, late] of ways) {
    const typed = { text: `Tom’s words at ${at.length}` }
    const meanwhile = () => lena.fillIn(signedIn, { text: `Lena’s words at ${at.length}` })
    const { told, html } = await overtaken(t, { at, late, typed, meanwhile })
    t.match(told, new RegExp(`Your update Lena’s words at ${at.length} Tom’s words at ${at.length}`))
    t.match(html, new RegExp(`>\\s*Tom’s words at ${at.length}</textarea>`), 'what was typed is kept')
  }
})

t.test('Colin and Amina keep one agenda template at once: its name and a new item', async t => {
  const world = await aWorld(t)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const at = `${HERE}/agenda-templates/extraordinary`
  const name = () => colin.fillIn(at, { name: 'Colin’s name' })
  const named = await overtaken(t, { at, late: amina, typed: { name: 'Amina’s name' }, meanwhile: name })
  t.match(named.told, /Name of the template Colin’s name Amina’s name/)
  const item = { title: 'Car washes', kind: 'discussion', minutesAllotted: '20' }
  const change = () => colin.fillIn(`${at}/items/1`, { ...item, title: 'Nail bars' })
  const last = `${at}/items/new`
  const added = await overtaken(t, { at: last, late: amina, typed: { ...item, title: 'Farms' }, meanwhile: change })
  t.match(added.told, /Items so far 1\. Nail bars .*Not changed here/)
  t.match(added.again, /1\. Nail bars .*Farms/, 'an item more takes nobody’s away')

  await amina.get(`${at}/items/2`)
  await colin.get(at)
  await colin.submit(`${at}/items/1/removal`)
  for (const press of ['first', 'second']) {
    const late = await amina.post(`${at}/items/2`, item)
    t.equal(late.status, 412, `at the ${press} press: the second item is another one now`)
    t.match(late.html, /value="Car washes"/, 'what she typed is kept')
  }
})

t.test('Colin and Amina list the readers of one closed item at once, who are told by their names', async t => {
  const world = await aWorld(t)
  const meeting = meetingOfToday(world)
  const at = `${meeting.at.replace(/minutes$/, 'agenda')}/items/${meeting.closed}/readers`
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const { harbour, police } = world.organisation
  const listed = { noteHeldBy: 'Police', organisationIds: [police, harbour], personIds: [world.person.pete] }
  const typed = { noteHeldBy: 'Police', organisationIds: [harbour] }
  const { told } = await overtaken(t, { at, late: amina, typed, meanwhile: () => colin.fillIn(at, listed) })
  t.match(told, /Organisations that read its title Harbour Housing, Northshire Police Harbour Housing/)
  t.match(told, /People who read its title Pete Marsh, Northshire Police –/)
  t.notMatch(told, /Who holds the note Police Police/, 'what does not differ is left out')
})

t.test('Who schedules, cancels, brings back or sends papers of a meeting that moved reads where it stands', async t => {
  const world = await aWorld(t)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const meeting = await drafted(amina)
  let day = 10
  const moved = async () => {
    day += 1
    await colin.get(`${meeting}/change`)
    const answer = await colin.post(`${meeting}/change`, { ...plan, 'heldOn-day': String(day), tell: 'save only' })
    t.equal(answer.status, 303)
  }
  const deeds: [string, Fields][] = [
    ['schedule', { tell: 'send' }],
    ['papers/sending', {}],
    ['cancel', { tell: 'send', reason: 'The hall burnt down' }],
  ]
  for (const [deed, typed] of deeds) {
    const race = { at: `${meeting}/${deed}`, late: amina, typed, meanwhile: moved }
    t.match((await overtaken(t, race)).told, new RegExp(`When \\w+day ${day} June 2027.*Not changed here`), deed)
  }
  const ended = await drafted(amina, { title: 'Gone' })
  await amina.get(`${ended}/schedule`)
  await colin.get(`${ended}/schedule`)
  await colin.post(`${ended}/schedule`, { tell: 'save only' })
  const late = await amina.post(`${ended}/schedule`, { tell: 'send' })
  t.equal(late.status, 409)
  t.match(late.text, /Go to the meeting/, 'where nothing is to be done any more, nothing is compared')
})

t.test(
  'Colin and Amina change, report for and end one sub-group at once; its lead is shown only their own',
  async t => {
    const world = await aWorld(t)
    const group = await aGroup(world)
    const [amina, colin, pete] = [await world.as('amina'), await world.as('colin'), await world.as('pete')]
    const content = { name: 'Awareness', kind: 'standing', leadPersonId: world.person.pete, quorum: '2' }
    const closing = () => colin.fillIn(`${group}/change`, { ...content, purpose: 'Posters', isClosed: 'yes' })
    const change = { at: `${group}/change`, late: amina, typed: { ...content, purpose: 'Leaflets' } }
    const both = await overtaken(t, { ...change, meanwhile: closing })
    t.match(both.told, /Purpose Posters Leaflets Closed group Yes –/)
    const { name, quorum } = content
    const ofLead = await overtaken(t, {
      ...{ at: `${group}/change`, late: pete, typed: { name, quorum, purpose: 'Films' } },
      meanwhile: closing,
    })
    t.match(ofLead.told, /Purpose Posters Films What you typed/)
    const report = `${group}/reports/${(await scheduled(amina)).split('/').at(-1)}`
    const told = await overtaken(t, {
      ...{ at: report, late: pete, typed: { text: 'Pete’s report' } },
      meanwhile: () => amina.fillIn(report, { text: 'Amina’s report' }),
    })
    t.match(told.told, /Report Amina’s report Pete’s report/)
    const end = { at: `${group}/end`, late: amina, typed: { outcome: 'A leaflet' }, meanwhile: closing }
    t.match((await overtaken(t, end)).told, /Purpose Posters Not changed here/)
  },
)

t.test('Members are changed, replaced and let go by two at once, who read how the membership stands', async t => {
  const world = await aWorld(t)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const member = `${HERE}/members/${membershipOf(world, 'tom')}`
  const role = (role: string) => () => colin.fillIn(`${member}/role`, { role })
  const changed = await overtaken(t, {
    ...{ at: `${member}/role`, late: amina, typed: { role: 'co-ordinator' } },
    meanwhile: role('organisation lead'),
  })
  t.match(changed.told, /Role Organisation lead Co-ordinator/)
  const lastDay = dated('endsOn', ['2027', '4', '1'])
  const ended = await overtaken(t, {
    ...{ at: `${member}/end`, late: amina, typed: lastDay },
    meanwhile: () => colin.fillIn(`${member}/end`, dated('endsOn', ['2027', '5', '1'])),
  })
  t.match(ended.told, /Last day Saturday 1 May 2027 Thursday 1 April 2027/)
  const successor = { successorPersonId: world.person.lena }
  const replaced = await overtaken(t, {
    ...{ at: `${member}/successor`, late: amina, typed: successor },
    meanwhile: role('representative'),
  })
  t.match(replaced.told, /Role Representative Not changed here/)
})

t.test('Colin and Amina arrange one date at once: what is asked, more times, its end and its day', async t => {
  const world = await aWorld(t)
  const { id, ...finding } = await aFinding(world)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const at = `${DATES}/${id}`
  const details = { title: 'Summer', mode: 'online', ...dated('answerBy', ['2027', '3', '12']) }
  let venues = 0
  const change = () => colin.fillIn(`${at}/change`, { ...details, venue: `Hall ${++venues}` })
  const asked = await overtaken(t, {
    ...{ at: `${at}/change`, late: amina, typed: { ...details, venue: 'Library' } },
    meanwhile: change,
  })
  t.match(asked.told, /Place Hall 1 Library What you typed/)
  const time = { 'times.0.startTime': '10:00', 'times.0.endTime': '12:00', rows: '1' }
  const more = { ...time, ...dated('times.0.heldOn', ['2027', '3', '22']), next: 'send' }
  const times = await overtaken(t, { at: `${at}/times`, late: amina, typed: more, meanwhile: change })
  t.match(times.told, /Proposed so far Thursday 18 March 2027.*Not changed here/)
  await answerByLink(world, 'tom', all({ id, ...finding }, 'yes'))
  const settle = { at: `${at}/times/${finding.times[0]?.id}/confirm`, late: amina, typed: { tell: 'send' } }
  const other = await aFinding(world, { title: 'Another' })
  const withdraw = { at: `${DATES}/${other.id}/withdraw`, late: amina, typed: { reason: 'Enough' } }
  t.match((await overtaken(t, { ...settle, meanwhile: change })).told, /Title Summer .*Where .*Not changed here/)
  const changeOther = () => colin.fillIn(`${DATES}/${other.id}/change`, { ...details, venue: 'Barn' })
  t.match((await overtaken(t, { ...withdraw, meanwhile: changeOther })).told, /Title Summer .*Not changed here/)
})

t.test(
  'Colin and Amina write one public summary at once, and nothing wrong in it lets the later save over',
  async t => {
    const world = await aWorld(t)
    const { at, training, colin, amina } = await approvedMinutes(world)
    const summary = at.replace(/minutes$/, 'summary')
    const written = (intro: string, text: string) => ({
      ...{ intro, next: 'save', [`take-${training}`]: 'yes' },
      ...{ [`heading-${training}`]: 'Training', [`text-${training}`]: text },
    })
    const race = { at: summary, late: amina, typed: written('We met.', 'Staff are trained.') }
    const { told } = await overtaken(t, {
      ...race,
      meanwhile: () => colin.fillIn(summary, written('They met.', 'Councils train.')),
    })
    t.match(told, /About the meeting as a whole They met\. We met\./)
    t.match(told, /Item 2, in plain English Councils train\. Staff are trained\./)
    await amina.get(summary)
    await colin.fillIn(summary, written('Colin’s again.', 'Councils train.'))
    const wrong = await amina.post(summary, written('Amina’s again.', ''))
    t.equal(wrong.status, 400)
    t.match(wrong.text, /Colin’s again\. Amina’s again\./, 'what stands is shown before it can be saved over')
  },
)

t.test('Amina words the statement and settles corrections in two browsers, and reads what stands now', async t => {
  const world = await aWorld(t)
  const meeting = await circulatedMinutes(world)
  const [amina, elsewhere, tom] = [await world.as('amina'), await world.as('amina'), await world.as('tom')]
  const statement = `${HERE}/confidentiality-statement`
  const worded = await overtaken(t, {
    ...{ at: statement, late: amina, typed: { text: 'One wording of it.' } },
    meanwhile: () => elsewhere.fillIn(statement, { text: 'Another wording of it.' }),
  })
  t.match(worded.told, /Statement Another wording of it\. One wording of it\./)
  const wanted = { wanted: 'Train every council and police force.', why: 'The police were named too.' }
  const form = `${meeting.at}/corrections/new/decision/${meeting.training}`
  for (const _twice of [1, 2]) await tom.fillIn(form, wanted)
  const [first, second] = world.house.database.sqlite.prepare('select id from corrections order by id').pluck().all()
  const settlement = (id: unknown) => `${meeting.at}/corrections/${id}/settlement`
  const settled = await overtaken(t, {
    ...{
      at: settlement(second),
      late: amina,
      typed: { answer: 'take', wording: 'Train every council and police force.' },
    },
    meanwhile: () => elsewhere.fillIn(settlement(first), { answer: 'take', wording: 'Train all of them.' }),
  })
  t.match(settled.told, /What the minutes say now Train all of them\. Not changed here/)
})

t.test('Who circulates minutes whose register changed meanwhile reads who was present now', async t => {
  const world = await aWorld(t)
  const { at, colin } = await writtenMinutes(world)
  const amina = await world.as('amina')
  const row = world.house.database.sqlite.prepare('select id from attendances where person_id = ?').pluck()
  const { told } = await overtaken(t, {
    ...{ at: `${at}/circulate`, late: colin, typed: { telling: 'save', correctionDays: '7' } },
    meanwhile: () => amina.fillIn(`${at}/attendance`, { [`attendance-${row.get(world.person.pete)}`]: 'present' }),
  })
  t.match(told, /Present .*Northshire Police.* Not changed here/)
})

t.test('A partnership’s description and its dates to mind are changed by two at once', async t => {
  const world = await aWorld(t)
  const [amina, colin] = [await world.as('amina'), await world.as('colin')]
  const description = { name: 'Riverside', areaName: 'Riverside', aims: 'To end it', cadence: 'monthly', quorum: '4' }
  const his = { ...description, cadence: 'quarterly', status: 'active', quorum: '4', parentBoard: 'The safety board' }
  const described = await overtaken(t, {
    ...{ at: `${HERE}/description`, late: amina, typed: { ...description, status: 'dormant' } },
    meanwhile: () => colin.fillIn(`${HERE}/description`, his),
  })
  t.match(described.told, /How it stands Active Dormant Board it reports to The safety board – How often it/)
  t.match(described.told, /How often it meets Quarterly Monthly/)
  const day = { name: 'A loss', reason: 'Families gather', kind: 'sensitive', ...dated('onDate', ['2021', '9', '14']) }
  const list = await colin.fillIn(`${HERE}/sensitive-dates/new`, { ...day, isYearly: 'yes' })
  const at = /\/partnerships\/riverside\/sensitive-dates\/[^"]+\/change/.exec(list.html)?.[0] ?? ''
  const minded = await overtaken(t, {
    ...{ at, late: amina, typed: { ...day, isYearly: 'yes', ...dated('onDate', ['2021', '9', '15']) } },
    meanwhile: () => colin.fillIn(at, { ...day, reason: 'Some mourn' }),
  })
  t.match(minded.told, /Why it matters Some mourn Families gather Date .*14 September 2021 .*15 September 2021/)
  t.match(minded.told, /Returns every year – Yes/)
})

t.test('Priya keeps a grant and a figure in two browsers, and Tom his own details', async t => {
  const world = await aWorld(t)
  const [one, other] = [await world.as('priya'), await world.as('priya')]
  const grants = '/funding/northshire/grants'
  const grant = {
    ...{ programme: 'Fund 2026', title: 'Co-ordination', purpose: 'A co-ordinator', reasons: 'Reports come earlier' },
    ...{ conditions: 'None', decisionReference: '043-26', decidedOn: '2026-03-12', amount: '14000', state: 'active' },
    ...{ periodStartsOn: '2026-04-01', periodEndsOn: '2027-03-31', reason: 'variation agreed' },
    recipientOrganisationId: world.organisation.council,
  }
  const recorded = await one.fillIn(`${grants}/new?for=riverside`, grant)
  const at = /\/funding\/northshire\/grants\/[0-9a-f-]{36}\/terms/.exec(recorded.html)?.[0] ?? ''
  const changed = await overtaken(t, {
    ...{ at, late: other, typed: { ...grant, amount: '16000' } },
    meanwhile: () => one.fillIn(at, { ...grant, amount: '15000' }),
  })
  t.match(changed.told, /Amount awarded 15,?000(\.00)? 16000 What you typed/)
  const address = 'https://www.gov.uk/statistics/q4-2023'
  await one.get('/funding/northshire/statistics')
  await one.post('/funding/northshire/statistics/force', { forceLabel: 'Northshire Police' })
  const figure = { quarter: '2023 Q4', total: '61', publishedOn: '2024-03-07', address }
  const entered = await one.fillIn('/funding/northshire/statistics/by-hand', figure)
  const vintage = `${/action="([^"]+)\/publication"/.exec(entered.html)?.[1]}/vintage`
  const checked = await overtaken(t, {
    ...{ at: vintage, late: other, typed: { ...dated('publishedOn', ['2024', '3', '8']), address } },
    meanwhile: () => one.fillIn(vintage, { ...dated('publishedOn', ['2024', '3', '9']), address }),
  })
  t.match(checked.told, /Published by the Home Office on Saturday 9 March 2024 Friday 8 March 2024 What you typed/)
  const [tom, elsewhere] = [await world.as('tom'), await world.as('tom')]
  const details = { name: 'Tom Okoro', directoryVisibility: 'members' }
  const account = await overtaken(t, {
    ...{ at: '/account', late: tom, typed: { ...details, phone: '01245 000001' } },
    meanwhile: () => elsewhere.fillIn('/account', { ...details, directoryVisibility: 'chair only' }),
  })
  t.match(account.told, /Work phone – 01245 000001 Who sees you .*Only chairs.* Members of my partnerships/)
})

import t from 'tap'
import { addIncoming } from '#src/incoming/store.ts'
import { addUpdate } from '#src/meetings/written-store.ts'
import { addCorrection } from '#src/minutes/corrections-store.ts'
import { addGroupMember } from '#src/partnerships/group-members-store.ts'
import { addSubGroup } from '#src/partnerships/sub-group-store.ts'
import { aDemonstration, type Demonstrated } from '#test/support/demonstrated.ts'
import { addressOf, routesOf, type Served } from '#test/support/routes.ts'

type Named = Record<string, string>

/** One thing of each kind that an address can name, all of one partnership. */
function thingsOf({ rows }: Demonstrated, partnershipId: string, meetingId: string): Named {
  const one = (sql: string, ...values: string[]) => rows<{ id: string }>(sql, ...values)[0]?.id ?? ''
  const of = (table: string, more = '') =>
    one(`select id from ${table} where partnership_id = ? ${more} order by id limit 1`, partnershipId)
  const ofMeeting = (table: string) => one(`select id from ${table} where meeting_id = ? limit 1`, meetingId)
  const elsewhere = `and organisation_id not in (select organisation_id from seats where partnership_id <> '${partnershipId}')`
  const itemId = ofMeeting('agenda_items')
  return {
    meetingId,
    itemId,
    agendaItemId: itemId,
    paperId: of('papers'),
    templateId: of('agenda_templates'),
    proposalId: of('proposals'),
    documentId: of('documents'),
    findingId: of('date_findings'),
    timeId: of('proposed_times'),
    dateId: of('sensitive_dates'),
    riskNoteId: of('risk_notes', "and state = 'open'"),
    incomingId: of('incoming_letters'),
    attendanceId: ofMeeting('attendances'),
    writtenId: ofMeeting('written_updates'),
    subGroupId: of('sub_groups'),
    groupMemberId: of('sub_group_members'),
    correctionId: ofMeeting('corrections'),
    actionId: of('actions', "and state = 'open'"),
    requestId: of('action_requests', "and state = 'waiting'"),
    pledgeId: of('pledges', "and state = 'active'"),
    membershipId: of('memberships', `and ended_at is null and role = 'representative' ${elsewhere}`),
    organisationId: one(
      `select organisation_id id from seats where partnership_id = ? and left_on is null ${elsewhere} limit 1`,
      partnershipId,
    ),
    personId: one(
      `select person_id id from memberships where partnership_id = ? and ended_at is null ${elsewhere} limit 1`,
      partnershipId,
    ),
  }
}

/** A letter that came in and waits for this partnership's co-ordinator. */
const aLetterFor = ({ house }: Demonstrated, partnershipId: string): void =>
  addIncoming(house.database.tx, {
    id: house.ids.newId(),
    digest: partnershipId,
    channel: 'mailbox',
    receivedAt: house.clock.now(),
    kind: 'other',
    state: 'parked',
    why: 'It is written in words, for a person to read',
    partnershipId,
  })

/** A sub-group of this partnership, and what was written to one of its meetings and said of its minutes. */
function aGroupFor({ house, rows }: Demonstrated, partnershipId: string, meetingId: string): void {
  const { tx } = house.database
  const at = house.clock.now()
  const [member] = rows<{ personId: string; organisationId: string }>(
    'select person_id personId, organisation_id organisationId from memberships where partnership_id = ? and ended_at is null',
    partnershipId,
  )
  if (!member) throw new Error(`${partnershipId} has no members`)
  const { personId, organisationId } = member
  const history = { createdAt: at, createdBy: personId, updatedAt: at, updatedBy: personId }
  const subGroupId = house.ids.newId()
  const place = { partnershipId, meetingId }
  addSubGroup(tx, { ...history, id: subGroupId, partnershipId, name: 'Housing', kind: 'standing' })
  addGroupMember(tx, { id: house.ids.newId(), partnershipId, subGroupId, personId, organisationId, joinedAt: at })
  addUpdate(tx, { ...history, ...place, id: house.ids.newId(), organisationId, text: 'Ours' })
  addCorrection(tx, {
    ...place,
    ...{ id: house.ids.newId(), subject: 'notes', targetId: meetingId, label: 'Notes', stood: 'Was', wanted: 'Is' },
    ...{ why: 'Wrong', proposedAt: at, proposedBy: personId },
  })
}

/** Meetings with minutes, latest first, and the one to come. */
const meetingsOf = ({ rows }: Demonstrated, partnershipId: string): string[] =>
  rows<{ id: string }>('select id from meetings where partnership_id = ? order by starts_at desc', partnershipId).map(
    each => each.id,
  )

/** What would be good in any form: each reads the fields it knows. */
const goodFields = ({
  organisationId,
  membershipId,
  meetingId,
  personId,
  timeId,
  itemId = '',
}: Named): Record<string, unknown> => ({
  version: '1',
  meetingId: meetingId || '019a6f3e-7c00-7000-8000-00000000dead',
  personId,
  words: 'Changed',
  name: 'Changed',
  onDate: '2028-01-10',
  title: 'Changed',
  kind: 'discussion',
  owner: '',
  minutesAllotted: 5,
  minutesWanted: 5,
  why: 'Changed',
  note: 'Changed',
  reason: 'Changed',
  evidence: 'Changed',
  text: 'Changed',
  decision: 'Changed',
  answer: 'accepted',
  role: 'representative',
  dueOn: '2028-01-10',
  ownerOrganisationId: organisationId,
  organisationId,
  heldOn: '2028-01-10',
  answerBy: '2027-12-10',
  times: [{ heldOn: '2028-01-10', startTime: '10:00', endTime: '12:00' }],
  timeId,
  startTime: '10:00',
  endTime: '12:00',
  mode: 'online',
  noteHeldBy: 'Changed',
  intro: 'Changed',
  next: 'save',
  subject: 'notes',
  targetId: itemId,
  wanted: 'Changed',
  outcome: 'agreed',
  isLeftOut: 'yes',
  tell: 'save only',
  telling: 'save',
  mark: 'observer',
  acknowledged: true,
  interests: 'Changed',
  line: 'Changed',
  completion: 'limited',
  learned: 'Changed',
  resumeOn: '2028-01-10',
  question: 'Changed',
  measure: 'Changed',
  byWhen: '2028-01-10',
  fourP: 'prevent',
  theme: 'training',
  direction: 'up',
  itemId: '019a6f3e-7c00-7000-8000-00000000dead',
  to: 1,
  attendance: 'present',
  substituteName: 'Changed',
  membershipId,
  fileName: 'changed.txt',
  content: 'Q2hhbmdlZA==',
  fingerprint: 'a'.repeat(64),
  exploitationType: 'labour',
  area: 'Changed',
  statement: 'Changed',
  likelihood: 'likely',
  impact: 'serious',
  mitigation: 'Changed',
  reviewOn: '2028-01-10',
})

type Schema = { properties?: Record<string, { type?: string; enum?: unknown[] }> }

/** The fields that this operation of the API knows. */
async function bodyFor(demonstrated: Demonstrated, { method, url }: Served, fields: Record<string, unknown>) {
  const document = (
    await demonstrated.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1:3000' } })
  ).json()
  const operation = document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  const { properties = {} }: Schema = operation?.requestBody?.content?.['application/json']?.schema ?? {}
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, { type, enum: known }]) =>
      type === 'array'
        ? [[name, Array.isArray(fields[name]) ? fields[name] : []]]
        : name in fields
          ? [[name, known && !known.includes(fields[name]) ? known[0] : fields[name]]]
          : [],
    ),
  )
}

/** Asks as the chair of SAMS, with a body that would be good there. */
async function ask(demonstrated: Demonstrated, token: string, route: Served, named: Named) {
  const isApi = route.url.startsWith('/api/')
  const fields = goodFields(thingsOf(demonstrated, 'sams', ''))
  const payload = isApi
    ? JSON.stringify(await bodyFor(demonstrated, route, fields))
    : new URLSearchParams(fields as Record<string, string>).toString()
  return demonstrated.app.inject({
    method: route.method,
    url: addressOf(route.url, named),
    headers: {
      host: '127.0.0.1:3000',
      authorization: `Bearer ${token}`,
      'if-match': '"1"',
      ...(route.method === 'GET' || route.method === 'DELETE'
        ? {}
        : { 'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded' }),
    },
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload }),
  })
}

const tablesOf = ({ rows }: Demonstrated): string[] =>
  rows<{ name: string }>(
    `select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'partnership_id'`,
  ).map(each => each.name)

/** Everything that a partnership has, as one text. */
const allOf = (demonstrated: Demonstrated, partnershipId: string): string =>
  JSON.stringify(
    tablesOf(demonstrated).map(table =>
      demonstrated.rows(`select * from ${table} where partnership_id = ? order by rowid`, partnershipId),
    ),
  )

const params = (url: string) => [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

t.test('The chair of one partnership reaches nothing of another by its id', async t => {
  const demonstrated = await aDemonstration(t)
  const token = demonstrated.tokenOf(demonstrated.emailOf('chair', 'sams'))
  aLetterFor(demonstrated, 'casp')
  const [, theirLast = ''] = meetingsOf(demonstrated, 'casp')
  aGroupFor(demonstrated, 'casp', theirLast)
  const theirs = thingsOf(demonstrated, 'casp', theirLast)
  for (const [name, id] of Object.entries(theirs)) t.ok(id, `there is something for :${name}`)
  const before = allOf(demonstrated, 'casp')
  const routes = (await routesOf(demonstrated.app)).filter(
    ({ url }) => /^(?:\/api\/v1)?\/partnerships\/:partnershipId/.test(url) && params(url).length > 1,
  )
  t.ok(routes.length > 130, `${routes.length} routes are asked`)
  for (const route of routes) {
    const answer = await ask(demonstrated, token, route, { ...theirs, partnershipId: 'sams' })
    t.equal(answer.statusCode, 404, `${route.method} ${route.url}: ${answer.body.slice(0, 200)}`)
  }
  t.equal(allOf(demonstrated, 'casp'), before, 'and nothing there has changed')
})

t.test('What belongs to one meeting is not found under another', async t => {
  const demonstrated = await aDemonstration(t)
  const token = demonstrated.tokenOf(demonstrated.emailOf('chair', 'sams'))
  const [coming = '', last = '', earlier = ''] = meetingsOf(demonstrated, 'sams')
  const children = ['itemId', 'agendaItemId', 'paperId', 'attendanceId']
  const routes = (await routesOf(demonstrated.app)).filter(({ url }) =>
    params(url).some(each => children.includes(each)),
  )
  for (const [meetingId, other] of [
    [coming, last],
    [last, earlier],
  ] as const) {
    const named = { ...thingsOf(demonstrated, 'sams', other), partnershipId: 'sams', meetingId }
    for (const route of routes) {
      const { statusCode, body } = await ask(demonstrated, token, route, named)
      // Where the meeting as a whole is settled, that is said before anything is looked for.
      t.ok(
        [404, 409].includes(statusCode),
        `${route.method} ${route.url} is answered ${statusCode}: ${body.slice(0, 200)}`,
      )
    }
  }
})

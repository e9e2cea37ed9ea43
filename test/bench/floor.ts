// The floor: what a bare Fastify route on better-sqlite3 does with the same statement, the same token looked up and the
// same compiled serialiser, and nothing else. Everything the platform adds is measured against it.
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fastJson from 'fast-json-stringify'
import Fastify from 'fastify'

const sqlite = new Database(join(process.env.DATA_DIR ?? '', 'partnerships.db'))
sqlite.pragma('journal_mode = WAL')
sqlite.pragma('synchronous = FULL')
sqlite.pragma('cache_size = -65536')
sqlite.pragma('wal_autocheckpoint = 8000')

const text = { type: 'string' } as const
const maybe = { type: ['string', 'null'] } as const
const listOf = (properties: object) =>
  fastJson({
    type: 'object',
    properties: { rows: { type: 'array', items: { type: 'object', properties } }, next: maybe },
  } as fastJson.Schema)

const token = sqlite.prepare(
  `select t.id, t.person_id, t.used_on, p.name, p.email from api_tokens t join people p on p.id = t.person_id
   where t.token_hash = cast(? as text) and t.revoked_at is null and t.expires_at > cast(? as text)`,
)
const listed = `id, title, theme, held_on heldOn, start_time startTime, end_time endTime, starts_at startsAt, ends_at endsAt, mode,
   venue, joining_link joiningLink, state, version`
const meetings = sqlite.prepare(
  `select ${listed} from meetings where partnership_id = cast(? as text) and (state <> 'draft' or 1 = ?)
   and (starts_at, id) < (cast(? as text), cast(? as text)) order by starts_at desc, id desc limit 21`,
)
const nameOf = (column: string) => `(select coalesce(alias, name) from people where people.id = meetings.${column})`
const meeting = sqlite.prepare(
  `select ${listed}, purpose, chair_person_id chairPersonId, ${nameOf('chair_person_id')} chairName,
   minute_taker_person_id minuteTakerPersonId, ${nameOf('minute_taker_person_id')} minuteTakerName,
   papers_due_on papersDueOn, cancelled_reason cancelledReason, ical_uid icalUid, ical_sequence icalSequence
   from meetings where partnership_id = cast(? as text) and id = cast(? as text)`,
)
const pledges = sqlite.prepare(
  `select p.id, p.reference, p.title, p.organisation_id organisationId, o.display_name organisationName, p.state, p.by_when byWhen,
   p.four_p fourP, p.theme, p.completion, p.reached, p.target, p.unit, p.progress_on progressOn
   from pledges p join organisations o on o.id = p.organisation_id where p.partnership_id = cast(? as text)
   order by p.reference desc limit 21`,
)
const create = sqlite.prepare(
  `insert into pledges (id, partnership_id, organisation_id, reference, title, four_p, theme, made_on, state, created_at, updated_at)
   values (?, ?, ?, ?, ?, 'prevent', 'training', '2027-01-01', 'draft', '', '')`,
)
const inTransaction = sqlite.transaction((act: () => void) => act())

const dates = { heldOn: text, startTime: text, endTime: text, startsAt: text, endsAt: text }
const meetingShape = {
  id: text,
  title: text,
  theme: maybe,
  ...dates,
  mode: text,
  venue: maybe,
  joiningLink: maybe,
  state: text,
  version: { type: 'integer' },
}
const asMeetings = listOf(meetingShape)
const asMeeting = fastJson({
  type: 'object',
  properties: {
    ...{ ...meetingShape, purpose: text, chairPersonId: maybe, chairName: maybe, minuteTakerPersonId: maybe },
    ...{
      minuteTakerName: maybe,
      papersDueOn: maybe,
      cancelledReason: maybe,
      icalUid: text,
      icalSequence: { type: 'integer' },
    },
  },
} as fastJson.Schema)
const figure = { type: ['number', 'null'] }
const asPledges = listOf({
  ...{
    id: text,
    reference: text,
    title: text,
    organisationId: text,
    organisationName: text,
    state: text,
    byWhen: maybe,
    fourP: text,
  },
  ...{ theme: text, completion: text, reached: figure, target: figure, unit: maybe, progressOn: maybe },
})

const app = Fastify()
app.addHook('onRequest', async request => {
  const bearer = (request.headers.authorization ?? '').slice(7)
  const known = token.get(createHash('sha256').update(bearer).digest('base64url'), new Date().toISOString())
  if (!known) throw new Error('unknown token')
})
type Asked = { Params: { p: string; id: string }; Body: { title: string; organisationId: string } }
app.get<Asked>('/meetings/:p', (request, reply) => {
  const rows = meetings.all(request.params.p, 1, '~', '~')
  reply
    .type('application/json')
    .serializer(asMeetings as never)
    .send({ rows: rows.slice(0, 20), next: 'next' })
})
app.get<Asked>('/meetings/:p/:id', (request, reply) => {
  reply
    .type('application/json')
    .serializer(asMeeting as never)
    .send(meeting.get(request.params.p, request.params.id))
})
app.get<Asked>('/pledges/:p', (request, reply) => {
  const rows = pledges.all(request.params.p)
  reply
    .type('application/json')
    .serializer(asPledges as never)
    .send({ rows: rows.slice(0, 20), next: 'next' })
})
app.post<Asked>('/pledges/:p', (request, reply) => {
  const id = randomUUID()
  inTransaction.immediate(() => create.run(id, request.params.p, request.body.organisationId, id, request.body.title))
  reply.code(201).send({ id })
})
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.on('SIGTERM', () => process.exit(0))

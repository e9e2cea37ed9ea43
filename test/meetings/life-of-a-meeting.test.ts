import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import type { Work } from '#src/access/work.ts'
import { inviteToComingMeetings } from '#src/meetings/invites.ts'
import type { Browser } from '#test/support/browser.ts'
import { emailOf, type World } from '#test/support/world.ts'
import { aPostedWorld, type Delivered } from './calendar-client.ts'
import { drafted, plan } from './scene.ts'

interface Stage {
  world: World
  amina: Browser
  tom: Browser
  at: string
}

const all = ['amina', 'colin', 'lena', 'pete', 'tom'] as const
const others = ['amina', 'colin', 'lena', 'pete'] as const

/** One thing that happens to a meeting, who is mailed of it, and what the letter to Tom (or the one named) says. */
interface Event {
  what: string
  act(stage: Stage): Promise<unknown>
  mailed: readonly string[]
  /** Whose letter is read, of those that arrived; Tom's where it is not said. */
  reader?: string
  method?: 'REQUEST' | 'CANCEL'
  /** Against the SEQUENCE before. */
  raises?: number
  sequence?: number
  status?: string | null
  partstat?: string
  says?: RegExp
  silent?: RegExp
  subject?: RegExp
  newUid?: boolean
}

async function change({ amina, at }: Stage, fields: Record<string, string>, tell = 'send') {
  await amina.get(`${at}/change`)
  const preview = await amina.post(`${at}/change`, { ...plan, ...fields })
  return preview.status === 200 ? amina.post(`${at}/change`, { tell }) : preview
}

function join({ world }: Stage) {
  const { tx, sqlite } = world.house.database
  const { sam } = world.person
  const seat = 'insert into seats (id, partnership_id, organisation_id, joined_on) values (?, ?, ?, ?)'
  sqlite.prepare(seat).run(world.house.ids.newId(), 'riverside', world.organisation.hill, '2027-03-01')
  const at = world.clock.now()
  const terms = { partnershipId: 'riverside', organisationId: world.organisation.hill, invitedAt: at, startedAt: at }
  tx.insert(memberships)
    .values({ ...terms, id: world.house.ids.newId(), personId: sam, role: 'representative', undertakingVersion: 1 })
    .run()
  world.operate(work => inviteToComingMeetings(work as Work, 'riverside', sam))
}

const membershipOf = ({ world }: Stage, who: 'tom' | 'sam') =>
  (
    world.house.database.sqlite
      .prepare("select id from memberships where person_id = ? and partnership_id = 'riverside' and ended_at is null")
      .get(world.person[who]) as { id: string }
  ).id

async function moveTo({ world, tom }: Stage, address: string) {
  await tom.fillIn('/account/address', { email: address })
  const letter = world.letters().findLast(each => each.toAddress === address)
  await world.stranger().fillIn(/\/account\/address\/links\/\S+/.exec(letter?.text ?? '')?.[0] ?? '', {})
}

const moved = { startTime: '14:00', endTime: '16:00' }
const elsewhere = { ...moved, venue: 'Library' }
const reworded = { ...elsewhere, purpose: 'How the year went' }

const life: Event[] = [
  {
    what: 'a draft',
    act: async stage => {
      stage.at = await drafted(stage.amina)
    },
    mailed: [],
  },
  {
    what: 'scheduled: everybody is invited',
    act: async ({ amina, at }) => {
      await amina.get(`${at}/schedule`)
      return amina.post(`${at}/schedule`, { tell: 'send' })
    },
    mailed: all,
    method: 'REQUEST',
    sequence: 0,
    status: 'CONFIRMED',
    partstat: 'NEEDS-ACTION',
    subject: /^Invitation: RAS, 10 June 2027$/,
    says: /You are invited/,
    silent: /was /,
  },
  {
    what: 'an answer: nobody is mailed',
    act: ({ tom, at }) => tom.fillIn(`${at}/answer`, { answer: 'accepted' }),
    mailed: [],
  },
  {
    what: 'another time: answers are reset',
    act: stage => change(stage, moved),
    mailed: all,
    method: 'REQUEST',
    raises: 1,
    status: 'CONFIRMED',
    partstat: 'NEEDS-ACTION',
    subject: /^Changed/,
    says: /was Thursday 10 June 2027, 10am to noon; now Thursday 10 June 2027, 2pm to 4pm[\s\S]*please answer again/,
  },
  {
    what: 'an answer again',
    act: ({ tom, at }) => tom.fillIn(`${at}/answer`, { answer: 'tentative' }),
    mailed: [],
  },
  {
    what: 'another place: answers stay',
    act: stage => change(stage, elsewhere),
    mailed: all,
    method: 'REQUEST',
    raises: 1,
    status: 'CONFIRMED',
    partstat: 'TENTATIVE',
    says: /Place: was Town Hall, Riverside; now Library/,
    silent: /answer again/,
  },
  {
    what: 'a better wording: the same SEQUENCE, a later stamp',
    act: stage => change(stage, reworded),
    mailed: all,
    method: 'REQUEST',
    raises: 0,
    status: 'CONFIRMED',
    partstat: 'TENTATIVE',
    says: /What it is about: was How the quarter went; now How the year went/,
  },
  {
    what: 'saved without telling: nobody is mailed',
    act: stage => change(stage, { ...reworded, venue: 'Fire Station' }, 'save only'),
    mailed: [],
  },
  {
    what: 'told later: what was known and what is now',
    act: async ({ amina, at }) => {
      await amina.get(`${at}/tell`)
      return amina.post(`${at}/tell`)
    },
    mailed: all,
    method: 'REQUEST',
    raises: 1,
    status: 'CONFIRMED',
    says: /Place: was Library; now Fire Station/,
  },
  {
    what: 'uninvited: the event comes out of their calendar alone',
    act: ({ world, amina, at }) => amina.fillIn(`${at}/invitations/${world.person.lena}/withdrawal`, { tell: 'send' }),
    mailed: ['lena'],
    reader: 'lena',
    method: 'CANCEL',
    raises: 1,
    status: null,
    subject: /^Invitation withdrawn/,
    says: /no longer invited/,
    silent: /no longer a member/,
  },
  {
    what: 'changed meanwhile: who is not invited hears nothing',
    act: stage => change(stage, { ...reworded, venue: 'Fire Station', title: 'Summer meeting' }),
    mailed: ['amina', 'colin', 'pete', 'tom'],
    method: 'REQUEST',
    raises: 0,
    status: 'CONFIRMED',
  },
  {
    what: 'invited again: an invitation, to them alone',
    act: async ({ world, amina, at }) => {
      t.match((await amina.get(at)).text, /Members not invited to this meeting Lena Fox/)
      return amina.post(`${at}/invitations/${world.person.lena}`)
    },
    mailed: ['lena'],
    reader: 'lena',
    method: 'REQUEST',
    raises: 1,
    status: 'CONFIRMED',
    partstat: 'NEEDS-ACTION',
    subject: /^Invitation: /,
    silent: /was /,
  },
  {
    what: 'a newcomer: an invitation, to them alone',
    act: async stage => join(stage),
    mailed: ['sam'],
    reader: 'sam',
    method: 'REQUEST',
    raises: 0,
    status: 'CONFIRMED',
    partstat: 'NEEDS-ACTION',
    subject: /^Invitation: /,
    says: /You are invited/,
    silent: /was /,
  },
  {
    what: 'who leaves: the event comes out of their calendar alone',
    act: async stage => {
      const path = `/partnerships/riverside/members/${membershipOf(stage, 'sam')}/end`
      return stage.amina.fillIn(path, {})
    },
    mailed: ['sam'],
    reader: 'sam',
    method: 'CANCEL',
    raises: 1,
    status: null,
    subject: /^Invitation withdrawn/,
    says: /no longer a member/,
  },
  {
    what: 'another address: out of the old calendar, into the new one, with the answer',
    act: stage => moveTo(stage, 'tom@new.example'),
    mailed: ['tom', 'tom@new.example'],
    reader: 'tom@new.example',
    method: 'REQUEST',
    raises: 2,
    status: 'CONFIRMED',
    partstat: 'TENTATIVE',
    subject: /^Invitation: /,
  },
  {
    what: 'sent again: the same SEQUENCE, a later stamp',
    act: async ({ world, amina, at }) => {
      await amina.get(`${at}/letters`)
      return amina.post(`${at}/letters/${world.person.tom}/again`)
    },
    mailed: ['tom@new.example'],
    reader: 'tom@new.example',
    method: 'REQUEST',
    raises: 0,
    status: 'CONFIRMED',
    partstat: 'TENTATIVE',
  },
  {
    what: 'another name: the neutral version, to them alone',
    act: ({ tom }) => tom.fillIn('/account', { name: 'Tom Okoro', directoryVisibility: 'hidden', alias: 'T.' }),
    mailed: ['tom@new.example'],
    reader: 'tom@new.example',
    method: 'REQUEST',
    raises: 0,
    status: 'CONFIRMED',
    partstat: 'TENTATIVE',
    subject: /^Changed: Community meeting/,
    silent: /RAS|Slavery|Quarterly|year went/,
  },
  {
    what: 'cancelled',
    act: async ({ amina, at }) => {
      await amina.get(`${at}/cancel`)
      return amina.post(`${at}/cancel`, { tell: 'send', reason: 'The hall is closed' })
    },
    mailed: [...others, 'tom@new.example'],
    reader: 'lena',
    method: 'CANCEL',
    raises: 1,
    status: 'CANCELLED',
    subject: /^Cancelled/,
    says: /The hall is closed/,
  },
  {
    what: 'brought back: another event',
    act: async ({ amina, at }) => {
      await amina.get(`${at}/reinstate`)
      return amina.post(`${at}/reinstate`, { tell: 'send' })
    },
    mailed: [...others, 'tom@new.example'],
    reader: 'lena',
    method: 'REQUEST',
    newUid: true,
    sequence: 0,
    status: 'CONFIRMED',
    partstat: 'NEEDS-ACTION',
    subject: /^Invitation: /,
    says: /You are invited/,
  },
  {
    what: 'replaced by somebody who is a member already',
    act: async stage => {
      const path = `/partnerships/riverside/members/${membershipOf(stage, 'tom')}/successor`
      return stage.amina.fillIn(path, { successorPersonId: stage.world.person.lena })
    },
    mailed: ['tom@new.example'],
    reader: 'tom@new.example',
    method: 'CANCEL',
    raises: 1,
    status: null,
    silent: /RAS|Slavery|Quarterly/,
  },
  {
    what: 'an organisation leaves',
    act: ({ world, amina }) =>
      amina.fillIn(`/partnerships/riverside/organisations/${world.organisation.police}/leave`, {}),
    mailed: ['pete'],
    reader: 'pete',
    method: 'CANCEL',
    raises: 1,
    status: null,
  },
]

t.test('The life of a meeting, as a mail server takes it and two parsers read it', async t => {
  const { world, delivered } = await aPostedWorld(t)
  const stage: Stage = { world, amina: await world.as('amina'), tom: await world.as('tom'), at: '' }
  let [sequence, stamp, uid] = [0, '', '']
  const organisers = new Map<string, string>()
  const addressOf = (who: string) => (who.includes('@') ? who : emailOf(who as 'tom'))
  for (const event of life) {
    await event.act(stage)
    const letters = await delivered()
    t.strictSame(
      letters.map(each => each.to).sort(),
      event.mailed.map(addressOf).sort(),
      `${event.what}: who is mailed`,
    )
    for (const letter of letters) checkForm(letter)
    if (!event.method) continue
    const letter = letters.find(each => each.to === addressOf(event.reader ?? 'tom'))
    if (!letter) continue
    t.equal(letter.method, event.method, `${event.what}: METHOD`)
    t.equal(letter.sequence, event.sequence ?? sequence + (event.raises ?? 0), `${event.what}: SEQUENCE`)
    t.equal(letter.status, event.status, `${event.what}: STATUS`)
    if (event.partstat) t.equal(letter.partstat, event.partstat, `${event.what}: PARTSTAT`)
    if (event.says) t.match(letter.text, event.says, `${event.what}: what it says`)
    if (event.subject) t.match(letter.subject, event.subject, `${event.what}: subject`)
    for (const text of event.silent ? [letter.text, letter.subject, letter.summary, letter.fromName] : [])
      t.notMatch(text, event.silent, `${event.what}: what it does not say`)
    t.ok(letter.stamp > stamp, `${event.what}: the clock stands still, the stamp rises`)
    if (uid) t.equal(letter.uid !== uid, event.newUid ?? false, `${event.what}: UID`)
    ;({ sequence, stamp, uid } = letter)
  }

  function checkForm(letter: Delivered) {
    t.equal(letter.mimeMethod.toUpperCase(), letter.method, 'the method in the header is that of the body')
    t.equal(letter.attendee.toLowerCase(), letter.to, 'the one attendee is the reader')
    if (letter.method === 'REQUEST')
      t.equal(letter.rsvp === 'TRUE', letter.partstat === 'NEEDS-ACTION', 'an answer is asked of who has given none')
    t.match(letter.organiser, /^answers\+[a-z2-7]{24}@partnerships\.example$/)
    t.equal(letter.from, letter.organiser, 'From is the organiser')
    t.equal(letter.replyTo, letter.organiser, 'and so is Reply-To')
    t.equal(letter.envelopeFrom, letter.organiser, 'and a delivery failure goes there')
    t.equal(letter.organiserName, letter.fromName, 'under one name')
    t.not(letter.organiser, letter.to, 'nobody is invited by themselves')
    const known = organisers.get(letter.to)
    if (known) t.equal(letter.organiser, known, 'the same in every letter to one reader')
    for (const [reader, organiser] of organisers)
      if (reader !== letter.to && !reader.startsWith('tom')) t.not(letter.organiser, organiser, 'and nobody else’s')
    organisers.set(letter.to, letter.organiser)
  }
})

import fc from 'fast-check'
import t, { type Test } from 'tap'
import { memberships } from '#src/access/tables.ts'
import type { Work } from '#src/access/work.ts'
import { followPerson, inviteToComingMeetings } from '#src/meetings/invites.ts'
import { changeAddress } from '#src/people/change-address.ts'
import { changeOwnDetails, OwnDetails } from '#src/people/change-own-details.ts'
import { personById } from '#src/people/store.ts'
import type { Persona } from '#test/support/world.ts'
import { aPostedWorld, CalendarClient } from './calendar-client.ts'
import { planned } from './scene.ts'

type Tell = 'send' | 'save only'
type Act =
  | { act: 'move' | 'place' | 'word'; to: number; tell: Tell }
  | { act: 'cancel' | 'reinstate'; tell: Tell }
  | { act: 'restrict'; is: boolean; tell: Tell }
  | { act: 'answer'; who: Persona; answer: 'accepted' | 'tentative' | 'declined' }
  | { act: 'address'; who: Mover; to: number }
  | { act: 'alias'; who: Persona; is: boolean }
  | { act: 'join' | 'leave' }
  | { act: 'again'; who: Persona }
  | { act: 'uninvite'; who: Persona; tell: Tell }
  | { act: 'invite back'; who: Persona }
  | { act: 'later' }

/** Colin signs in by his address, so he keeps it. */
type Mover = 'lena' | 'tom' | 'pete'

const members = ['amina', 'colin', 'lena', 'tom', 'pete'] as const
const tell = fc.constantFrom<Tell>('send', 'save only')
const who = fc.constantFrom<Persona>(...members)
const to = fc.integer({ min: 0, max: 3 })

const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('move' as const, 'place' as const, 'word' as const), to, tell }),
  fc.record({ act: fc.constantFrom('cancel' as const, 'reinstate' as const), tell }),
  fc.record({ act: fc.constant('restrict' as const), is: fc.boolean(), tell }),
  fc.record({
    act: fc.constant('answer' as const),
    who,
    answer: fc.constantFrom('accepted' as const, 'tentative' as const, 'declined' as const),
  }),
  fc.record({ act: fc.constant('address' as const), who: fc.constantFrom<Mover>('lena', 'tom', 'pete'), to }),
  fc.record({ act: fc.constant('alias' as const), who, is: fc.boolean() }),
  fc.record({ act: fc.constantFrom('join' as const, 'leave' as const) }),
  fc.record({ act: fc.constant('again' as const), who }),
  fc.record({ act: fc.constant('uninvite' as const), who, tell }),
  fc.record({ act: fc.constant('invite back' as const), who }),
  fc.record({ act: fc.constant('later' as const) }),
)

/** One meeting of Riverside that anything may happen to, and the calendars of everybody who ever got a letter of it. */
async function aMeetingInCalendars(t: Test) {
  const { world, delivered } = await aPostedWorld(t)
  const { sqlite, tx } = world.house.database
  const amina = await world.api('amina')
  const calendars = new Map<string, CalendarClient>()
  const draft = await amina.request('POST', '/api/v1/partnerships/riverside/meetings', { body: planned })
  const at = `/api/v1/partnerships/riverside/meetings/${draft.json().id}`
  const now = async () => (await amina.request('GET', at)).json()
  const post = async (path: string, body: object) =>
    amina.request('POST', `${at}/${path}`, { body, headers: { 'if-match': `"${(await now()).version}"` } })
  await post('schedule', { tell: 'send' })

  async function change(values: object, tell: Tell) {
    const { version, title, purpose, heldOn, startTime, endTime, mode, venue, isTitleRestricted } = await now()
    const plan = { title, purpose, heldOn, startTime, endTime, mode, venue, isTitleRestricted, ...values, tell }
    return amina.request('PUT', at, { body: plan, headers: { 'if-match': `"${version}"` } })
  }
  const asThemselves = <R>(who: Persona, act: (work: Work<'account.use'>) => R): R =>
    world.operate(work => {
      const actor = { ...work.actor, personId: world.person[who] }
      return act({ ...work, actor, permission: 'account.use', sessionId: undefined } as Work<'account.use'>)
    })
  const samsMembership = () =>
    sqlite
      .prepare("select id from memberships where person_id = ? and partnership_id = 'riverside' and ended_at is null")
      .get(world.person.sam) as { id: string } | undefined

  const join = () => {
    if (samsMembership()) return
    sqlite
      .prepare('insert or ignore into seats (id, partnership_id, organisation_id, joined_on) values (?, ?, ?, ?)')
      .run(world.house.ids.newId(), 'riverside', world.organisation.hill, '2027-03-01')
    const at = world.clock.now()
    const terms = { partnershipId: 'riverside', organisationId: world.organisation.hill, invitedAt: at, startedAt: at }
    tx.insert(memberships)
      .values({
        ...terms,
        id: world.house.ids.newId(),
        personId: world.person.sam,
        role: 'representative',
        undertakingVersion: 1,
      })
      .run()
    world.operate(work => inviteToComingMeetings(work as Work, 'riverside', world.person.sam))
  }
  const leave = async () => {
    const known = samsMembership()
    const path = `/api/v1/partnerships/riverside/members/${known?.id}`
    if (known) await amina.request('DELETE', path, { headers: { 'if-match': '"1"' } })
  }
  const address = (who: Mover, to: number) => {
    const email = to === 0 ? `${who}@example.org` : `${who}.${to}@example.org`
    const { changes } = sqlite
      .prepare('update people set wanted_email = ? where id = ? and email <> ?')
      .run(email, world.person[who], email)
    if (changes) asThemselves(who, work => changeAddress(work, email, [followPerson]))
  }
  const alias = (who: Persona, is: boolean) =>
    asThemselves(who, work => {
      const person = personById(work.tx, world.person[who])
      const details = OwnDetails.parse({
        name: person?.name,
        directoryVisibility: 'members',
        ...(is ? { alias: 'A.' } : {}),
      })
      changeOwnDetails(work, { details, version: person?.version ?? 0 }, [followPerson])
    })

  async function happen(act: Act) {
    switch (act.act) {
      case 'move':
        return change({ startTime: `1${act.to}:00`, endTime: `1${act.to + 1}:30` }, act.tell)
      case 'place':
        return change({ venue: `Hall ${act.to}` }, act.tell)
      case 'word':
        return change({ purpose: `Wording ${act.to}` }, act.tell)
      case 'restrict':
        return change({ isTitleRestricted: act.is }, act.tell)
      case 'cancel':
        return post('cancellation', { tell: act.tell, reason: 'Too few' })
      case 'reinstate':
        return post('reinstatement', { tell: act.tell })
      case 'answer':
        return (await world.api(act.who)).request('PUT', `${at}/answer`, { body: { answer: act.answer } })
      case 'address':
        return address(act.who, act.to)
      case 'alias':
        return alias(act.who, act.is)
      case 'join':
        return join()
      case 'leave':
        return leave()
      case 'again':
        return again(act.who)
      case 'uninvite':
        return amina.request('POST', `${at}/invitations/${world.person[act.who]}/withdrawal`, {
          body: { tell: act.tell },
        })
      case 'invite back':
        return amina.request('PUT', `${at}/invitations/${world.person[act.who]}`)
      case 'later':
        return world.clock.advance({ hours: 3 })
    }
  }
  /** Through the button on the page of letters. */
  async function again(who: Persona) {
    const page = await world.as('colin')
    const letters = `${at.replace('/api/v1', '')}/letters`
    await page.get(letters)
    return page.post(`${letters}/${world.person[who]}/again`)
  }
  async function receive() {
    for (const letter of await delivered()) {
      const calendar = calendars.get(letter.to) ?? new CalendarClient()
      calendars.set(letter.to, calendar)
      calendar.receive(letter)
    }
  }
  /** What was only saved is told at last. */
  async function tellAll() {
    const page = await world.as('colin')
    const path = `${at.replace('/api/v1', '')}/tell`
    await page.get(path)
    await page.post(path)
  }
  /** What the page shows of everybody, against what stands in each calendar there ever was. */
  async function compared() {
    const meeting = await now()
    const shownTo = new Map<string, object[]>()
    if (meeting.state !== 'cancelled') {
      const answers = (await amina.request('GET', `${at}/answers`)).json()
      for (const person of answers.organisations.flatMap((each: { people: object[] }) => each.people)) {
        const { email, alias } = personById(tx, person.personId) ?? { email: '', alias: null }
        const title = meeting.isTitleRestricted ? 'RAS: Restricted meeting' : 'RAS: Quarterly meeting'
        shownTo.set(email, [
          {
            uid: meeting.icalUid,
            start: `2027-06-10T${meeting.startTime}:00`,
            location: meeting.venue,
            summary: alias === null ? title : 'Community meeting',
          },
        ])
      }
    }
    const stands = new Map(
      [...calendars].map(([address, calendar]) => [
        address,
        calendar.shown().map(({ uid, start, location, summary }) => ({ uid, start, location, summary })),
      ]),
    )
    for (const address of stands.keys()) if (!shownTo.has(address)) shownTo.set(address, [])
    return { shown: Object.fromEntries([...shownTo].sort()), stands: Object.fromEntries([...stands].sort()) }
  }
  return { happen, receive, tellAll, compared }
}

t.test('Whatever happens to a meeting, every calendar ends with what the page shows', async t => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 12 }), async acts => {
      const meeting = await aMeetingInCalendars(t)
      for (const act of acts) {
        await meeting.happen(act)
        await meeting.receive()
      }
      await meeting.tellAll()
      await meeting.receive()
      const { shown, stands } = await meeting.compared()
      const [wanted, found] = [JSON.stringify(shown, null, 1), JSON.stringify(stands, null, 1)]
      if (wanted !== found) throw new Error(`The page shows ${wanted}\nand calendars show ${found}`)
    }),
    { numRuns: 25 },
  )
  t.pass('twenty-five lives')
})

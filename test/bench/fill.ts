import { join } from 'node:path'
import { later, laterDate, londonDate, londonInstant } from '#src/clock.ts'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { hashOf, realIds } from '#src/ids.ts'

/** How much the United Kingdom would bring: ten years of it. */
export const UK = {
  partnerships: 300,
  organisations: 12_000,
  people: 25_000,
  meetings: 60_000,
  pledges: 200_000,
  actions: 100_000,
  organisationsAMeeting: 12,
  years: 10,
}

/** Ids like real ones, but known: kind and number. */
const knownId = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const organisation = (n: number) => knownId(1, n)
const person = (n: number) => knownId(2, n)

/** The organisation for which the bench records pledges. */
export const ORGANISATION = organisation(0)
export const CHAIR = {
  id: person(0),
  email: 'person-0@example.org',
  token: 'asp_bench-chair-of-the-first-partnership',
}
export const OFFICER = { id: person(1), email: 'person-1@example.org', token: 'asp_bench-officer-of-the-only-area-00' }
/** A calendar that holds 500 meetings: of somebody who sits on 25 partnerships. */
export const FEED = { personId: person(2), token: 'bench-calendar-feed-of-500-events' }

type Row = Record<string, string | number | null>

/** Fills an empty data folder to UK scale, with plain inserts: what is measured is reading and writing, not this. */
export function fillToScale(dataDir: string, scale = UK): void {
  const database = openDatabase(join(dataDir, 'partnerships.db'))
  migrateDatabase(database)
  database.sqlite.pragma('synchronous = OFF')
  database.sqlite.pragma('foreign_keys = OFF')
  const now = new Date().toISOString()
  const today = londonDate(now)
  const inserts = new Map<string, (row: Row) => void>()
  const add = (table: string, row: Row) => {
    const key = `${table} ${Object.keys(row).join()}`
    let insert = inserts.get(key)
    if (!insert) {
      const columns = Object.keys(row)
      const statement = database.sqlite.prepare(
        `insert into "${table}" (${columns.map(name => `"${name}"`).join()}) values (${columns.map(name => `@${name}`).join()})`,
      )
      insert = values => statement.run(values)
      inserts.set(key, insert)
    }
    insert(row)
  }
  const history = { created_at: now, updated_at: now, created_by: CHAIR.id }
  const area = { police_area_id: 'bench' }
  const partnershipOf = (n: number) => `p${n % scale.partnerships}`
  const organisationOf = (partnership: number, n: number) =>
    organisation(
      (partnership * (scale.organisations / scale.partnerships) + (n % (scale.organisations / scale.partnerships))) %
        scale.organisations,
    )

  database.transaction(() => {
    for (let n = 0; n < scale.organisations; n++)
      add('organisations', {
        id: organisation(n),
        legal_name: `Organisation ${n}`,
        display_name: `Organisation ${n}`,
        type: 'charity',
        ...history,
      })
    add('police_areas', { id: 'bench', name: 'Bench', office_name: 'Office', office_organisation_id: organisation(0) })
    for (let n = 0; n < scale.partnerships; n++) {
      add('partnerships', {
        id: `p${n}`,
        ...area,
        name: `Partnership ${n}`,
        short_name: `P${n}`,
        area_name: `Area ${n}`,
        host_organisation_id: organisationOf(n, 0),
        cadence: 'monthly',
        ...history,
      })
      for (let seat = 0; seat < scale.organisations / scale.partnerships; seat++)
        add('seats', {
          id: `seat-${n}-${seat}`,
          partnership_id: `p${n}`,
          organisation_id: organisationOf(n, seat),
          joined_on: '2017-01-01',
        })
      add('grants', {
        id: `grant-${n}`,
        ...area,
        funder_organisation_id: organisation(0),
        programme: 'Fund',
        recipient_organisation_id: organisationOf(n, 0),
        for_partnership_id: `p${n}`,
        title: 'Grant',
        purpose: 'Purpose',
        reasons: 'Reasons',
        conditions: '',
        decision_reference: `G-${n}`,
        decided_on: laterDate(today, { months: -8 }),
        amount_awarded: 1_500_000,
        period_starts_on: laterDate(today, { months: -7 }),
        period_ends_on: laterDate(today, { months: 5 }),
        state: 'active',
        ...history,
      })
    }
    for (let n = 0; n < scale.people; n++) {
      // Nobody wants letters: what is measured is people's requests, not the day's round of digests and reminders.
      add('digest_preferences', {
        person_id: person(n),
        frequency: 'off',
        reminders: 0,
        weekday: 1,
        hour: 8,
        updated_at: now,
      })
      add('people', { id: person(n), name: `Person ${n}`, email: `person-${n}@example.org`, ...history })
      const partnership = n % scale.partnerships
      add('memberships', {
        id: `membership-${n}`,
        person_id: person(n),
        partnership_id: `p${partnership}`,
        organisation_id: organisationOf(partnership, Math.floor(n / scale.partnerships)),
        role: n < scale.partnerships ? 'chair' : 'representative',
        invited_at: '2017-01-01T09:00:00.000Z',
        started_at: '2017-01-01T09:00:00.000Z',
        undertaking_version: 1,
      })
    }
    for (let n = 3; n < 27; n++)
      add('memberships', {
        id: `membership-feed-${n}`,
        person_id: FEED.personId,
        partnership_id: `p${n}`,
        organisation_id: organisationOf(n, 1),
        role: 'representative',
        invited_at: '2017-01-01T09:00:00.000Z',
        started_at: '2017-01-01T09:00:00.000Z',
        undertaking_version: 1,
      })
    add('posts', {
      id: 'post-1',
      person_id: OFFICER.id,
      post: 'officer',
      ...area,
      started_at: '2017-01-01T09:00:00.000Z',
    })
    for (const { id, token } of [CHAIR, OFFICER])
      add('api_tokens', {
        id: `token-${id}`,
        person_id: id,
        name: 'Bench',
        token_hash: hashOf(token),
        made_at: now,
        expires_at: later(now, { days: 365 }),
        used_on: today,
      })
    add('calendar_feeds', {
      id: 'feed',
      person_id: FEED.personId,
      name: 'Bench',
      token_hash: hashOf(FEED.token),
      made_at: now,
      fetched_on: today,
    })
  })

  const perPartnership = scale.meetings / scale.partnerships
  const daysApart = (scale.years * 365) / perPartnership
  // Up to a month ahead of today, the rest behind it.
  for (let partnership = 0; partnership < scale.partnerships; partnership++)
    database.transaction(() => {
      for (let n = 0; n < perPartnership; n++) fillMeeting(partnership, n)
      for (let n = partnership; n < scale.pledges; n += scale.partnerships) fillPledge(n, partnership)
      for (let n = partnership; n < scale.actions; n += scale.partnerships) fillAction(n, partnership)
    })
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  database.close()

  function fillMeeting(partnership: number, n: number): void {
    const heldOn = laterDate(today, { days: Math.round(30 - n * daysApart) })
    const startsAt = londonInstant(heldOn, '10:00')
    const isPast = startsAt < now
    const id = realIds.newId()
    const place = { partnership_id: `p${partnership}` }
    add('meetings', {
      id,
      ...place,
      title: `Quarterly meeting ${n}`,
      held_on: heldOn,
      start_time: '10:00',
      end_time: '12:00',
      starts_at: startsAt,
      ends_at: later(startsAt, { hours: 2 }),
      mode: 'in person',
      venue: 'The Town Hall, High Street',
      state: isPast ? 'held' : 'scheduled',
      ical_uid: realIds.newRandomId(),
      revised_at: now,
      ...history,
    })
    const minutesAt = later(startsAt, { days: 6 })
    if (isPast)
      add('minutes', {
        meeting_id: id,
        ...place,
        held_on: heldOn,
        state: 'circulated',
        circulated_at: minutesAt,
        first_circulated_at: minutesAt,
        ...history,
      })
    for (let seat = 0; seat < scale.organisationsAMeeting; seat++) {
      const personId = person((partnership + seat * scale.partnerships) % scale.people)
      const who = { person_id: personId, organisation_id: organisationOf(partnership, seat + n) }
      if (isPast)
        add('attendances', {
          id: realIds.newId(),
          ...place,
          meeting_id: id,
          held_on: heldOn,
          ...who,
          attendance: seat % 4 ? 'present' : 'apologies',
          ...history,
        })
      else add('invitations', { id: realIds.newId(), ...place, meeting_id: id, ...who, invited_at: now })
    }
  }

  function fillPledge(n: number, partnership: number): void {
    const states = ['active', 'active', 'delivered', 'verified', 'acknowledged', 'submitted']
    const state = states[Math.floor(n / scale.partnerships) % states.length] ?? 'active'
    const byWhen = laterDate(today, { days: (n % 4000) - 3600 })
    add('pledges', {
      id: realIds.newId(),
      partnership_id: partnershipOf(partnership),
      organisation_id: organisationOf(partnership, Math.floor(n / scale.partnerships)),
      reference: `P-${n}`,
      title: `We will train ${n} members of staff`,
      measure: 'staff trained',
      target: 60,
      unit: 'people',
      by_when: byWhen,
      four_p: 'prevent',
      theme: 'training',
      made_on: laterDate(byWhen, { days: -200 }),
      state,
      verified_on: state === 'verified' ? byWhen : null,
      ...history,
    })
  }

  function fillAction(n: number, partnership: number): void {
    const dueOn = laterDate(today, { days: (n % 3600) - 3500 })
    const isClosed = n % 12 !== 0
    add('actions', {
      id: realIds.newId(),
      partnership_id: partnershipOf(partnership),
      reference: `A-${n}`,
      text: `Write to the licensing team ${n}`,
      owner_organisation_id: organisationOf(partnership, Math.floor(n / scale.partnerships)),
      due_on: dueOn,
      state: isClosed ? 'closed' : 'open',
      done_on: isClosed ? dueOn : null,
      closed_on: isClosed ? dueOn : null,
      ...history,
    })
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { like } from 'drizzle-orm'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import type { Role } from '#src/access/roles.ts'
import { appointTo } from '#src/access/store.ts'
import { memberships } from '#src/access/tables.ts'
import { type House, inJob, type Work } from '#src/access/work.ts'
import { buildApp } from '#src/app.ts'
import { type Clock, type Instant, later } from '#src/clock.ts'
import { noDoors } from '#src/config/incoming.ts'
import { usualSmtp } from '#src/config/mail.ts'
import type { Config } from '#src/config.ts'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { type Ids, realIds } from '#src/ids.ts'
import { UNWRITTEN } from '#src/mail/post.ts'
import { letters } from '#src/mail/tables.ts'
import { organisations, partnerships, policeAreas, seats } from '#src/partnerships/tables.ts'
import { people } from '#src/people/tables.ts'
import { Browser } from './browser.ts'
import { refuseStrayWrites } from './stray-writes.ts'

/** Monday 1 March 2027, ten in the morning in London. */
export const NOW = '2027-03-01T10:00:00.000Z'

interface FixedClock extends Clock {
  advance(by: Parameters<typeof later>[1]): void
  set(instant: Instant): void
}

function fixedClock(start: Instant): FixedClock {
  let instant = start
  return {
    now: () => instant,
    advance: by => {
      instant = later(instant, by)
    },
    set: to => {
      instant = to
    },
  }
}

/** Who the tests are about. Amina chairs Riverside, Colin co-ordinates it, Lena leads for Harbour Housing and Tom
 * represents it, Priya is the commissioner's officer, Ada administers, Sam belongs to Hillside and must never see Riverside. */
const cast = {
  amina: { name: 'Amina Shah', organisation: 'council', partnership: 'riverside', role: 'chair' },
  colin: { name: 'Colin Reed', organisation: 'council', partnership: 'riverside', role: 'co-ordinator' },
  lena: { name: 'Lena Fox', organisation: 'harbour', partnership: 'riverside', role: 'organisation lead' },
  tom: { name: 'Tom Okoro', organisation: 'harbour', partnership: 'riverside', role: 'representative' },
  pete: { name: 'Pete Marsh', organisation: 'police', partnership: 'riverside', role: 'representative' },
  sam: { name: 'Sam Hill', organisation: 'hill', partnership: 'hillside', role: 'chair' },
  priya: { name: 'Priya Nair', post: 'officer' },
  finn: { name: 'Finn Byrne', post: 'finance' },
  ada: { name: 'Ada Stone', post: 'administrator' },
} as const
export type Persona = keyof typeof cast

const testOrganisations = {
  council: { displayName: 'Riverside Council', type: 'council_district' },
  police: { displayName: 'Northshire Police', type: 'police' },
  harbour: { displayName: 'Harbour Housing', type: 'housing' },
  hill: { displayName: 'Hill Trust', type: 'charity' },
  office: { displayName: 'Office of the Commissioner for Northshire', type: 'pcc_office' },
} as const
export type Org = keyof typeof testOrganisations

export const emailOf = (who: Persona): string => `${who}@example.org`

export interface World {
  app: FastifyInstance
  house: House
  clock: FixedClock
  /** The ids of people and organisations, by the names the tests use. */
  person: Record<Persona, string>
  organisation: Record<Org, string>
  /** A browser in which this person is signed in. */
  as(who: Persona): Promise<Browser>
  /** A browser in which nobody is. */
  stranger(): Browser
  /** The same person by API token. */
  api(who: Persona): Promise<ApiClient>
  /** The letters in the outbox, oldest first. */
  letters(): (typeof letters.$inferSelect)[]
  /** Runs work under a platform permission, for setting the scene. */
  operate<R>(act: (work: Work<'platform.operate'>) => R): R
  /** Some letter of this world is meant to be set aside because its words cannot be rendered; elsewhere that is a fault. */
  expectUnwritten(): void
  dataDir: string
}

interface ApiClient {
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>
}

export const testConfig = (dataDir: string): Config => ({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  publicUrl: 'http://127.0.0.1:3000',
  secret: 'a secret for tests only, long enough to be taken',
  smtpUrl: '',
  smtp: usualSmtp,
  oauth2: undefined,
  mailFrom: 'meetings@partnerships.example',
  replyAddress: '',
  incoming: noDoors,
  trustProxy: [],
  logLevel: 'silent',
  requestsAMinute: 1_000_000,
  isDemonstration: false,
})

/** A world of its own for one test: the production app on a real database, with a clock that stands still. */
export async function aWorld(
  t: Test,
  options: { config?: Partial<Config>; ids?: Ids; onDisk?: boolean } = {},
): Promise<World> {
  refuseStrayWrites()
  const dataDir = mkdtempSync(join(tmpdir(), 'partnerships-'))
  const clock = fixedClock(NOW)
  const database = openDatabase(options.onDisk ? onDisk(dataDir) : migrated())
  const house: House = {
    config: { ...testConfig(dataDir), ...options.config },
    clock,
    ids: options.ids ?? realIds,
    database,
  }
  const { person, organisation } = populate(house)
  const app = await buildApp(house)
  let mayBeUnwritten = false
  t.teardown(async () => {
    await app.close()
    if (database.sqlite.open && !mayBeUnwritten) refuseUnwritten(database)
    if (database.sqlite.open) database.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const stranger = () => new Browser(t, app, house.config.publicUrl)
  return {
    app,
    house,
    clock,
    person,
    organisation,
    dataDir,
    stranger,
    async as(who) {
      const browser = stranger()
      await browser.signIn(house, emailOf(who))
      return browser
    },
    async api(who) {
      const { makeToken } = await import('#src/people/make-token.ts')
      const token = house.database.transaction(() => makeToken(ownAccount(house, person[who]), { name: 'Test' }).token)
      return apiClient(app, token)
    },
    expectUnwritten: () => {
      mayBeUnwritten = true
    },
    letters: () => house.database.tx.select().from(letters).orderBy(letters.id).all(),
    operate: act => inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, act),
  }
}

let migratedBytes: Buffer | undefined

/** The bytes of a database that has come through every migration: done once for all the worlds of a process. */
function migrated(): Buffer {
  if (!migratedBytes) {
    const database = openDatabase(':memory:')
    migrateDatabase(database)
    migratedBytes = database.sqlite.serialize()
    database.close()
  }
  return migratedBytes
}

function onDisk(dataDir: string): string {
  const file = join(dataDir, 'partnerships.db')
  writeFileSync(file, migrated())
  return file
}

/** Work on somebody's own account, without a request. */
const ownAccount = (house: House, personId: string): Work<'account.use'> => ({
  permission: 'account.use',
  tx: house.database.tx,
  now: house.clock.now(),
  actor: { personId, name: '', via: 'session' },
  config: house.config,
  ids: house.ids,
  sessionId: undefined,
})

/** The platform survives a template that fails; a test must not. */
function refuseUnwritten({ tx }: House['database']): void {
  const unwritten = tx
    .select()
    .from(letters)
    .where(like(letters.error, `${UNWRITTEN}%`))
    .get()
  if (unwritten) throw new Error(`A letter (${unwritten.cause}) could not be written: ${unwritten.error}`)
}

const apiClient = (app: FastifyInstance, token: string): ApiClient => ({
  request: (method, path, { body, headers = {} } = {}) =>
    app.inject({
      method,
      url: path,
      headers: { host: '127.0.0.1:3000', authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    }),
})

function populate(house: House) {
  const { tx } = house.database
  const now = '2026-01-01T09:00:00.000Z'
  const row = { createdAt: now, updatedAt: now }
  const organisation = ids<Org>(testOrganisations, house)
  const person = ids<Persona>(cast, house)
  for (const [key, each] of Object.entries(testOrganisations))
    tx.insert(organisations)
      .values({ id: organisation[key as Org], legalName: each.displayName, ...each, ...row })
      .run()
  tx.insert(policeAreas)
    .values({
      id: 'northshire',
      name: 'Northshire',
      officeName: 'Commissioner for Northshire',
      officeOrganisationId: organisation.office,
    })
    .run()
  for (const [id, name, host] of [
    ['riverside', 'Riverside Against Slavery', organisation.council],
    ['hillside', 'Hillside Against Slavery', organisation.hill],
  ] as const)
    tx.insert(partnerships)
      .values({
        id,
        policeAreaId: 'northshire',
        name,
        shortName: id === 'riverside' ? 'RAS' : 'HAS',
        areaName: id,
        hostOrganisationId: host,
        ...row,
      })
      .run()
  for (const [key, who] of Object.entries(cast)) {
    const personId = person[key as Persona]
    tx.insert(people)
      .values({ id: personId, name: who.name, email: emailOf(key as Persona), ...row })
      .run()
    if ('post' in who)
      appointTo(tx, {
        id: house.ids.newId(),
        personId,
        post: who.post,
        policeAreaId: who.post === 'administrator' ? null : 'northshire',
        startedAt: now,
      })
    else join_(who.partnership, organisation[who.organisation], personId, who.role)
  }
  return { organisation, person }

  function join_(partnershipId: string, organisationId: string, personId: string, role: Role) {
    tx.insert(seats)
      .values({ id: house.ids.newId(), partnershipId, organisationId, joinedOn: '2026-01-01' })
      .onConflictDoNothing()
      .run()
    tx.insert(memberships)
      .values({
        ...{ id: house.ids.newId(), personId, partnershipId, organisationId, role },
        ...{ invitedAt: now, startedAt: now, undertakingVersion: 1 },
      })
      .run()
  }
}

const ids = <K extends string>(of: Record<K, unknown>, house: House): Record<K, string> =>
  Object.fromEntries(Object.keys(of).map(key => [key, house.ids.newId()])) as Record<K, string>

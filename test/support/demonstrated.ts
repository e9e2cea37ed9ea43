import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { type House, inJob } from '#src/access/work.ts'
import { buildApp } from '#src/app.ts'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { fillWithDemonstration } from '#src/demonstration/fill.ts'
import { realIds } from '#src/ids.ts'
import { makeToken } from '#src/people/make-token.ts'
import { refuseStrayWrites } from './stray-writes.ts'
import { NOW, testConfig } from './world.ts'

/** The app on the demonstration: three partnerships that have everything a partnership can have. */
export interface Demonstrated {
  app: FastifyInstance
  house: House
  rows<R>(sql: string, ...values: unknown[]): R[]
  /** The address of somebody who holds this role in this partnership. */
  emailOf(role: string, partnershipId: string): string
  /** A key by which a program acts as the person with this address. */
  tokenOf(email: string): string
}

export async function aDemonstration(t: Test): Promise<Demonstrated> {
  refuseStrayWrites()
  const dataDir = mkdtempSync(join(tmpdir(), 'demonstration-'))
  const database = openDatabase(':memory:')
  migrateDatabase(database)
  const house: House = { config: testConfig(dataDir), clock: { now: () => NOW }, ids: realIds, database }
  fillWithDemonstration(house)
  const app = await buildApp(house)
  t.teardown(async () => {
    await app.close()
    database.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const rows = <R>(sql: string, ...values: unknown[]) => database.sqlite.prepare(sql).all(...values) as R[]
  return {
    app,
    house,
    rows,
    emailOf: (role, partnershipId) =>
      rows<{ email: string }>(
        'select email from memberships m join people p on p.id = m.person_id where role = ? and partnership_id = ?',
        role,
        partnershipId,
      )[0]?.email ?? '',
    tokenOf: email => {
      const [person] = rows<{ id: string }>('select id from people where email = ?', email)
      return inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => {
        const actor = { ...work.actor, personId: person?.id ?? '' }
        return makeToken({ ...work, permission: 'account.use', actor, sessionId: undefined }, { name: 'Test' }).token
      })
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import PostalMime from 'postal-mime'
import t from 'tap'
import { memberships } from '#src/access/tables.ts'
import { later } from '#src/clock.ts'
import { openDatabase } from '#src/database/database.ts'
import { cancelMeeting } from '#src/meetings/cancel-meeting.ts'
import { scheduleMeeting } from '#src/meetings/schedule-meeting.ts'
import { meetingById } from '#src/meetings/store.ts'
import { people } from '#src/people/tables.ts'
import { aMailServer, type MailServer } from '#test/support/mail-server.ts'
import { aMeeting } from '#test/support/meetings.ts'
import { aWorld, type World } from '#test/support/world.ts'

const KILLS = 10
const MEMBERS = 245
const program = fileURLToPath(new URL('../support/delivering.ts', import.meta.url))

/** Chance that can be had again by its seed. */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Riverside grows until a meeting that is called and then cancelled makes 500 letters, two for each member. */
function fiveHundredLetters(world: World): void {
  const { tx } = world.house.database
  const row = { createdAt: world.clock.now(), updatedAt: world.clock.now() }
  world.house.database.transaction(() => {
    for (let n = 0; n < MEMBERS; n++) {
      const id = world.house.ids.newId()
      tx.insert(people)
        .values({ id, name: `Member ${n}`, email: `member-${n}@example.org`, ...row })
        .run()
      tx.insert(memberships)
        .values({
          id: world.house.ids.newId(),
          personId: id,
          partnershipId: 'riverside',
          organisationId: world.organisation.council,
          role: 'representative',
          invitedAt: '2026-01-01T09:00:00.000Z',
          startedAt: '2026-01-01T09:00:00.000Z',
          undertakingVersion: 1,
        })
        .run()
    }
  })
  const meetingId = aMeeting(world, { state: 'draft' })
  const version = () => meetingById(tx, 'riverside', meetingId).version
  const asChair = <R>(act: (work: never) => R) =>
    world.operate(work => act({ ...work, partnershipId: 'riverside', holdings: [], posts: undefined } as never))
  asChair(work => scheduleMeeting(work, meetingId, { version: version(), tell: 'send' }))
  world.clock.advance({ minutes: 5 })
  asChair(work => cancelMeeting(work, meetingId, { version: version(), tell: 'send', reason: 'Flood' }))
}

function deliver(world: World, mail: MailServer): ChildProcess {
  const { secret, publicUrl, mailFrom } = world.house.config
  const env = { DATA_DIR: world.dataDir, SMTP_URL: mail.url, SESSION_SECRET: secret, PUBLIC_URL: publicUrl }
  return spawn(process.execPath, ['bin/run.cjs', program, later(world.clock.now(), { minutes: 1 })], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, MAIL_FROM: mailFrom },
  })
}

/** Kills it at some moment of its work: while it starts, within a letter, or between the 250 and its being written down. */
async function killSomewhere(child: ChildProcess, mail: MailServer, chance: () => number): Promise<void> {
  const gone = once(child, 'exit')
  await Promise.race([once(child.stdout ?? child, 'data'), gone])
  const after = Math.floor(chance() * 50)
  let come = 0
  const when = new Promise<void>(resolve => {
    const count = () => {
      come += 1
      if (come > after) resolve()
    }
    mail.onRecipient = chance() < 0.4 ? count : () => {}
    mail.onLetter = count
  })
  await Promise.race([when, gone, wait(3000)])
  if (chance() < 0.6) await wait(chance() * 4)
  child.kill('SIGKILL')
  await gone
  mail.onRecipient = () => {}
  mail.onLetter = () => {}
}

function inOutbox(world: World): { id: string; messageId: string; state: string }[] {
  const database = openDatabase(`${world.dataDir}/partnerships.db`)
  const rows = database.sqlite.prepare('select id, message_id as messageId, state from letters').all()
  database.close()
  return rows as { id: string; messageId: string; state: string }[]
}

/** What arrived, in the order in which the server had it whole. */
const arrived = (mail: MailServer) =>
  Promise.all(
    mail.received.map(async ({ to, raw }) => {
      const letter = await PostalMime.parse(raw)
      const calendar = letter.attachments.find(each => each.mimeType === 'text/calendar')
      const method = /METHOD:(\w+)/.exec(new TextDecoder().decode(calendar?.content as ArrayBuffer))?.[1]
      return { to, raw, messageId: letter.messageId ?? '', method }
    }),
  )

t.test(
  'Killed ten times at any moment of 500 letters: each arrives, none out of order, repeats are the same',
  async t => {
    const seed = Number(process.env.SEED ?? process.hrtime.bigint() % 1_000_000n)
    t.comment(`SEED=${seed}`)
    const chance = chanceOf(seed)
    const world = await aWorld(t, { onDisk: true })
    fiveHundredLetters(world)
    world.house.database.close()
    const written = inOutbox(world).map(letter => letter.messageId)
    t.equal(written.length, 500)
    const mail = await aMailServer(t)
    const settled = new Map<string, number>()
    let uncertain = 0
    for (let kills = 0; kills < KILLS; kills++) {
      await killSomewhere(deliver(world, mail), mail, chance)
      // What is written down as sent by now must never be seen again; what is in hand may come once more.
      for (const { messageId, state } of inOutbox(world)) {
        if (state === 'sending') uncertain += 1
        if (state === 'sent' && !settled.has(messageId)) settled.set(messageId, mail.received.length)
      }
    }
    const [code] = await once(deliver(world, mail), 'exit')
    t.equal(code, 0, `the last life ends well (SEED=${seed})`)

    const letters = await arrived(mail)
    t.same(new Set(letters.map(each => each.messageId)), new Set(written), `every letter arrived (SEED=${seed})`)
    t.same(
      inOutbox(world).filter(each => each.state !== 'sent'),
      [],
      `and is written down as sent (SEED=${seed})`,
    )
    const first = new Map<string, string>()
    letters.forEach(({ messageId, raw }, at) => {
      const before = first.get(messageId)
      if (before !== undefined && before !== raw) t.fail(`a repeat of ${messageId} has other bytes (SEED=${seed})`)
      if (before !== undefined && at >= (settled.get(messageId) ?? Number.POSITIVE_INFINITY))
        t.fail(`${messageId} was written down as sent and went again (SEED=${seed})`)
      first.set(messageId, raw)
    })
    t.ok(letters.length - written.length <= uncertain, `only what was in hand at a kill went twice (SEED=${seed})`)
    const lastMethod = new Map<string, string | undefined>()
    for (const { to, method } of letters) {
      if (method === 'REQUEST' && lastMethod.get(to) === 'CANCEL')
        t.fail(`${to} had the invitation after its cancellation (SEED=${seed})`)
      lastMethod.set(to, method)
    }
    t.same(new Set(lastMethod.values()), new Set(['CANCEL']), 'each recipient was cancelled last')
    t.comment(`${letters.length - written.length} of 500 came twice, after ${KILLS} kills with ${uncertain} in hand`)
  },
)

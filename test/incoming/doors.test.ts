import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import t, { type Test } from 'tap'
import { noDoors } from '#src/config/incoming.ts'
import { mailServerAt } from '#src/config/mail-server.ts'
import type { Config } from '#src/config.ts'
import { openDatabase } from '#src/database/database.ts'
import { startPlatform } from '#src/platform.ts'
import { anImapServer } from '#test/support/imap-server.ts'
import { testConfig } from '#test/support/world.ts'
import { aLetter, REPLIES, until } from './doorstep.ts'

/** A port that nobody uses at the moment. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const mailboxAt = (port: number) => ({
  server: mailServerAt('IMAP_URL', `imap://reader:a%20password@127.0.0.1:${port}`),
  folder: 'INBOX',
  doneFolder: '',
  authservId: '',
  certificateAuthority: undefined,
})

async function running(t: Test, incoming: Partial<Config['incoming']>) {
  const config = { ...testConfig(t.testdir()), replyAddress: REPLIES, incoming: { ...noDoors, ...incoming } }
  const platform = await startPlatform(config)
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= platform.stop()
    return stopping
  }
  t.teardown(stop)
  const health = async () =>
    (await (await fetch(`${platform.address}/health`)).json()) as { status: string; warnings: string[] }
  return { platform, stop, health }
}

t.test(
  'The platform opens the doors that are set up, tells which is shut, and shuts them all when it stops',
  async t => {
    const [port, imap] = [await freePort(), await anImapServer(t)]
    imap.password = 'another'
    const { stop, health } = await running(t, {
      mailbox: mailboxAt(imap.port),
      receiver: { port, host: '127.0.0.1', name: 'partnerships.example', tls: undefined },
    })
    let warnings: string[] = []
    for (let times = 0; times < 100 && warnings.length === 0; times++) {
      ;({ warnings } = await health())
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    t.match(warnings, [/^mailbox: signing in was refused/])
    t.equal((await health()).status, 'well', 'people can work all the same')
    const relay = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    const sending = relay.sendMail({
      envelope: { from: 'tom@example.org', to: 'no@partnerships.example' },
      raw: aLetter(),
    })
    await t.rejects(sending, { message: /^Can't send mail.*550 5\.1\.1/ })
    relay.close()
    await stop()
    const later = createTransport({ host: '127.0.0.1', port })
    await t.rejects(later.verify(), { code: 'ESOCKET' })
  },
)

t.test(
  'Stopping finishes the letter in hand: what is recorded is marked, and the rest is left where it is',
  async t => {
    const imap = await anImapServer(t)
    for (let letters = 0; letters < 20; letters++) imap.deliver(aLetter({ from: `sender-${letters}@example.org` }))
    const { platform, stop } = await running(t, { mailbox: mailboxAt(imap.port) })
    const count = platform.house.database.sqlite.prepare('select count(*) from incoming_letters').pluck()
    await until('some are recorded', () => Number(count.get()) > 1)
    await stop()
    const kept = openDatabase(join(platform.house.config.dataDir, 'partnerships.db'))
    t.teardown(() => kept.close())
    const recorded = kept.sqlite.prepare('select count(*) from incoming_letters').pluck().get()
    t.equal(imap.folders.get('INBOX')?.filter(letter => letter.flags.has('\\Seen')).length, recorded)
    t.equal(imap.commands.at(-1), 'LOGOUT')
  },
)

t.test('A receiver whose port is taken stops the start, by its name', async t => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  t.teardown(() => taken.close())
  const { port } = taken.address() as AddressInfo
  await t.rejects(running(t, { receiver: { port, host: '127.0.0.1', name: 'partnerships.example', tls: undefined } }), {
    message: /^INCOMING_SMTP_PORT is \d+: no mail can be received there \(EADDRINUSE\)/,
  })
})

import { ImapFlow } from 'imapflow'
import type { House } from '../access/work.ts'
import type { MailboxSettings } from '../config/incoming.ts'
import { bell } from './bell.ts'
import { type Door, type DoorOptions, doorFault } from './door.ts'
import { takeWaiting } from './mailbox-letters.ts'

const LOOK_EVERY_MS = 60_000
const FINISH_WITHIN_MS = 20_000
const PAUSE_SECONDS = [5, 15, 60, 300]

interface MailboxOptions extends DoorOptions {
  /** How often to look, also where the server would tell; a minute unless told otherwise. */
  everyMs?: number
  /** How long to stay away after a first, second … failure in a row. */
  pauseSeconds?: number[]
}

/**
 * Reads a mailbox for answers: keeps a connection open, hears of new letters where the server tells (RFC 2177) and
 * looks every minute in any case. A server that is away is tried again, at ever longer intervals.
 */
export function readMailbox(house: House, settings: MailboxSettings, options: MailboxOptions): Door {
  const { everyMs = LOOK_EVERY_MS, pauseSeconds = PAUSE_SECONDS, log } = options
  const news = bell()
  const stopping = bell()
  let connection: ImapFlow | undefined
  let isStopping = false
  let failures = 0
  let isTokenRefused = false
  let trouble: string | undefined

  async function keepReading(): Promise<void> {
    while (!isStopping) {
      try {
        await visit()
      } catch (fault) {
        failures += 1
        trouble = doorFault(fault)
        isTokenRefused = (fault as { authenticationFailed?: boolean }).authenticationFailed === true
        log(fault, 'the mailbox could not be read')
        await stopping.wait((pauseSeconds[Math.min(failures, pauseSeconds.length) - 1] ?? 0) * 1000)
      }
    }
  }

  /** One connection, for as long as it holds. */
  async function visit(): Promise<void> {
    const client = clientOf(settings, await credentials())
    connection = client
    // A connection that breaks off says so here as well as to whoever is waiting for an answer.
    client.on('error', () => news.ring())
    client.on('close', () => news.ring())
    client.on('exists', () => news.ring())
    try {
      await client.connect()
      await client.mailboxOpen(settings.folder)
      await readUntilEnd(client)
    } finally {
      if (client.usable) await client.logout().catch(() => {})
      client.close()
    }
  }

  async function readUntilEnd(client: ImapFlow): Promise<void> {
    for (;;) {
      const unread = await takeWaiting({ house, settings, client, log, isStopping: () => isStopping })
      trouble = unread
      failures = 0
      isTokenRefused = false
      if (isStopping) return
      // It ends by itself as soon as anything else is asked; what goes wrong meanwhile closes the connection.
      if (client.capabilities.has('IDLE')) client.idle().catch(() => {})
      await news.wait(everyMs)
      if (isStopping) return
      if (!client.usable) throw new Error('The mail server closed the connection')
    }
  }

  async function credentials() {
    const { user, password } = settings.server
    if (password || !options.tokens) return { user, pass: password }
    return { user, accessToken: await options.tokens.token(isTokenRefused) }
  }

  const reading = keepReading()
  return {
    trouble: () => trouble,
    async stop() {
      isStopping = true
      stopping.ring()
      news.ring()
      // What has no connection yet has no letter in hand; and a server that fell silent is not waited for long.
      if (!connection?.usable) connection?.close()
      const impatience = setTimeout(() => connection?.close(), FINISH_WITHIN_MS)
      await reading
      clearTimeout(impatience)
    },
  }
}

function clientOf(settings: MailboxSettings, auth: { user: string; pass?: string; accessToken?: string }): ImapFlow {
  const { server, certificateAuthority } = settings
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.isTls,
    // Required rather than taken where offered: who stands in between would only have to leave the offer out.
    ...(server.mustBeEncrypted ? { doSTARTTLS: true } : {}),
    ...(certificateAuthority ? { tls: { ca: certificateAuthority } } : {}),
    auth,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30_000,
    socketTimeout: 300_000,
    // Only parts of letters are asked for; a server that sends more is not listened to.
    maxLiteralSize: 4_000_000,
  })
}

import type { AddressInfo } from 'node:net'
import type { DNSResolver } from 'mailauth'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { House } from '../access/work.ts'
import type { ReceiverSettings } from '../config/incoming.ts'
import { ConfigError } from '../config.ts'
import { ownerOfReplyAddress } from '../mail/reply-address.ts'
import { alignedDomains } from './aligned-domains.ts'
import { type Door, type DoorOptions, doorFault, MOST_BYTES } from './door.ts'
import { takeIn } from './take-in.ts'
import { visitorsOf } from './visitors.ts'

const MOST_CLIENTS = 50
const MOST_RECIPIENTS = 10
/** After so many wrong addresses somebody is guessing. */
const MOST_WRONG = 5

type Done = (error?: Error | null) => void

interface ReceiverOptions extends DoorOptions {
  /** Where signatures and policies are looked up; the DNS unless told otherwise. */
  resolver?: DNSResolver
}

interface Receiver extends Door {
  port: number
}

/** A no with its code; the code that says why to programs (RFC 3463) goes with it by itself. */
const no = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode })

/** A mail server that takes answers and returned letters, at addresses in use, and passes nothing on. */
export async function openReceiver(
  house: House,
  settings: ReceiverSettings,
  { log, resolver }: ReceiverOptions,
): Promise<Receiver> {
  const visitors = visitorsOf(house.clock, { atOnce: 10, inAMinute: 60 })
  let trouble: string | undefined

  const server = new SMTPServer({
    name: settings.name,
    banner: 'answers to meetings only',
    disabledCommands: settings.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(settings.tls ?? {}),
    authOptional: true,
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    logger: false,
    size: MOST_BYTES,
    rejectOversized: true,
    maxClients: MOST_CLIENTS,
    maxRecipients: MOST_RECIPIENTS,
    socketTimeout: 60_000,
    closeTimeout: 20_000,
    onConnect: ({ id, remoteAddress }, done) =>
      done(visitors.enters(id, remoteAddress) ? null : no(421, 'Too much from your network, come back in a minute')),
    onClose: ({ id }) => visitors.leaves(id),
    onRcptTo: ({ address }, { id }, done) => admit(address, id, done),
    onData: (stream, session, done) => {
      receive(stream, session).then(
        () => done(),
        (fault: Error) => done(fault),
      )
    },
  })
  // What goes wrong with one visitor is theirs to notice: scanners hang up in every way there is.
  server.on('error', () => {})

  /** Whether an address is in use is told to nobody: unknown, revoked and foreign get the same answer. */
  function admit(address: string, visitor: string, done: Done): void {
    if (ownerOfReplyAddress(house.database.tx, house.config, address)) return done()
    const isGuessing = visitors.errs(visitor) > MOST_WRONG
    done(isGuessing ? no(421, 'Too many wrong addresses') : no(550, 'No such address here'))
  }

  /** Resolves when the letter is recorded: from then on it is ours, and before it is the sender's (RFC 5321 §4.2.5). */
  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await bytesOf(stream)
    if (!raw) return
    const { mailFrom, rcptTo } = session.envelope
    const origin = {
      ip: session.remoteAddress,
      helo: session.hostNameAppearsAs || '',
      sender: mailFrom ? mailFrom.address : '',
    }
    try {
      await takeIn(house, {
        channel: 'receiver',
        raw,
        recipients: rcptTo.map(each => each.address),
        authenticatedDomains: await alignedDomains(raw, origin, resolver),
      })
      trouble = undefined
    } catch (fault) {
      trouble = `a letter could not be recorded: ${doorFault(fault)}`
      log(fault, 'a letter could not be recorded')
      throw no(451, 'Not just now, try again later')
    }
  }

  await listen(server, settings)
  return {
    port: (server.server.address() as AddressInfo).port,
    trouble: () => trouble,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** The letter, or nothing where it was too large and is about to be refused; the rest of that is read, but not kept. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks)
}

function listen(server: SMTPServer, { port, host }: ReceiverSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(new ConfigError(`INCOMING_SMTP_PORT is ${port}: no mail can be received there (${fault.code}).`)),
    )
    server.listen(port, host, () => resolve())
  })
}

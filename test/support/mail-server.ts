import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Test } from 'tap'

interface ReceivedLetter {
  /** The envelope: where a delivery failure would go, and whom it is for. */
  from: string
  to: string
  raw: string
}

/** A mail server on this machine that keeps what it is sent, and misbehaves as it is told. */
export interface MailServer {
  url: string
  received: ReceivedLetter[]
  /** Called for each recipient; throw what `refusal` makes to refuse. */
  onRecipient: (address: string) => void
  /** Called when a letter has come whole, before it is confirmed. */
  onLetter: (letter: ReceivedLetter) => void
  close(): Promise<void>
}

/** How a server says no, with its code. */
export const refusal = (code: number, words: string): Error => Object.assign(new Error(words), { responseCode: code })

export async function aMailServer(
  t: Test,
  { host = '127.0.0.1', ...options }: SMTPServerOptions & { host?: string } = {},
): Promise<MailServer> {
  const mail: MailServer = { url: '', received: [], onRecipient: () => {}, onLetter: () => {}, close }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => outcome(() => mail.onRecipient(address), done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const letter = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo[0]?.address ?? '',
          raw: Buffer.concat(chunks).toString('latin1'),
        }
        outcome(() => {
          mail.onLetter(letter)
          mail.received.push(letter)
        }, done)
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, host, () => resolve()))
  mail.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  let isClosed = false
  async function close() {
    if (isClosed) return
    isClosed = true
    await new Promise<void>(resolve => server.close(() => resolve()))
  }
  t.teardown(close)
  return mail
}

function outcome(act: () => void, done: (error?: Error | null) => void): void {
  try {
    act()
    done()
  } catch (error) {
    done(error as Error)
  }
}

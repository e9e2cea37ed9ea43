import { createTransport } from 'nodemailer'
import type { Transport } from './transport.ts'

/** Connections kept open to the mail server, and letters in hand at once. */
export const CONNECTIONS = 5

const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host)

/** Letters over SMTP: TLS required but on this very machine, one recipient a letter. */
export function smtpTransport(smtpUrl: string): Transport {
  const { hostname } = new URL(smtpUrl)
  const relay = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    requireTLS: smtpUrl.startsWith('smtp:') && !isLoopback(hostname),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    // After the final dot a server may take ten minutes (RFC 5321 §4.5.3.2.6); giving up sooner sends the letter twice.
    socketTimeout: 600_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'smtp',
    async carry({ from, to, raw }) {
      const { accepted } = await relay.sendMail({ envelope: { from, to: [to] }, raw })
      // The library reads addresses more loosely than we do: what was accepted must be what we meant.
      if (accepted.length !== 1 || String(accepted[0]).toLowerCase() !== to)
        throw new Error('The mail server accepted another recipient than the letter has')
    },
    close: () => relay.close(),
  }
}

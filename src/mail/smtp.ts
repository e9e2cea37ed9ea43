import { createTransport } from 'nodemailer'
import { usualSmtp } from '../config/mail.ts'
import { type MailServer, mailServerAt } from '../config/mail-server.ts'
import type { AccessTokens } from './oauth2.ts'
import type { Transport } from './transport.ts'

interface SmtpOptions {
  /** Connections kept open to the mail server. */
  connections?: number
  certificateAuthority?: string | undefined
  /** What the server is given instead of a password. */
  tokens?: AccessTokens | undefined
  patience?: Patience
}

/** How long a server may take, in milliseconds: to be reached and greet us, and to say the next word. */
interface Patience {
  connecting: number
  answering: number
}

// After the final dot a server may take ten minutes (RFC 5321 §4.5.3.2.6); giving up sooner sends the letter twice.
const PATIENCE: Patience = { connecting: 30_000, answering: 600_000 }

/** Letters over SMTP: TLS required but on this very machine, one recipient a letter. */
export function smtpTransport(smtpUrl: string, options: SmtpOptions = {}): Transport {
  const relay = relayTo(mailServerAt('SMTP_URL', smtpUrl), options)
  return {
    name: 'mail server',
    async carry({ from, to, raw }) {
      const { accepted } = await relay.sendMail({ envelope: { from, to: [to] }, raw })
      // The library reads addresses more loosely than we do: what was accepted must be what we meant.
      if (accepted.length !== 1 || String(accepted[0]).toLowerCase() !== to)
        throw new Error('The mail server accepted another recipient than the letter has')
    },
    close: () => relay.close(),
  }
}

function relayTo(
  server: MailServer,
  { connections = usualSmtp.connections, certificateAuthority, tokens, patience = PATIENCE }: SmtpOptions,
) {
  const { host, port, user, password } = server
  const relay = createTransport({
    host,
    port,
    secure: server.isTls,
    requireTLS: server.mustBeEncrypted,
    ...(certificateAuthority ? { tls: { ca: certificateAuthority } } : {}),
    ...(user ? { auth: password ? { user, pass: password } : { type: 'OAuth2', user } } : {}),
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: patience.connecting,
    greetingTimeout: patience.connecting,
    socketTimeout: patience.answering,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Asked at every connection, and again with `isRefused` where the server would not have the token.
  if (tokens)
    relay.set('oauth2_provision_cb', (_user, isRefused, done) => {
      tokens.token(isRefused).then(
        token => done(null, token),
        (fault: Error) => done(fault),
      )
    })
  return relay
}

import { type MailServer, mailServerAt } from './mail-server.ts'
import { ConfigError, type Environment, given, longSecret, pemFile, refuseIdle, wholeNumber } from './reading.ts'

/** A mailbox that is read for answers. */
export interface MailboxSettings {
  server: MailServer
  folder: string
  /** Where letters go that were read; empty marks them as seen and leaves them. */
  doneFolder: string
  /** By which name one's own mail server signs its verdicts (RFC 8601 §2.5); `none` where it gives none, as Microsoft's. */
  authservId: string
  certificateAuthority: string | undefined
}

/** A mail server of our own that takes nothing but answers. */
export interface ReceiverSettings {
  port: number
  host: string
  /** By which name it greets. */
  name: string
  tls: { key: string; cert: string } | undefined
}

/** The doors through which answers by mail come in. */
export interface IncomingSettings {
  mailbox: MailboxSettings | undefined
  receiver: ReceiverSettings | undefined
  /** What gateways sign with that hand letters over by HTTP; empty: none do. */
  webhookSecret: string
}

export const noDoors: IncomingSettings = { mailbox: undefined, receiver: undefined, webhookSecret: '' }

const doorNames = ['IMAP_URL', 'INCOMING_SMTP_PORT', 'INCOMING_WEBHOOK_SECRET']

/** The doors as they are set up. An address without a door, or a door without an address, would lose every answer. */
export function incomingOf(env: Environment, replyAddress: string): IncomingSettings {
  const doors = doorNames.filter(name => given(env, name))
  if (replyAddress && doors.length === 0)
    throw new ConfigError(
      `REPLY_ADDRESS is set, but nothing takes in what is sent there: set ${doorNames.join(', ').replace(/, (?=\w+$)/, ' or ')} too, or unset it.`,
    )
  if (!replyAddress && doors[0])
    throw new ConfigError(`${doors[0]} is set, but REPLY_ADDRESS is not: letters have to say where answers go.`)
  return { mailbox: mailboxOf(env), receiver: receiverOf(env, replyAddress), webhookSecret: webhookSecretOf(env) }
}

function mailboxOf(env: Environment): MailboxSettings | undefined {
  refuseIdle(env, ['IMAP_DONE_FOLDER', 'IMAP_AUTHSERV_ID', 'IMAP_TLS_CA'], 'IMAP_URL')
  const text = given(env, 'IMAP_URL')
  if (!text) return undefined
  const server = mailServerAt('IMAP_URL', text)
  if (!server.user) throw new ConfigError('IMAP_URL names no user: it must be imaps://user:password@server/folder.')
  const folder = server.path || 'INBOX'
  const doneFolder = given(env, 'IMAP_DONE_FOLDER')
  if (doneFolder.toLowerCase() === folder.toLowerCase())
    throw new ConfigError('IMAP_DONE_FOLDER is the folder that is read: letters cannot be moved from it to itself.')
  const authservId = given(env, 'IMAP_AUTHSERV_ID').toLowerCase()
  return { server, folder, doneFolder, authservId, certificateAuthority: pemFile(env, 'IMAP_TLS_CA') }
}

const receiverNames = ['INCOMING_SMTP_HOST', 'INCOMING_SMTP_NAME', 'INCOMING_SMTP_TLS_KEY', 'INCOMING_SMTP_TLS_CERT']

function receiverOf(env: Environment, replyAddress: string): ReceiverSettings | undefined {
  refuseIdle(env, receiverNames, 'INCOMING_SMTP_PORT')
  const port = given(env, 'INCOMING_SMTP_PORT')
  if (!port) return undefined
  const [key, cert] = [pemFile(env, 'INCOMING_SMTP_TLS_KEY'), pemFile(env, 'INCOMING_SMTP_TLS_CERT')]
  if (Boolean(key) !== Boolean(cert))
    throw new ConfigError(
      `INCOMING_SMTP_TLS_${key ? 'CERT' : 'KEY'} is not set: a key and its certificate go together.`,
    )
  return {
    port: wholeNumber('INCOMING_SMTP_PORT', port, { least: 1, most: 65_535 }),
    host: given(env, 'INCOMING_SMTP_HOST') || '127.0.0.1',
    name: given(env, 'INCOMING_SMTP_NAME') || (replyAddress.split('@')[1] ?? ''),
    tls: key && cert ? { key, cert } : undefined,
  }
}

function webhookSecretOf(env: Environment): string {
  const secret = given(env, 'INCOMING_WEBHOOK_SECRET')
  return secret && longSecret('INCOMING_WEBHOOK_SECRET', secret)
}

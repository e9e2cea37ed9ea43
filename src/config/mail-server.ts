import { ConfigError, isLoopback } from './reading.ts'

/** A mail server as its URL names it. */
export interface MailServer {
  host: string
  port: number
  /** TLS from the first byte; otherwise it begins with STARTTLS. */
  isTls: boolean
  /** Only to this very machine may a letter or a password go unencrypted. */
  mustBeEncrypted: boolean
  user: string
  /** Empty where the user is proven by OAuth 2 instead. */
  password: string
  /** What follows the host, without its slash: the folder of a mailbox. */
  path: string
}

const defaultPorts: Record<string, number> = { 'smtp:': 587, 'smtps:': 465, 'imap:': 143, 'imaps:': 993 }

/** Reads `smtp(s)://…` or `imap(s)://…`. The URL holds a password, so what is wrong is said without repeating it. */
export function mailServerAt(name: string, text: string): MailServer {
  const scheme = name.startsWith('IMAP') ? 'imap' : 'smtp'
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || ![`${scheme}:`, `${scheme}s:`].includes(url.protocol) || !url.hostname)
    throw new ConfigError(`${name} must be ${scheme}://… or ${scheme}s://… with the name of a server.`)
  // A library would read options from there, among them one that believes any certificate.
  if (url.search || url.hash)
    throw new ConfigError(`${name} must end with the server or folder: options have names of their own.`)
  const isTls = url.protocol === `${scheme}s:`
  const [user, password, path] = [url.username, url.password, url.pathname.replace(/^\//, '')].map(each =>
    decoded(name, each),
  ) as [string, string, string]
  if (password && !user) throw new ConfigError(`${name} holds a password but no user.`)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (defaultPorts[url.protocol] ?? 0),
    isTls,
    mustBeEncrypted: !isTls && !isLoopback(url.hostname),
    user,
    password,
    path,
  }
}

function decoded(name: string, text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ConfigError(`${name} holds a % that is no part of a code such as %40: write the sign itself as %25.`)
  }
}

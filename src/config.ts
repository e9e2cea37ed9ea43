import { isIP } from 'node:net'
import { type IncomingSettings, incomingOf } from './config/incoming.ts'
import { type OAuth2Settings, oauth2Of, type SmtpSettings, smtpOf, smtpUrlOf } from './config/mail.ts'
import {
  allAtOnce,
  ConfigError,
  type Environment,
  given,
  isLoopback,
  longSecret,
  needed,
  oneOfWords,
  wholeNumber,
} from './config/reading.ts'

export { ConfigError } from './config/reading.ts'

/** How this installation is set up. Read once, from the environment, here and nowhere else. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** The address people use, without a trailing slash; every link in every letter starts with it. */
  publicUrl: string
  /** What sessions, links and form tokens are proven with. */
  secret: string
  /** Where letters go; empty writes them as files into the data folder. */
  smtpUrl: string
  smtp: SmtpSettings
  /** How the platform proves itself to mail servers that take no password. */
  oauth2: OAuth2Settings | undefined
  /** The platform's own address, which letters come from and calendars answer to. */
  mailFrom: string
  /** Where answers by mail arrive, such as meetings@partnerships.example; a token goes before the @. Empty: none are read. */
  replyAddress: string
  /** By which doors they arrive. */
  incoming: IncomingSettings
  /** Proxies whose X-Forwarded-For is believed. */
  trustProxy: string[]
  logLevel: string
  /** How much one network address may ask before it has to wait. */
  requestsAMinute: number
  /** Running on demonstration data, which production refuses. */
  isDemonstration: boolean
}

/** The production configuration. Throws a ConfigError that names every variable at fault. */
export function readConfig(env: Environment): Config {
  if (env.DEMO) throw new ConfigError('DEMO is set: production does not run on demonstration settings. Unset DEMO.')
  return allAtOnce(each => ({
    port: each(() => wholeNumber('PORT', given(env, 'PORT') || '3000', { most: 65_535 })),
    host: given(env, 'HOST') || '127.0.0.1',
    dataDir: given(env, 'DATA_DIR') || 'data',
    publicUrl: each(() => publicUrlOf(env)),
    secret: each(() => secretOf(env)),
    smtpUrl: each(() => smtpUrlOf(env)),
    smtp: each(() => smtpOf(env)),
    oauth2: each(() => oauth2Of(env)),
    mailFrom: each(() => mailFromOf(env)),
    ...each(() => answersOf(env)),
    trustProxy: each(() => trustProxyOf(env)),
    logLevel: each(() => oneOfWords('LOG_LEVEL', given(env, 'LOG_LEVEL') || 'info', LOG_LEVELS)),
    requestsAMinute: each(() =>
      wholeNumber('REQUESTS_A_MINUTE', given(env, 'REQUESTS_A_MINUTE') || '600', { most: 1_000_000 }),
    ),
    isDemonstration: false,
  }))
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Read together: what is wrong with the address would otherwise be told of its doors too. */
function answersOf(env: Environment): Pick<Config, 'replyAddress' | 'incoming'> {
  const replyAddress = replyAddressOf(env)
  return { replyAddress, incoming: incomingOf(env, replyAddress) }
}

function trustProxyOf(env: Environment): string[] {
  const proxies = given(env, 'TRUST_PROXY')
    .split(',')
    .map(each => each.trim())
    .filter(Boolean)
  const wrong = proxies.find(each => !isProxy(each))
  if (wrong)
    throw new ConfigError(
      `TRUST_PROXY holds "${wrong}": give IP addresses or networks such as 10.0.0.0/8, with commas.`,
    )
  return proxies
}

/** What the web framework takes for a proxy: an address, a network, or one of its names for networks. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', range, ...more] = text.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)]
  if (most === undefined || more.length > 0) return false
  return range === undefined || (/^[1-9]\d{0,2}$/.test(range) && Number(range) <= most)
}

function publicUrlOf(env: Environment): string {
  const text = needed(
    env,
    'PUBLIC_URL',
    'it is the address that every link starts with, such as https://partnerships.example',
  )
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  if (!isSafe || url.pathname !== '/')
    throw new ConfigError(`PUBLIC_URL is "${text}": it must be https://… without a path (http only for localhost).`)
  return url.origin
}

const secretOf = (env: Environment): string =>
  longSecret(
    'SESSION_SECRET',
    needed(env, 'SESSION_SECRET', 'sessions and links are proven with it; make one with "openssl rand -base64 48"'),
  )

const BARE_ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/

function mailFromOf(env: Environment): string {
  const text = needed(env, 'MAIL_FROM', 'it is the address that letters come from and calendars answer to')
  if (!BARE_ADDRESS.test(text)) throw new ConfigError(`MAIL_FROM is "${text}": give a bare e-mail address.`)
  return text
}

function replyAddressOf(env: Environment): string {
  const text = given(env, 'REPLY_ADDRESS').toLowerCase()
  if (text && !BARE_ADDRESS.test(text)) throw new ConfigError(`REPLY_ADDRESS is "${text}": give a bare e-mail address.`)
  const name = text.split('@')[0] ?? ''
  // A token of 24 characters and a plus go before the @, and a local part holds 64 octets (RFC 5321 §4.5.3.1.1).
  if (name.length > 39)
    throw new ConfigError('REPLY_ADDRESS is too long: at most 39 characters may stand before the @.')
  return text
}

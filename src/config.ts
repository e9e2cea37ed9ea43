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
  /** The platform's own address, which letters come from and calendars answer to. */
  mailFrom: string
  /** Where answers by mail arrive, such as meetings@partnerships.example; a token goes before the @. Empty: none are read. */
  replyAddress: string
  /** Proxies whose X-Forwarded-For is believed. */
  trustProxy: string[]
  logLevel: string
  /** How much one network address may ask before it has to wait. */
  requestsAMinute: number
  /** Running on demonstration data, which production refuses. */
  isDemonstration: boolean
}

export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>

const MINIMUM_SECRET = 32

/** The production configuration. Throws a ConfigError that names the variable at fault. */
export function readConfig(env: Environment): Config {
  if (env.DEMO) throw new ConfigError('DEMO is set: production does not run on demonstration settings. Unset DEMO.')
  return {
    port: wholeNumber('PORT', env.PORT ?? '3000', 65_535),
    host: env.HOST ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? 'data',
    publicUrl: publicUrlOf(env),
    secret: secretOf(env),
    smtpUrl: smtpUrlOf(env),
    mailFrom: mailFromOf(env),
    replyAddress: replyAddressOf(env),
    trustProxy: (env.TRUST_PROXY ?? '')
      .split(',')
      .map(each => each.trim())
      .filter(Boolean),
    logLevel: env.LOG_LEVEL ?? 'info',
    requestsAMinute: wholeNumber('REQUESTS_A_MINUTE', env.REQUESTS_A_MINUTE ?? '600', 1_000_000),
    isDemonstration: false,
  }
}

const needed = (env: Environment, name: string, why: string): string => {
  const value = env[name]?.trim()
  if (!value) throw new ConfigError(`${name} is not set: ${why}.`)
  return value
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new ConfigError(`${name} is "${text}": it must be a whole number from 0 to ${most}.`)
  return number
}

function publicUrlOf(env: Environment): string {
  const text = needed(
    env,
    'PUBLIC_URL',
    'it is the address that every link starts with, such as https://partnerships.example',
  )
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isLocal = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)) || url.pathname !== '/')
    throw new ConfigError(`PUBLIC_URL is "${text}": it must be https://… without a path (http only for localhost).`)
  return url.origin
}

function secretOf(env: Environment): string {
  const secret = needed(
    env,
    'SESSION_SECRET',
    'sessions and links are proven with it; make one with "openssl rand -base64 48"',
  )
  if (secret.length < MINIMUM_SECRET)
    throw new ConfigError(`SESSION_SECRET is too short: it needs at least ${MINIMUM_SECRET} characters.`)
  return secret
}

function smtpUrlOf(env: Environment): string {
  const text = env.SMTP_URL?.trim() ?? ''
  if (text && !/^smtps?:\/\//.test(text)) throw new ConfigError('SMTP_URL must begin with smtp:// or smtps://.')
  return text
}

const BARE_ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/

function mailFromOf(env: Environment): string {
  const text = needed(env, 'MAIL_FROM', 'it is the address that letters come from and calendars answer to')
  if (!BARE_ADDRESS.test(text)) throw new ConfigError(`MAIL_FROM is "${text}": give a bare e-mail address.`)
  return text
}

function replyAddressOf(env: Environment): string {
  const text = env.REPLY_ADDRESS?.trim().toLowerCase() ?? ''
  if (text && !BARE_ADDRESS.test(text)) throw new ConfigError(`REPLY_ADDRESS is "${text}": give a bare e-mail address.`)
  const name = text.split('@')[0] ?? ''
  // A token of 24 characters and a plus go before the @, and a local part holds 64 octets (RFC 5321 §4.5.3.1.1).
  if (name.length > 39)
    throw new ConfigError('REPLY_ADDRESS is too long: at most 39 characters may stand before the @.')
  return text
}

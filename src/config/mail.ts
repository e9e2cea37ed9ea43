import { mailServerAt } from './mail-server.ts'
import {
  ConfigError,
  type Environment,
  given,
  isLoopback,
  needed,
  pemFile,
  refuseIdle,
  wholeNumber,
} from './reading.ts'

/** How letters leave. */
export interface SmtpSettings {
  /** Connections kept open to the mail server, and letters in hand at once. */
  connections: number
  /** How many the mail server takes in a minute; 0 where it says nothing about it. */
  lettersAMinute: number
  /** The authority behind the mail server's certificate (PEM), where it is a private one. */
  certificateAuthority: string | undefined
}

/** Where access tokens come from, for mail servers that take no password (RFC 6749). */
export interface OAuth2Settings {
  tokenUrl: string
  clientId: string
  clientSecret: string
  scope: string
  /** Given where a person agreed once (RFC 6749 §6); without it the platform asks in its own name (§4.4). */
  refreshToken: string
}

/** What holds where nothing is said. */
export const usualSmtp: SmtpSettings = { connections: 5, lettersAMinute: 0, certificateAuthority: undefined }

const OAUTH2 = 'MAIL_OAUTH2_'
const oauth2Names = ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPE', 'REFRESH_TOKEN'].map(name => OAUTH2 + name)

/** The mail server's URL as it was given, once it is known to be sound. */
export function smtpUrlOf(env: Environment): string {
  const text = given(env, 'SMTP_URL')
  refuseIdle(env, ['SMTP_TLS_CA', 'SMTP_LETTERS_A_MINUTE', 'SMTP_CONNECTIONS'], 'SMTP_URL')
  if (text && mailServerAt('SMTP_URL', text).path)
    throw new ConfigError('SMTP_URL must end with the server: a mail server has no folders.')
  return text
}

export const smtpOf = (env: Environment): SmtpSettings => ({
  connections: numberOf(env, 'SMTP_CONNECTIONS', { usual: usualSmtp.connections, least: 1, most: 50 }),
  lettersAMinute: numberOf(env, 'SMTP_LETTERS_A_MINUTE', { usual: usualSmtp.lettersAMinute, least: 0, most: 100_000 }),
  certificateAuthority: pemFile(env, 'SMTP_TLS_CA'),
})

const numberOf = (
  env: Environment,
  name: string,
  { usual, ...range }: { usual: number; least: number; most: number },
) => wholeNumber(name, given(env, name) || String(usual), range)

/** OAuth 2, where it is set up; and nobody is left who could sign in neither with a password nor with a token. */
export function oauth2Of(env: Environment): OAuth2Settings | undefined {
  const isSet = oauth2Names.some(name => given(env, name))
  const withoutPassword = ['SMTP_URL', 'IMAP_URL'].filter(name => lacksPassword(env, name))
  if (!isSet) {
    if (withoutPassword[0])
      throw new ConfigError(
        `${withoutPassword[0]} names a user without a password: add it, or set ${OAUTH2}TOKEN_URL and what belongs to it.`,
      )
    return undefined
  }
  if (withoutPassword.length === 0)
    throw new ConfigError(
      `${OAUTH2}TOKEN_URL is for a user without a password, and neither SMTP_URL nor IMAP_URL names one.`,
    )
  return oauth2From(env)
}

const lacksPassword = (env: Environment, name: string): boolean => {
  const text = given(env, name)
  if (!text) return false
  const { user, password } = mailServerAt(name, text)
  return user !== '' && password === ''
}

function oauth2From(env: Environment): OAuth2Settings {
  const refreshToken = given(env, `${OAUTH2}REFRESH_TOKEN`)
  const orRefreshed = (name: string, why: string) =>
    refreshToken ? given(env, OAUTH2 + name) : needed(env, OAUTH2 + name, why)
  return {
    tokenUrl: tokenUrlOf(env),
    clientId: needed(env, `${OAUTH2}CLIENT_ID`, 'it is the platform’s name at the token endpoint'),
    clientSecret: orRefreshed('CLIENT_SECRET', 'the platform proves itself with it at the token endpoint'),
    scope: orRefreshed('SCOPE', 'it says what the token is for, such as https://outlook.office365.com/.default'),
    refreshToken,
  }
}

function tokenUrlOf(env: Environment): string {
  const name = `${OAUTH2}TOKEN_URL`
  const text = needed(env, name, 'access tokens are fetched there')
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  if (!isSafe || url.username || url.hash)
    throw new ConfigError(`${name} must be https://… without a user (http only for this very machine).`)
  return text
}

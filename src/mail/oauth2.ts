import { type Clock, later } from '../clock.ts'
import type { OAuth2Settings } from '../config/mail.ts'

/** Gives what a mail server takes instead of a password. */
export interface AccessTokens {
  /** The token in use, or a new one where it has run out or the server would not have it. */
  token(isRefused?: boolean): Promise<string>
}

const ANSWER_WITHIN_MS = 10_000
const MOST_BYTES = 1_000_000
/** A token is given up a little before it ends, so that none ends on its way to the mail server. */
const SPARE_SECONDS = 60
/** How long a token holds where its endpoint does not say (RFC 6749 §5.1 leaves that open). */
const USUAL_SECONDS = 3600

interface Granted {
  accessToken: string
  refreshToken: string
  until: string
}

/** Fetches access tokens and keeps each for as long as it holds; who asks meanwhile waits for the same answer. */
export function accessTokens(settings: OAuth2Settings, clock: Clock): AccessTokens {
  let held: Granted | undefined
  let asking: Promise<Granted> | undefined

  async function renewed(): Promise<string> {
    // An endpoint may exchange the refresh token along with it (RFC 6749 §6): the newest is the one that counts.
    asking ??= grant({ ...settings, refreshToken: held?.refreshToken || settings.refreshToken }, clock).finally(() => {
      asking = undefined
    })
    held = await asking
    return held.accessToken
  }

  return {
    async token(isRefused = false) {
      return held && !isRefused && clock.now() < held.until ? held.accessToken : renewed()
    },
  }
}

/** One question to the token endpoint. It goes nowhere else: a redirect would take the secret along. */
async function grant(settings: OAuth2Settings, clock: Clock): Promise<Granted> {
  const asked = clock.now()
  const response = await fetch(settings.tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: question(settings),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((fault: Error) => {
    throw new Error(
      `The token endpoint could not be reached: ${(fault.cause as Error | undefined)?.message ?? fault.message}`,
    )
  })
  const answer = fieldsIn(await textOf(response))
  if (!response.ok || !answer.access_token)
    throw new Error(`The token endpoint answered ${response.status}: ${reasonIn(answer)}`)
  const seconds = Number(answer.expires_in) || USUAL_SECONDS
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? settings.refreshToken,
    until: later(asked, { seconds: seconds - Math.min(SPARE_SECONDS, seconds / 2) }),
  }
}

function question({ clientId, clientSecret, scope, refreshToken }: OAuth2Settings): URLSearchParams {
  const parts = {
    grant_type: refreshToken ? 'refresh_token' : 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope,
    refresh_token: refreshToken,
  }
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Error('The token endpoint answered more than anybody asked for')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** The fields of a JSON answer as text; none where it is something else. */
function fieldsIn(text: string): Record<string, string | undefined> {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null) return {}
    return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}

/** Why not, as the endpoint put it (RFC 6749 §5.2), in one line. */
const reasonIn = ({ error = 'no access token', error_description: details = '' }: Record<string, string | undefined>) =>
  `${error} ${details}`.replace(/\s+/g, ' ').trim().slice(0, 200)

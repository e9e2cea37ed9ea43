import { createPrivateKey, createPublicKey } from 'node:crypto'
import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { NewSession } from '../access/sessions.ts'
import type { House } from '../access/work.ts'
import type { Config } from '../config.ts'
import { proofOf, sameSecret } from '../ids.ts'

const ISSUER = 'anti-slavery-partnerships'
const A_YEAR = 365 * 24 * 3600

/** Cookies may carry the `__Host-` prefix only over TLS (RFC 6265bis §4.1.3.2). */
const named = (config: Config, name: string) => (isSecure(config) ? `__Host-${name}` : name)
const isSecure = (config: Config) => config.publicUrl.startsWith('https:')
const attributes = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) }) as const

/** Sessions are named in a signed token in a cookie; whether one is still good is looked up at every request. */
export async function registerCookies(app: FastifyInstance, house: House): Promise<void> {
  // Read where they are asked for: a program brings none.
  await app.register(cookie, { hook: false })
  await app.register(jwt, {
    secret: signingKeys(house.config.secret),
    sign: { algorithm: 'EdDSA', iss: ISSUER, aud: house.config.publicUrl },
    // One algorithm, every claim required: a token that lacks one is forged (RFC 8725 §3).
    verify: {
      algorithms: ['EdDSA'],
      allowedIss: ISSUER,
      allowedAud: house.config.publicUrl,
      requiredClaims: ['exp', 'iat', 'iss', 'aud', 'sub'],
      checkTyp: 'JWT',
    } as object,
  })
}

/** A key pair that is always the same for one secret (RFC 8032: any 32 bytes make an Ed25519 key). */
function signingKeys(secret: string): { private: string; public: string } {
  const seed = Buffer.from(
    proofOf(secret, 'session key', 'first half') + proofOf(secret, 'session key', 'second half'),
  ).subarray(0, 32)
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return {
    private: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    public: createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
  }
}

/** The session the browser's token names, if the token is ours; whether the session still stands is another question. */
export function sessionIdIn(request: FastifyRequest): string | undefined {
  const token = cookiesOf(request)[named(request.visit.house.config, 'session')]
  if (!token) return undefined
  try {
    return request.server.jwt.verify<{ sub: string }>(token).sub
  } catch {
    return undefined
  }
}

/** Signs the browser in, for as long as the session may last. */
export async function giveSession(reply: FastifyReply, house: House, session: NewSession): Promise<void> {
  const seconds = Math.floor((Date.parse(session.expiresAt) - Date.parse(house.clock.now())) / 1000)
  const token = await reply.jwtSign({ sub: session.id }, { sign: { expiresIn: seconds } })
  reply.setCookie(named(house.config, 'session'), token, { ...attributes(house.config), maxAge: seconds })
}

/** Signs the browser out; the session itself ends where it is kept. */
export function takeSession(reply: FastifyReply, config: Config): void {
  reply.clearCookie(named(config, 'session'), attributes(config))
}

/** Remembers that this browser belongs to whoever reads that address: nobody who asks from elsewhere can keep it out. */
export function rememberReader(request: FastifyRequest, reply: FastifyReply, email: string): void {
  const { house } = request.visit
  const value = readerProof(request, email)
  reply.setCookie(named(house.config, 'reader'), value, { ...attributes(house.config), maxAge: A_YEAR })
}

/** Whether the reader of that address was the last to sign in with this browser. */
export const isReadersBrowser = (request: FastifyRequest, email: string): boolean =>
  sameSecret(cookiesOf(request)[named(request.visit.house.config, 'reader')] ?? '', readerProof(request, email))

const readerProof = ({ visit: { house, browserId } }: FastifyRequest, email: string): string =>
  proofOf(house.config.secret, 'reader of an address', `${browserId} ${email}`)

const cookiesOf = (request: FastifyRequest) => {
  request.cookies ??= request.server.parseCookie(request.headers.cookie ?? '')
  return request.cookies
}

/** A name for this browser that means nothing: forms and sign-in links are bound to it. */
export function browserName(request: FastifyRequest, house: House): string {
  const known = cookiesOf(request)[named(house.config, 'browser')]
  return known && /^[\w-]{27}$/.test(known) ? known : house.ids.newSecret()
}

/** Lets the browser keep its name, once it is shown a page. */
export function keepBrowserName(request: FastifyRequest, reply: FastifyReply): void {
  const { house, browserId } = request.visit
  const name = named(house.config, 'browser')
  if (cookiesOf(request)[name] !== browserId)
    reply.setCookie(name, browserId, { ...attributes(house.config), maxAge: A_YEAR })
}

/** Where somebody was going when we asked them to sign in, kept until their link is opened in this browser. */
export function rememberNext(reply: FastifyReply, config: Config, path: string): void {
  reply.setCookie(named(config, 'next'), Buffer.from(path).toString('base64url'), {
    ...attributes(config),
    maxAge: 900,
  })
}

/** Where somebody was going, told once. */
export function takeNext(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const { config } = request.visit.house
  const next = cookiesOf(request)[named(config, 'next')]
  if (next === undefined) return undefined
  reply.clearCookie(named(config, 'next'), attributes(config))
  return Buffer.from(next, 'base64url').toString()
}

/** A word to show on the next page ("Meeting scheduled"), once. */
export function setNotice(reply: FastifyReply, config: Config, words: string): void {
  reply.setCookie(named(config, 'notice'), Buffer.from(words).toString('base64url'), {
    ...attributes(config),
    maxAge: 60,
  })
}

/** The word left for this page, told once. */
export function takeNotice(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const { config } = request.visit.house
  const notice = cookiesOf(request)[named(config, 'notice')]
  if (!notice) return undefined
  reply.clearCookie(named(config, 'notice'), attributes(config))
  return Buffer.from(notice, 'base64url').toString().slice(0, 300)
}

import { type NewSession, openSession } from '../access/sessions.ts'
import type { House } from '../access/work.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { hashOf, sameSecret } from '../ids.ts'
import { signInWork } from './ask-to-sign-in.ts'
import { countWrongCode, noteSignIn, personById, signInRequestByToken, useSignInRequest } from './store.ts'
import { clearUndeliverable } from './undeliverable.ts'

const MOST_WRONG_CODES = 5

/** What the page behind a sign-in link shows: looking at it changes nothing, because mail scanners look too. */
export type LinkState = 'ready' | 'needs code' | 'wrong codes' | 'no longer good'

interface Visitor {
  token: string
  browserId: string
  browser: string
  code?: string | undefined
}

/** What the holder of a link may do in this browser, and as whom. */
export function signInLinkState(
  house: House,
  visitor: Pick<Visitor, 'token' | 'browserId'>,
): { state: LinkState; email?: string | undefined } {
  const request = requestNotOver(house, visitor.token)
  if (!request) return { state: 'no longer good' }
  if (request.wrongCodes >= MOST_WRONG_CODES) return { state: 'wrong codes' }
  const email = personById(house.database.tx, request.personId ?? '')?.email
  return { state: isSameBrowser(request, visitor.browserId) ? 'ready' : 'needs code', email }
}

/** Opens a session for whoever holds the link in the browser that asked for it, or types the code which that browser shows. */
export function signIn(house: House, visitor: Visitor): SignedIn {
  const outcome = house.database.transaction(() => attempt(house, visitor))
  // Thrown outside the transaction, so that a wrong guess stays counted.
  if (outcome === 'wrong code')
    throw new InvalidInput([{ field: 'code', words: 'That is not the code on the other screen' }])
  return outcome
}

/** The session, and the address by which they were known at that moment. */
interface SignedIn {
  session: NewSession
  email: string
}

function attempt(house: House, visitor: Visitor): SignedIn | 'wrong code' {
  const { tx } = house.database
  const now = house.clock.now()
  const request = goodRequest(house, visitor.token)
  if (!request?.personId) throw linkIsSpent()
  if (!isSameBrowser(request, visitor.browserId)) {
    const typed = (visitor.code ?? '').replace(/\D/g, '')
    if (!sameSecret(hashOf(request.id + typed), request.codeHash ?? '')) {
      countWrongCode(tx, request.id)
      return 'wrong code'
    }
  }
  if (!useSignInRequest(tx, request.id, now)) throw linkIsSpent()
  noteSignIn(tx, request.personId, now)
  noteThatLetterCame(house, request)
  const email = personById(tx, request.personId)?.email ?? ''
  return { session: openSession({ tx, ids: house.ids, now }, request.personId, visitor.browser), email }
}

/** Whoever uses a link that went out by letter reads what is sent to that address. */
function noteThatLetterCame(house: House, request: NonNullable<ReturnType<typeof goodRequest>>): void {
  const person = personById(house.database.tx, request.personId ?? '')
  if (!person?.undeliverableSince || request.browserHash === null) return
  if (hashOf(person.email) === request.emailHash)
    clearUndeliverable(signInWork(house, house.clock.now()), person.email, 'its reader')
}

function goodRequest(house: House, token: string) {
  const request = requestNotOver(house, token)
  return request && request.wrongCodes < MOST_WRONG_CODES ? request : undefined
}

function requestNotOver(house: House, token: string) {
  const request = signInRequestByToken(house.database.tx, hashOf(token))
  return request && request.usedAt === null && request.expiresAt > house.clock.now() ? request : undefined
}

const isSameBrowser = (request: { browserHash: string | null }, browserId: string) =>
  request.browserHash === null || sameSecret(request.browserHash, hashOf(browserId))

const linkIsSpent = () => new Refusal('gone', 'This link has been used already or is older than 10 minutes')

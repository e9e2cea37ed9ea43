import { type NewSession, openSession } from '../access/sessions.ts'
import type { House } from '../access/work.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { hashOf, sameSecret } from '../ids.ts'
import { signInWork } from './ask-to-sign-in.ts'
import { countWrongCode, noteSignIn, personById, signInRequestByToken, useSignInRequest } from './store.ts'
import { clearUndeliverable } from './undeliverable.ts'

const MOST_WRONG_CODES = 5

/** What the page behind a sign-in link shows: looking at it changes nothing, because mail scanners look too. */
export type LinkState = 'ready' | 'needs code' | 'no longer good'

interface Visitor {
  token: string
  browserId: string
  browser: string
  code?: string | undefined
}

/** What the holder of a link may do in this browser. */
export function signInLinkState(house: House, visitor: Pick<Visitor, 'token' | 'browserId'>): LinkState {
  const request = goodRequest(house, visitor.token)
  if (!request) return 'no longer good'
  return isSameBrowser(request, visitor.browserId) ? 'ready' : 'needs code'
}

/** Opens a session for whoever holds the link in the browser that asked for it, or types the code which that browser shows. */
export function signIn(house: House, visitor: Visitor): NewSession {
  const outcome = house.database.transaction(() => attempt(house, visitor))
  // Thrown outside the transaction, so that a wrong guess stays counted.
  if (outcome === 'wrong code')
    throw new InvalidInput([{ field: 'code', words: 'That is not the code on the other screen' }])
  return outcome
}

function attempt(house: House, visitor: Visitor): NewSession | 'wrong code' {
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
  return openSession({ tx, ids: house.ids, now }, request.personId, visitor.browser)
}

/** Whoever uses a link that went out by letter reads what is sent to that address. */
function noteThatLetterCame(house: House, request: NonNullable<ReturnType<typeof goodRequest>>): void {
  const person = personById(house.database.tx, request.personId ?? '')
  if (!person?.undeliverableSince || request.browserHash === null) return
  if (hashOf(person.email) === request.emailHash)
    clearUndeliverable(signInWork(house, house.clock.now()), person.email, 'its reader')
}

function goodRequest(house: House, token: string) {
  const request = signInRequestByToken(house.database.tx, hashOf(token))
  if (!request || request.usedAt !== null || request.expiresAt <= house.clock.now()) return undefined
  return request.wrongCodes < MOST_WRONG_CODES ? request : undefined
}

const isSameBrowser = (request: { browserHash: string | null }, browserId: string) =>
  request.browserHash === null || sameSecret(request.browserHash, hashOf(browserId))

const linkIsSpent = () => new Refusal('gone', 'This link has been used already or is older than 10 minutes')

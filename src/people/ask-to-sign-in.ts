import { type House, SYSTEM, type Work } from '../access/work.ts'
import { plainAddress } from '../address.ts'
import { later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import { senderFor } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { keepSignInRequest, personByEmail, timesAsked } from './store.ts'

const LINK_MINUTES = 10
/** So often somebody may ask for one address from one network, or from the browser that its reader signed in with. */
export const asksForOneAddress = { times: 5, minutes: 15 }
/** So many letters a mailbox gets, however many networks ask for it. */
const MOST_LETTERS = 20

/**
 * Sends a sign-in link to a person we know, and does the same but for the letter where we do not: nobody learns from
 * the answer who is known here. Answers the code that the asking browser shows, in case the link is opened elsewhere.
 */
export function askToSignIn(
  house: House,
  asked: { email: string; browserId: string; isReadersBrowser: boolean },
): { code: string } {
  const email = plainAddress(asked.email)
  const emailHash = hashOf(email)
  return house.database.transaction(() => {
    const { tx } = house.database
    const now = house.clock.now()
    const since = later(now, { minutes: -asksForOneAddress.minutes })
    // Strangers fill this count: whoever signed in here before does not wait for them.
    if (!asked.isReadersBrowser && timesAsked(tx, emailHash, since) >= MOST_LETTERS) throw askedTooOften()
    const person = personByEmail(tx, email)
    const request = {
      id: house.ids.newId(),
      token: house.ids.newSecret(),
      code: house.ids.newCode(),
    }
    keepSignInRequest(tx, {
      id: request.id,
      tokenHash: hashOf(request.token),
      browserHash: hashOf(asked.browserId),
      codeHash: hashOf(request.id + request.code),
      emailHash,
      personId: person?.id ?? null,
      askedAt: now,
      expiresAt: later(now, { minutes: LINK_MINUTES }),
    })
    if (person) post(signInWork(house, now), signInLetter(house, request, person))
    return { code: request.code }
  })
}

export const askedTooOften = () =>
  new Refusal(
    'too many',
    `A link was asked for this address too often within ${asksForOneAddress.minutes} minutes. Wait a little, and look into your junk mail`,
  )

/** Signing in comes before any permission; the platform itself sends the letter. */
export const signInWork = (house: House, now: string): Work => ({
  permission: 'platform.operate',
  tx: house.database.tx,
  now,
  actor: { personId: SYSTEM, name: 'The platform', via: 'clockwork' },
  config: house.config,
  ids: house.ids,
  posts: [],
})

const signInLetter = (
  house: House,
  request: { id: string; token: string },
  person: { id: string; email: string; alias: string | null },
) => ({
  kind: 'sign-in' as const,
  cause: `sign-in:${request.id}`,
  to: { personId: person.id, email: person.email },
  subject: 'Your sign-in link',
  template: 'people/mail/sign-in.njk',
  view: { url: `${house.config.publicUrl}/sign-in/${request.token}`, minutes: LINK_MINUTES },
  fromName: senderFor(person),
})

/** A link that the operator hands to somebody in person; it opens in any browser, once. */
export function makeOperatorLink(
  work: Work<'platform.operate'>,
  person: { id: string; email: string },
  minutes = LINK_MINUTES,
): string {
  const token = work.ids.newSecret()
  keepSignInRequest(work.tx, {
    id: work.ids.newId(),
    tokenHash: hashOf(token),
    browserHash: null,
    codeHash: null,
    emailHash: hashOf(person.email),
    personId: person.id,
    askedAt: work.now,
    expiresAt: later(work.now, { minutes }),
  })
  return `${work.config.publicUrl}/sign-in/${token}`
}

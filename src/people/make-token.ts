import { keepToken } from '../access/token-store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { later } from '../clock.ts'
import { Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'

const LIFETIME_DAYS = 365

/** Makes an API token that acts as the person who made it, for a year. The answer is the only time it is seen. */
export function makeToken(work: Work<'account.use'>, wanted: { name: string }): { id: string; token: string } {
  refuseToPrograms(work)
  const id = work.ids.newId()
  const token = `asp_${work.ids.newSecret()}`
  keepToken(work.tx, {
    id,
    personId: work.actor.personId,
    name: wanted.name,
    tokenHash: hashOf(token),
    madeAt: work.now,
    expiresAt: later(work.now, { days: LIFETIME_DAYS }),
  })
  noteActivity(work, { deed: 'api token.made', subjectType: 'api token', subjectId: id, words: 'Made an API token' })
  return { id, token }
}

/** Whoever got hold of a token could else make another from it, and keep that when the first is revoked. */
function refuseToPrograms({ actor }: Work<'account.use'>): void {
  if (actor.via === 'api token')
    throw new Refusal('forbidden', 'A token cannot make another: sign in, and make it on the account page')
}

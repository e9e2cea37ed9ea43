import type { Instant } from '../clock.ts'
import { proofOf, sameSecret } from '../ids.ts'
import { keepLink, linkById, linkKeptFor } from './link-store.ts'
import type { Permission } from './permissions.ts'
import type { House, Reading, Work } from './work.ts'

const PURPOSE = 'link from a letter'

/**
 * What goes into a letter's address so that its reader may do one thing without signing in.
 * Asking twice gives the same link, so a letter sent again still opens the same door.
 */
export function linkFor(
  work: Work,
  door: {
    permission: Permission
    personId: string
    partnershipId: string | null
    subjectId: string
    expiresAt: Instant
  },
): string {
  const id = keepLink(work.tx, { ...door, id: work.ids.newId(), madeAt: work.now })
  return `${id}.${proofOf(work.config.secret, PURPOSE, id)}`
}

/** The door a link opens, or nothing: forged, revoked and expired look alike. */
export function openLink({ database, config }: House, link: string, now: Instant) {
  const [id = '', proof = ''] = link.split('.')
  return sameSecret(proof, proofOf(config.secret, PURPOSE, id)) ? linkById(database.tx, id, now) : undefined
}

/** The link that was made to this for this person, where one is live; a page may show it without making one. */
export function linkMadeFor(
  { tx, now, config }: Pick<Reading, 'tx' | 'now' | 'config'>,
  door: { permission: Permission; personId: string; subjectId: string },
): string | undefined {
  const id = linkKeptFor(tx, { ...door, now })
  return id && `${id}.${proofOf(config.secret, PURPOSE, id)}`
}

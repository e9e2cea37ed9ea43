import { linkFor } from '../access/links.ts'
import type { Work } from '../access/work.ts'
import { later } from '../clock.ts'

/** Every letter about somebody's actions prolongs their link; it dies at once with the membership. */
const DOOR_DAYS = 90

/** Where somebody says how their organisation's actions go, without signing in. */
export const doorToActions = (work: Work, whose: { personId: string; partnershipId: string }): string =>
  `${work.config.publicUrl}${pathByLink(
    linkFor(work, {
      permission: 'actions.progress',
      personId: whose.personId,
      partnershipId: whose.partnershipId,
      subjectId: whose.partnershipId,
      expiresAt: later(work.now, { days: DOOR_DAYS }),
    }),
  )}`

export const pathByLink = (link: string): string => `/links/${link}/actions`

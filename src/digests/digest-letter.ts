import { linkFor } from '../access/links.ts'
import type { Work } from '../access/work.ts'
import { later } from '../clock.ts'
import type { Letter } from '../mail/post.ts'
import { counted, listed } from '../words.ts'
import type { Subscription } from './choose-digest.ts'
import type { Entry } from './entries.ts'
import type { Due } from './periods.ts'
import type { Awaiting } from './what-awaits.ts'

const UNSUBSCRIBE_DAYS = 365
/** As much as fits a screen; the home page has the rest. */
const shown = { owed: 5, awaiting: 5, changed: 6, coming: 3 } as const

/** A letter whose words are the platform's own titles, each with its link. */
export function digestLetter(
  work: Work,
  reader: { personId: string; email: string },
  of: { due: Due; awaiting: Awaiting },
): Letter {
  const { awaiting, due } = of
  const several = awaiting.partnerships.length > 1
  const section = (kind: keyof typeof shown) => ({
    rows: awaiting[kind].slice(0, shown[kind]).map(each => rowOf(each, several, work.config.publicUrl)),
    more: Math.max(0, awaiting[kind].length - shown[kind]),
  })
  return {
    kind: 'digest',
    cause: `digest:${reader.personId}:${due.on}`,
    to: reader,
    subject: 'What awaits you in your partnership',
    template: 'digests/mail/digest.njk',
    view: {
      partnerships: listed(awaiting.partnerships.map(each => each.name)),
      numbers: numbersOf(awaiting),
      owed: section('owed'),
      awaiting: section('awaiting'),
      changed: section('changed'),
      coming: section('coming'),
      homeUrl: `${work.config.publicUrl}/home`,
      preferencesUrl: `${work.config.publicUrl}/account/digest`,
      unsubscribeUrl: unsubscribeUrl(work, reader.personId, 'digest'),
    },
    fromName: 'Anti-slavery partnerships',
    unsubscribeUrl: unsubscribeUrl(work, reader.personId, 'digest'),
  }
}

export const rowOf = (entry: Entry, several: boolean, publicUrl: string) => ({
  text: entry.text,
  note: several ? `${entry.partnership}: ${entry.note}` : entry.note,
  url: `${publicUrl}${entry.path}`,
})

/** The numbers that come first; a nought is not worth a line. */
const numbersOf = ({ counts }: Awaiting): string[] => [
  ...(counts.overdue ? [`${counts.overdue} overdue`] : []),
  ...(counts.owed > counts.overdue ? [`${counts.owed - counts.overdue} to do`] : []),
  ...(counts.awaiting ? [`${counts.awaiting} waiting for you`] : []),
  ...(counts.changed ? [`${counts.changed} changed`] : []),
  ...(counts.coming ? [`${counted(counts.coming, 'meeting')} coming`] : []),
]

/** Where one kind of letter is stopped without signing in. */
export const unsubscribeUrl = (work: Work, personId: string, subscription: Subscription): string =>
  `${work.config.publicUrl}/links/${linkFor(work, {
    permission: 'digests.choose',
    personId,
    partnershipId: null,
    subjectId: subscription,
    expiresAt: later(work.now, { days: UNSUBSCRIBE_DAYS }),
  })}/unsubscribe`

import { linkFor } from '../access/links.ts'
import type { Work } from '../access/work.ts'
import { doorToActions } from '../actions/door.ts'
import { later } from '../clock.ts'
import { NEUTRAL, needsNeutral, senderFor } from '../mail/neutral.ts'
import type { Letter } from '../mail/post.ts'
import { counted, listed } from '../words.ts'
import type { Subscription } from './choose-digest.ts'
import type { Entry } from './entries.ts'
import { glimpse } from './glimpse.ts'
import type { Due } from './periods.ts'
import type { Awaiting } from './what-awaits.ts'

const UNSUBSCRIBE_DAYS = 365
/** As much as fits a screen; the home page has the rest. */
export const shown = { owed: 3, awaiting: 3, changed: 2, coming: 1 } as const

/** A letter whose words are the platform's own titles, each with its link. */
export function digestLetter(work: Work, reader: ToRead, { due, awaiting }: { due: Due; awaiting: Awaiting }): Letter {
  const isNeutral = needsNeutral(reader)
  const several = awaiting.partnerships.length > 1
  const stopUrl = unsubscribeUrl(work, reader.personId, 'digest')
  return {
    kind: 'digest',
    cause: `digest:${reader.personId}:${due.on}`,
    to: reader,
    subject: isNeutral
      ? `What awaits you: ${NEUTRAL}`
      : `What awaits you in your ${several ? 'partnerships' : 'partnership'}`,
    template: 'digests/mail/digest.njk',
    view: {
      partnerships: isNeutral ? NEUTRAL : listed(awaiting.partnerships.map(each => each.name)),
      numbers: numbersOf(awaiting),
      sections: isNeutral ? [] : sectionsOf(work, reader.personId, awaiting),
      homeUrl: `${work.config.publicUrl}/home`,
      preferencesUrl: `${work.config.publicUrl}/account/digest`,
      stopUrl,
    },
    fromName: senderFor(reader),
    unsubscribeUrl: stopUrl,
  }
}

interface ToRead {
  personId: string
  email: string
  alias: string | null
}

const headings = { owed: 'You owe', awaiting: 'Waiting for you', changed: 'What changed', coming: 'Coming' } as const

/** What of one section a digest names. */
export const namedIn = (awaiting: Awaiting, kind: keyof typeof shown): Entry[] => glimpse(awaiting[kind], shown[kind])

const sectionsOf = (work: Work, personId: string, awaiting: Awaiting) =>
  (['owed', 'awaiting', 'changed', 'coming'] as const).map(kind => ({
    heading: headings[kind],
    rows: namedIn(awaiting, kind).map(entry =>
      rowFor(work, personId, { entry, several: awaiting.partnerships.length > 1 }),
    ),
    more: awaiting[kind].length - namedIn(awaiting, kind).length,
    moreUrl: `${work.config.publicUrl}/home#${kind}`,
  }))

/** The same, where an action is reported on, or one that is offered answered, by the reader's own link, without signing in. */
export function rowFor(work: Work, personId: string, { entry, several }: { entry: Entry; several: boolean }) {
  const row = rowOf(entry, several, work.config.publicUrl)
  const beyond = { action: '#', 'action offered': '/offers/' }[entry.kind as string]
  if (!beyond) return row
  const door = doorToActions(work, { personId, partnershipId: entry.partnershipId })
  return { ...row, url: `${door}${beyond}${entry.path.split('/').at(-1)}` }
}

const rowOf = (entry: Entry, several: boolean, publicUrl: string) => ({
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

import { linkFor } from '../access/links.ts'
import type { Work } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { NEUTRAL } from '../mail/neutral.ts'
import { type Letter, post } from '../mail/post.ts'
import { placeOf, whenOf } from '../meetings/facts.ts'
import { type Guise, guiseFor } from '../meetings/guise.ts'
import { partnershipById } from '../partnerships/store.ts'
import { longDate } from '../words.ts'
import { pathTo } from './paths.ts'
import { closesAt } from './proposal.ts'
import type { Finding } from './store.ts'
import type { ProposedTime } from './times-store.ts'

/** How long a link says what came of it, after the last of the times. */
const LINK_DAYS = 30

/** Somebody a letter is for. */
export interface Reader {
  personId: string
  alias: string | null
  email: string
}

type Asking = 'asked' | 'asked again' | 'reminder'

interface ToAsk {
  reader: Reader
  /** The times that they have not answered for yet. */
  times: ProposedTime[]
  kind: Asking
  /** Tells this letter from the others to the same person: the moment it was decided, say. */
  occasion: string
}

/** Their own link, by which they answer without signing in, and later read what came of it. */
function answerUrl(
  work: Work,
  finding: Finding,
  { personId, lastTime }: { personId: string; lastTime: Instant },
): string {
  const link = linkFor(work, {
    permission: 'dates.answer',
    personId,
    partnershipId: finding.partnershipId,
    subjectId: finding.id,
    expiresAt: later(lastTime, { days: LINK_DAYS }),
  })
  return work.config.publicUrl + pathTo.answerByLink(link)
}

/** Asks one person when they could meet, again about new times, or reminds them of it. */
export function askingLetter(work: Work, finding: Finding, { reader, times, kind, occasion }: ToAsk): Letter {
  const { letter, view } = frameOf(work, finding, reader)
  const lastTime =
    times
      .map(each => each.endsAt)
      .toSorted()
      .at(-1) ?? closesAt(finding.answerBy)
  return {
    ...letter,
    kind: kind === 'reminder' ? 'reminder' : 'invitation',
    cause: `dates ${kind} ${finding.id} ${occasion} ${reader.personId}`,
    subject: `${subjects[kind]}: ${view.whose}`,
    template: 'dates/mail/asking.njk',
    view: {
      ...view,
      asking: kind,
      times: times.map(whenOf),
      answerBy: longDate(finding.answerBy),
      answerUrl: answerUrl(work, finding, { personId: reader.personId, lastTime }),
      stopUrl: '',
    },
    // A letter that comes after the last day would only ask for what nobody can give.
    expiresAt: soonest(closesAt(finding.answerBy), later(work.now, { days: 5 })),
  }
}

const subjects: Record<Asking, string> = {
  asked: 'When can you meet',
  'asked again': 'More times to choose from',
  reminder: 'Please say when you can meet',
}

const soonest = (one: Instant, other: Instant): Instant => (one < other ? one : other)

/** Tells one person that the date is no longer looked for, and why. */
export function sendWithdrawal(work: Work, finding: Finding, reader: Reader): void {
  const { letter, view } = frameOf(work, finding, reader)
  post(work, {
    ...letter,
    kind: 'notice',
    cause: `dates withdrawn ${finding.id} ${reader.personId}`,
    subject: `No date to find any more: ${view.whose}`,
    template: 'dates/mail/withdrawn.njk',
    view: { ...view, reason: view.isNeutral ? '' : (finding.withdrawnReason ?? '') },
  })
}

/** Tells one of those who arrange dates how this round went. */
export function sendReport(
  work: Work,
  finding: Finding,
  { reader, outcome, best }: { reader: Reader; outcome: string; best: string[] },
): void {
  const { letter, view } = frameOf(work, finding, reader)
  post(work, {
    ...letter,
    kind: 'notice',
    cause: `dates report ${finding.id} ${finding.round} ${reader.personId}`,
    subject: `The answers about a date are in: ${view.whose}`,
    template: 'dates/mail/report.njk',
    view: {
      ...view,
      outcome,
      best,
      url: work.config.publicUrl + pathTo.finding(finding.partnershipId, finding.id),
    },
  })
}

/** What every letter about a finding says of it; to somebody with an alias neither whose it is nor what it is about. */
function frameOf(work: Work, finding: Finding, reader: Reader) {
  const partnership = partnershipById(work.tx, finding.partnershipId)
  const guise: Guise = guiseFor(partnership, { ...reader, meeting: finding })
  return {
    letter: {
      to: { personId: reader.personId, email: reader.email },
      fromName: guise.name,
      ...(partnership.publicEmail && !guise.isNeutral ? { replyTo: partnership.publicEmail } : {}),
      partnershipId: finding.partnershipId,
      subjectId: finding.id,
    },
    view: {
      whose: guise.isNeutral ? NEUTRAL : partnership.shortName,
      summary: guise.summary,
      place: placeOf(finding),
      isNeutral: guise.isNeutral,
      purpose: guise.isNeutral || finding.isTitleRestricted ? '' : finding.purpose,
    },
  }
}

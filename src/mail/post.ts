import type { Work } from '../access/work.ts'
import { isAddress } from '../address.ts'
import { type Instant, later } from '../clock.ts'
import { renderLetter } from '../templates.ts'
import { addLetter } from './store.ts'

/** Lower goes first. */
const priorities = { 'sign-in': 0, invitation: 10, notice: 20, reminder: 30, digest: 40 } as const
export type LetterKind = keyof typeof priorities

/** How long the platform goes on trying before somebody has to look. */
export const LONGEST_LIFE = { days: 3 }

const lifetimes: Record<LetterKind, { days?: number; minutes?: number }> = {
  'sign-in': { minutes: 10 },
  invitation: LONGEST_LIFE,
  notice: LONGEST_LIFE,
  reminder: { days: 2 },
  digest: { days: 2 },
}

export interface Letter {
  kind: LetterKind
  /** Says why this letter exists; the same cause never makes a second one. */
  cause: string
  to: { personId: string; email: string }
  /** No name of a person and no title that may be restricted. */
  subject: string
  template: string
  view: Record<string, unknown>
  /** Whom it comes from, as the reader's list of mail shows it. */
  fromName: string
  replyTo?: string
  /** The address it comes from, and a delivery failure goes back to, where that is not the platform's own. */
  from?: string
  partnershipId?: string
  subjectId?: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; uid: string; text: string }
  unsubscribeUrl?: string
  /** A letter that would come too late is not sent. */
  expiresAt?: Instant
}

/**
 * Puts a letter into the outbox, rendered now, in the transaction of the change that causes it: both are kept or
 * neither is. Answers the letter's id, or nothing when the same cause has had its letter already.
 */
export function post(work: Work, letter: Letter): string | undefined {
  for (const address of [letter.to.email, letter.from ?? letter.to.email])
    if (!isAddress(address)) throw new Error('A letter was addressed to something that is not one e-mail address')
  const id = work.ids.newId()
  const { text, html, fault } = written(work, letter)
  const isNew = addLetter(work.tx, {
    id,
    cause: letter.cause,
    kind: letter.kind,
    priority: priorities[letter.kind],
    toAddress: letter.to.email,
    toPersonId: letter.to.personId,
    partnershipId: letter.partnershipId ?? null,
    subjectId: letter.subjectId ?? null,
    eventUid: letter.calendar?.uid ?? null,
    messageId: `<${id}@${work.config.mailFrom.split('@')[1]}>`,
    subject: letter.subject,
    text,
    html,
    calendarMethod: letter.calendar?.method ?? null,
    calendar: letter.calendar?.text ?? null,
    fromName: letter.fromName,
    replyTo: letter.replyTo ?? letter.from ?? work.config.mailFrom,
    fromAddress: letter.from ?? null,
    unsubscribeUrl: letter.unsubscribeUrl ?? null,
    state: fault === undefined ? 'queued' : 'failed',
    error: fault ?? null,
    dueAt: work.now,
    expiresAt: letter.expiresAt ?? later(work.now, lifetimes[letter.kind]),
    createdAt: work.now,
  })
  return isNew ? id : undefined
}

/**
 * The letter's words. One that cannot be rendered is set aside, where the co-ordinator and the administrator see it;
 * neither the deed it tells of nor anybody else's letter may depend on it.
 */
function written(work: Work, { template, subject, view }: Letter): { text: string; html: string; fault?: string } {
  try {
    return renderLetter(template, { subject, publicUrl: work.config.publicUrl, ...view })
  } catch (fault) {
    const [why = ''] = String(fault instanceof Error ? fault.message : fault)
      .split('\n')
      .filter(Boolean)
      .slice(-1)
    return { text: '', html: '', fault: `${UNWRITTEN}: ${why.trim().slice(0, 200)}` }
  }
}

export const UNWRITTEN = 'It could not be written'

import { type Instant, later } from '../clock.ts'

/** What to do about a letter that was not taken. */
export type Verdict =
  /** The mail server itself is in trouble: hold the whole queue for a while, and count nothing against the letter. */
  | 'pause'
  /** This letter, later again. */
  | 'retry'
  /** This letter, never: the server will not have it. */
  | 'give up'

interface MailFault {
  code?: string
  command?: string
  responseCode?: number
  message?: string
}

const ABOUT_THE_LETTER = ['RCPT TO', 'DATA']

/** Judges a fault by where in the conversation it came and how the server put it (RFC 5321 §4.2.1). */
export function verdictOn(fault: unknown): Verdict {
  const { command = '', responseCode, code } = fault as MailFault
  if (responseCode !== undefined && (ABOUT_THE_LETTER.includes(command) || code === 'EMESSAGE'))
    return responseCode >= 500 ? 'give up' : 'retry'
  if (command.startsWith('MAIL FROM')) return responseCode !== undefined && responseCode < 500 ? 'retry' : 'pause'
  // Cut off after the final dot: nobody knows whether it arrived (RFC 1047), so it goes again under the same Message-ID.
  if (command === 'DATA' || code === 'EMESSAGE') return 'retry'
  if (['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS'].includes(command) || command.startsWith('AUTH')) return 'pause'
  return code && ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL'].includes(code)
    ? 'pause'
    : 'retry'
}

/** The fault in a line for whoever looks after the mail. */
export function faultInWords(fault: unknown): string {
  const { message = String(fault), responseCode } = fault as MailFault
  const line = message.replace(/\s+/g, ' ').slice(0, 300)
  return responseCode && !line.includes(String(responseCode)) ? `${responseCode} ${line}` : line
}

const BACKOFF_MINUTES = [1, 5, 15, 30, 60, 120, 240]

/** When a letter goes again: after a minute, then ever later up to four hours (RFC 5321 §4.5.4.1). */
export function nextAttemptAt(letter: { id: string; attempts: number }, now: Instant): Instant {
  const minutes = BACKOFF_MINUTES[Math.min(letter.attempts, BACKOFF_MINUTES.length - 1)] ?? 240
  // A little earlier or later, so that a queue that failed together does not come back together.
  const jitter = 0.8 + (0.4 * Number.parseInt(letter.id.slice(-2), 16)) / 255
  return later(now, { seconds: minutes * 60 * jitter })
}

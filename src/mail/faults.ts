import { type Instant, later } from '../clock.ts'
import { OutOfService } from './transport.ts'

/** What to do about a letter that was not taken. */
export type Verdict =
  /** The mail server itself is in trouble: hold the whole queue for a while, and count nothing against the letter. */
  | 'pause'
  /** The conversation broke off, nobody can say at which word: hold the queue for a moment, and let this letter go last. */
  | 'lost'
  /** This letter, later again. */
  | 'retry'
  /** This letter, never: the server will not have it. */
  | 'give up'

interface MailFault {
  code?: string
  originalCode?: string
  command?: string
  responseCode?: number
  response?: string
  timeoutType?: string
  message?: string
}

const ABOUT_THE_LETTER = ['RCPT TO', 'DATA']
const ON_THE_WAY_IN = ['EHLO', 'HELO', 'LHLO', 'STARTTLS']

/** Judges a fault by where in the conversation it came and how the server put it (RFC 5321 §4.2.1). */
export function verdictOn(fault: unknown): Verdict {
  const { command = '', responseCode, code } = fault as MailFault
  if (fault instanceof OutOfService) return 'pause'
  if (isTooLarge(fault as MailFault)) return 'give up'
  if (responseCode !== undefined && (ABOUT_THE_LETTER.includes(command) || code === 'EMESSAGE'))
    return responseCode >= 500 ? 'give up' : 'retry'
  if (command.startsWith('MAIL FROM')) return responseCode !== undefined && responseCode < 500 ? 'retry' : 'pause'
  // Cut off after the final dot: nobody knows whether it arrived (RFC 1047), so it goes again under the same Message-ID.
  if (command === 'DATA' || code === 'EMESSAGE') return 'retry'
  if (ON_THE_WAY_IN.includes(command) || command.startsWith('AUTH')) return 'pause'
  return verdictOnConnection(fault as MailFault)
}

/** A letter that makes a server hang up must not be the first it is offered when it is called again. */
function verdictOnConnection({ command, code = '', originalCode, responseCode, ...fault }: MailFault): Verdict {
  const isConnection = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL'].includes(code)
  if (!isConnection && command !== 'CONN') return 'retry'
  const fellSilent = code === 'ETIMEDOUT' && fault.timeoutType === 'SOCKET_TIMEOUT'
  const wasDropped =
    code === 'ECONNECTION' || (code === 'ESOCKET' && ['ECONNRESET', 'EPIPE'].includes(originalCode ?? ''))
  return responseCode === undefined && (fellSilent || wasDropped) ? 'lost' : 'pause'
}

/** Refused for the size announced with it (RFC 1870 §6.1), which is this letter's alone and not the sender's. */
const isTooLarge = ({ command = '', responseCode }: MailFault): boolean =>
  command.startsWith('MAIL FROM') && responseCode === 552

/**
 * Whether a refusal says that there is no such mailbox, or that it takes nothing: then the address is at fault, and
 * every letter to it would fare alike. What the server has against us, or against this one letter, says nothing of it.
 */
export function isAboutTheAddress(said: { code: number; status?: string | undefined; words: string }): boolean {
  if (said.code < 500) return false
  const status = said.status ?? /\b5\.\d{1,3}\.\d{1,3}\b/.exec(said.words)?.[0]
  if (status) return ADDRESS_STATUSES.has(status)
  return !/policy|spam|block|blacklist|denied|relay|spf|dkim|dmarc|auth|reputation|content|size|large/i.test(said.words)
}

// RFC 3463 §3.2–3.5: no such mailbox or domain, moved away, disabled, full. 5.4.1 is how Exchange Online says nobody
// has this address; 5.1.7 and 5.1.8 are about the sender's.
const ADDRESS_STATUSES = new Set([
  '5.1.0',
  '5.1.1',
  '5.1.2',
  '5.1.3',
  '5.1.6',
  '5.1.10',
  '5.2.0',
  '5.2.1',
  '5.2.2',
  '5.4.1',
  '5.4.4',
  '5.4.310',
])

/** Whether our own mail server refused this letter because of the address it goes to. */
export function refusesTheAddress(fault: unknown): boolean {
  const { command, responseCode = 0, response = '' } = fault as MailFault
  return command === 'RCPT TO' && isAboutTheAddress({ code: responseCode, words: response })
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

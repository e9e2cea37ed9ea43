import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime'
import { isAddress, plainAddress } from '../address.ts'
import { oneLine, plainNote, withoutEntities } from '../calendar/plain-note.ts'
import { messageIdsIn, type Report, reportIn, textOf } from './read-report.ts'
import { whyTooMuch } from './too-much.ts'

const MOST_TEXT = 1000
const MOST_HTML = 100_000
// One more than may be read, so that the reader sees that it is too much.
const MOST_CALENDAR = 256 * 1024 + 1
const MOST_CALENDARS = 10
const MOST_RECIPIENTS = 50

/** A calendar within a letter, however it was put in. */
interface CalendarPart {
  text: string
  /** As the MIME header says; empty where it says nothing. */
  method: string
}

/** What we read of a letter, whoever wrote it and however badly. */
export interface Letter {
  from: string
  /** Every address its headers say it was for. */
  recipients: string[]
  /** The letters it says it answers. */
  references: string[]
  subject: string
  /** What its writer typed, as plain text, cut short and without what they quoted. */
  text: string
  calendars: CalendarPart[]
  report: Report | undefined
  /** Why it is a machine's, where it is. */
  automatic: string | undefined
  hasWinmail: boolean
  /** Why it could not be read, where it could not. */
  fault: string | undefined
}

const unread: Letter = {
  from: '',
  recipients: [],
  references: [],
  subject: '',
  text: '',
  calendars: [],
  report: undefined,
  automatic: undefined,
  hasWinmail: false,
  fault: undefined,
}

/** Takes a letter apart. It throws at nothing: of what cannot be read it says so. */
export async function readLetter(raw: Buffer): Promise<Letter> {
  const tooMuch = whyTooMuch(raw)
  if (tooMuch) return { ...unread, fault: tooMuch }
  try {
    // A letter within a letter is somebody else's word, so nothing in it is taken for the sender's.
    return read(
      await PostalMime.parse(raw, { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true }),
    )
  } catch (fault) {
    return { ...unread, fault: oneLine(fault instanceof Error ? fault.message : String(fault)) }
  }
}

function read(email: Email): Letter {
  const references = [...messageIdsIn(email.inReplyTo), ...messageIdsIn(email.references)]
  const from = plainAddress(email.from?.address ?? '')
  return {
    from: isAddress(from) ? from : '',
    recipients: recipientsOf(email),
    references,
    subject: oneLine(email.subject ?? '', 200),
    text: plainNote(ownWords(email), MOST_TEXT),
    calendars: email.attachments.filter(isCalendar).slice(0, MOST_CALENDARS).map(calendarOf),
    report: reportIn(email.attachments, references),
    automatic: whyAutomatic(email),
    hasWinmail: email.attachments.some(
      ({ mimeType, filename }) => /^application\/(?:vnd\.)?ms-tnef$/.test(mimeType) || filename === 'winmail.dat',
    ),
    fault: undefined,
  }
}

const addressed = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to']

const recipientsOf = (email: Email): string[] =>
  email.headers
    .filter(header => addressed.includes(header.key))
    .flatMap(header => addressParser(header.value, { flatten: true }))
    .flatMap(mailbox => (mailbox.address ? [plainAddress(mailbox.address)] : []))
    .slice(0, MOST_RECIPIENTS)

const isCalendar = ({ mimeType, filename }: Attachment): boolean =>
  ['text/calendar', 'application/ics'].includes(mimeType) || /\.(?:ics|ical|ifb)$/i.test(filename ?? '')

const calendarOf = (attachment: Attachment): CalendarPart => ({
  text: textOf(attachment, MOST_CALENDAR),
  method: attachment.method ?? '',
})

// Where a mail program puts what it answers to below what was typed.
const QUOTED = /^(?:>|-{2,} ?(?:Original|Forwarded) |_{10,}\s*$|On .{5,200} wrote:\s*$)/im

/** What stands above the letter that was answered. */
function ownWords(email: Email): string {
  const text = (email.text ?? withoutMarkup(email.html ?? '')).slice(0, MOST_HTML)
  const quoted = QUOTED.exec(text)
  return quoted && quoted.index > 0 ? text.slice(0, quoted.index) : text
}

const withoutMarkup = (html: string): string =>
  withoutEntities(
    html
      .slice(0, MOST_HTML)
      .split(/<(?:style|script|head)\b/i)
      .map((part, at) => (at === 0 ? part : part.replace(/^[\s\S]*?<\/(?:style|script|head)[^<>]*>/i, '')))
      .join('')
      .replace(/<\/(?:p|div|tr|h[1-6]|li)>/gi, '\n')
      .replace(/<br ?\/?>/gi, '\n')
      .replace(/<[^<>]*>/g, ''),
  )

/** What tells that nobody wrote it (RFC 3834 §5), in words. */
function whyAutomatic({ headers, attachments }: Email): string | undefined {
  const header = (name: string) =>
    headers
      .find(each => each.key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = header('auto-submitted')
  if (submitted && !submitted.startsWith('no')) return 'An automatic reply, such as an out-of-office note'
  if (/^(?:bulk|junk|list|auto[_-]reply)/.test(header('precedence') ?? '')) return 'A letter to many, not an answer'
  if (['x-auto-response-suppress', 'x-autoreply', 'x-autorespond', 'x-autoresponse'].some(name => header(name)))
    return 'An automatic reply, such as an out-of-office note'
  if (attachments.some(each => each.mimeType === 'message/disposition-notification')) return 'A note that it was read'
  if (header('return-path') === '<>') return 'A notice of a mail server'
  return undefined
}

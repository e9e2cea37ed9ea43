import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { LetterRow } from './store.ts'

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** The letter as the bytes that go over the wire (RFC 5322, RFC 6047): made once, so that every attempt sends the same. */
export async function compose(letter: LetterRow, config: Config): Promise<Buffer> {
  const domain = config.mailFrom.split('@')[1] ?? ''
  const { message } = await composer.sendMail({
    from: { name: letter.fromName, address: letter.fromAddress ?? config.mailFrom },
    to: letter.toAddress,
    replyTo: letter.replyTo,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    encoding: 'base64',
    date: new Date(letter.createdAt),
    messageId: letter.messageId,
    headers: {
      'Auto-Submitted': 'auto-generated',
      // The mail program's own button posts this to the address in List-Unsubscribe (RFC 8058 §3.1).
      ...(letter.unsubscribeUrl ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    list: listHeaders(letter, domain),
    // The method goes into the MIME header too: Outlook refuses an event whose header and body differ (RFC 6047 §2.4).
    ...(letter.calendarMethod && letter.calendar
      ? { icalEvent: { method: letter.calendarMethod, content: letter.calendar, filename: 'invite.ics' } }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message as Buffer
}

function listHeaders(letter: LetterRow, domain: string) {
  // One list for all: the partnership's own word would tell a lived-experience member's household what the mail is about.
  const id = { url: `partnerships.${domain}`, comment: letter.fromName }
  return letter.unsubscribeUrl ? { id, unsubscribe: { url: letter.unsubscribeUrl, comment: '' } } : { id }
}

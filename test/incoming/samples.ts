/** Answers as the calendar programs mail them: their MIME structure, their encodings, their habits. */
export interface Answer {
  uid: string
  attendee: string
  /** The organiser's address, which the answer goes to. */
  to: string
  partstat?: string
  note?: string
  sequence?: number | null
  /** As in a calendar: `20270301T100000Z`. */
  stamp?: string | null
  /** Where it is sent from; the attendee's own address, if nothing is said. */
  from?: string
  cn?: string
  method?: string
  /** More lines within the event. */
  more?: string[]
  starts?: string
}

const CRLF = '\r\n'
const lines = (...each: (string | string[])[]): string => each.flat().join(CRLF)
const base64 = (text: string): string =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join(CRLF)
const quotedPrintable = (text: string): string =>
  text
    .split(CRLF)
    .map(line => {
      const octets = [...Buffer.from(line)].map(byte =>
        byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
      )
      // An encoded octet is never broken in two.
      return octets.reduce((so, octet) => so + (so.length - so.lastIndexOf('\n') > 70 ? `=${CRLF}` : '') + octet, '')
    })
    .join(CRLF)
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n')

const words: Record<string, string> = {
  ACCEPTED: 'Accepted',
  TENTATIVE: 'Tentative',
  DECLINED: 'Declined',
  DELEGATED: 'Delegated',
}

const head = (answer: Answer, type: string, more: string[] = []): string[] => [
  `From: ${answer.cn ?? 'Tom Okoro'} <${answer.from ?? answer.attendee}>`,
  `To: <${answer.to}>`,
  `Subject: ${words[answer.partstat ?? 'ACCEPTED'] ?? 'Answer'}: Invitation`,
  'Date: Mon, 1 Mar 2027 10:00:00 +0000',
  `Message-ID: <${answer.stamp}-${answer.partstat}@mail.example>`,
  'MIME-Version: 1.0',
  ...more,
  `Content-Type: ${type}`,
]

const common = (answer: Answer): string[] => [
  `UID:${answer.uid}`,
  ...(answer.stamp === null ? [] : [`DTSTAMP:${answer.stamp ?? '20270301T095500Z'}`]),
  ...(answer.sequence === null ? [] : [`SEQUENCE:${answer.sequence ?? 0}`]),
  ...(answer.more ?? []),
]

/** Outlook and Exchange: no ORGANIZER, the zone by its Windows name with rules since 1601, base64. */
export function exchange(answer: Answer, { newline = CRLF }: { newline?: string } = {}): Buffer {
  const calendar = lines(
    'BEGIN:VCALENDAR',
    `METHOD:${answer.method ?? 'REPLY'}`,
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    windowsZone('GMT Standard Time'),
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=${answer.partstat ?? 'ACCEPTED'};CN=${answer.cn ?? 'Tom Okoro'}:mailto:${answer.attendee}`,
    `COMMENT;LANGUAGE=en-GB:${escaped(`${answer.note ?? ''}\n`)}`,
    common(answer),
    `SUMMARY;LANGUAGE=en-GB:${words[answer.partstat ?? 'ACCEPTED']}: Spring meeting`,
    `DTSTART;TZID=GMT Standard Time:${answer.starts ?? '20270325T100000'}`,
    'DTEND;TZID=GMT Standard Time:20270325T120000',
    'CLASS:PUBLIC',
    'PRIORITY:5',
    'TRANSP:OPAQUE',
    'STATUS:CONFIRMED',
    'LOCATION;LANGUAGE=en-GB:Town Hall',
    'X-MICROSOFT-CDO-APPT-SEQUENCE:0',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ).replaceAll(CRLF, newline)
  return Buffer.from(
    lines(
      head(answer, 'multipart/alternative; boundary="_000_AM0PR01_"', [
        'Thread-Topic: Invitation',
        'X-MS-Has-Attach: ',
      ]),
      '',
      '--_000_AM0PR01_',
      'Content-Type: text/plain; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      base64(answer.note ?? ''),
      '',
      '--_000_AM0PR01_',
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      base64(`<html><body>${answer.note ?? ''}</body></html>`),
      '',
      '--_000_AM0PR01_',
      'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
      'Content-Transfer-Encoding: base64',
      '',
      base64(calendar),
      '',
      '--_000_AM0PR01_--',
      '',
    ),
  )
}

const windowsZone = (name: string): string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${name}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T010000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

/** Google Calendar: the answer twice, once in the alternative and once attached; the note as HTML in a parameter. */
export function google(answer: Answer): Buffer {
  const note = answer.note
    ? `;X-RESPONSE-COMMENT="${answer.note.replaceAll('&', '&amp\\;').replaceAll("'", '&#39\\;').replaceAll('<', '&lt\\;')}"`
    : ''
  const event = (stamp: string) => [
    'BEGIN:VEVENT',
    'DTSTART:20270325T100000Z',
    'DTEND:20270325T120000Z',
    `DTSTAMP:${stamp}`,
    `ORGANIZER;CN=Riverside Against Slavery:mailto:${answer.to}`,
    ...(answer.sequence === null ? [] : [`SEQUENCE:${answer.sequence ?? 0}`]),
    `UID:${answer.uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${answer.partstat ?? 'ACCEPTED'};CN=${answer.attendee}`,
    ` ;X-NUM-GUESTS=0${note}:mailto:${answer.attendee}`,
    'CREATED:20270228T090000Z',
    'DESCRIPTION:',
    'LAST-MODIFIED:20270301T095500Z',
    'LOCATION:Town Hall',
    'STATUS:CONFIRMED',
    'SUMMARY:Spring meeting',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
  const calendar = lines(
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${answer.method ?? 'REPLY'}`,
    // Several events, of which the newest counts.
    event('20270228T090000Z').map(line => line.replace(/PARTSTAT=\w+/, 'PARTSTAT=NEEDS-ACTION')),
    event(answer.stamp ?? '20270301T095500Z'),
    'END:VCALENDAR',
    '',
  )
  return Buffer.from(
    lines(
      head(answer, 'multipart/mixed; boundary="000000000000a"', [
        'Sender: Google Calendar <calendar-notification@google.com>',
        'Auto-Submitted: auto-generated',
      ]),
      '',
      '--000000000000a',
      'Content-Type: multipart/alternative; boundary="000000000000b"',
      '',
      '--000000000000b',
      'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
      '',
      'Tom Okoro has accepted this invitation.',
      '',
      '--000000000000b',
      'Content-Type: text/html; charset="UTF-8"',
      '',
      '<p>Tom Okoro has accepted this invitation.</p>',
      '',
      '--000000000000b',
      'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
      'Content-Transfer-Encoding: 7bit',
      '',
      calendar,
      '--000000000000b--',
      '',
      '--000000000000a',
      'Content-Type: application/ics; name="invite.ics"',
      'Content-Disposition: attachment; filename="invite.ics"',
      'Content-Transfer-Encoding: base64',
      '',
      base64(calendar),
      '--000000000000a--',
      '',
    ),
  )
}

/** Apple Calendar: an attachment without the method, quoted-printable, perhaps from another account than the one invited. */
export function apple(answer: Answer): Buffer {
  const calendar = lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Apple Inc.//macOS 15.3//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${answer.method ?? 'REPLY'}`,
    'BEGIN:VTIMEZONE',
    'TZID:Europe/London',
    'BEGIN:DAYLIGHT',
    'TZOFFSETFROM:+0000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'DTSTART:19810329T010000',
    'TZNAME:BST',
    'TZOFFSETTO:+0100',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    `ATTENDEE;CN="${answer.cn ?? 'Tom Okoro'}";CUTYPE=INDIVIDUAL;PARTSTAT=${answer.partstat ?? 'ACCEPTED'};EMAIL=${answer.attendee}:mailto:${answer.attendee}`,
    common(answer),
    ...(answer.note ? [`COMMENT:${escaped(answer.note)}`] : []),
    'DTSTART;TZID=Europe/London:20270325T100000',
    'DTEND;TZID=Europe/London:20270325T120000',
    `ORGANIZER;CN="Riverside Against Slavery":mailto:${answer.to}`,
    'REQUEST-STATUS:2.0;Success',
    'SUMMARY:Spring meeting',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  )
  return Buffer.from(
    lines(
      head(answer, 'multipart/alternative; boundary="Apple-Mail=_1"', ['X-Mailer: Apple Mail (2.3776)']),
      '',
      '--Apple-Mail=_1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 7bit',
      '',
      'Tom Okoro has accepted your invitation.',
      '',
      '--Apple-Mail=_1',
      'Content-Type: multipart/mixed; boundary="Apple-Mail=_2"',
      '',
      '--Apple-Mail=_2',
      'Content-Type: text/html; charset=us-ascii',
      '',
      '<html><body>Tom Okoro has accepted your invitation.</body></html>',
      '--Apple-Mail=_2',
      'Content-Disposition: attachment; filename="iCal-20270301-100000.ics"',
      'Content-Type: text/calendar; x-unix-mode=0644; name="iCal-20270301-100000.ics"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      quotedPrintable(calendar),
      '--Apple-Mail=_2--',
      '',
      '--Apple-Mail=_1--',
      '',
    ),
  )
}

/** Thunderbird: 8BIT, everything of the event copied, an empty line at the end. */
export function thunderbird(answer: Answer): Buffer {
  const calendar = lines(
    'BEGIN:VCALENDAR',
    'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
    'VERSION:2.0',
    `METHOD:${answer.method ?? 'REPLY'}`,
    'BEGIN:VEVENT',
    'LAST-MODIFIED:20270301T095500Z',
    common(answer),
    'SUMMARY:Spring meeting',
    'PRIORITY:5',
    'STATUS:CONFIRMED',
    `ORGANIZER;CN=Riverside Against Slavery:mailto:${answer.to}`,
    `ATTENDEE;CN=${answer.cn ?? 'Tom Okoro'};PARTSTAT=${answer.partstat ?? 'ACCEPTED'};RSVP=TRUE:mailto:${answer.attendee}`,
    ...(answer.note ? [`COMMENT:${escaped(answer.note)}`] : []),
    'DTSTART;TZID=Europe/London:20270325T100000',
    'DTEND;TZID=Europe/London:20270325T120000',
    'LOCATION:Town Hall',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
    '',
  )
  return Buffer.from(
    lines(
      head(answer, 'multipart/mixed; boundary="------------t1"', ['User-Agent: Mozilla Thunderbird']),
      '',
      'This is a multi-part message in MIME format.',
      '--------------t1',
      'Content-Type: multipart/alternative; boundary="------------t2"',
      '',
      '--------------t2',
      'Content-Type: text/plain; charset=UTF-8; format=flowed',
      'Content-Transfer-Encoding: 7bit',
      '',
      'Tom Okoro has accepted your event invitation.',
      '',
      '--------------t2',
      'Content-Type: text/calendar; method=REPLY; charset=UTF-8',
      'Content-Transfer-Encoding: 8BIT',
      '',
      calendar,
      '--------------t2--',
      '',
      '--------------t1',
      'Content-Type: application/ics; name="invite.ics"',
      'Content-Transfer-Encoding: 8BIT',
      'Content-Disposition: attachment; filename="invite.ics"',
      '',
      calendar,
      '--------------t1--',
      '',
    ),
  )
}

export const clients = { Exchange: exchange, Google: google, Apple: apple, Thunderbird: thunderbird } as const

interface Returned {
  to: string
  recipient: string
  messageId: string
  status?: string
  action?: string
  diagnostic?: string
}

const report = (
  returned: Returned,
  how: { from: string; subject: string; fields: string[]; part: string; more?: string[] },
): Buffer =>
  Buffer.from(
    lines(
      `From: ${how.from}`,
      `To: ${returned.to}`,
      `Subject: ${how.subject}`,
      'Date: Mon, 1 Mar 2027 10:00:00 +0000',
      'Return-Path: <>',
      'MIME-Version: 1.0',
      'Auto-Submitted: auto-replied',
      ...(how.more ?? []),
      'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"',
      '',
      '--dsn',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Your message could not be delivered.',
      '',
      '--dsn',
      'Content-Type: message/delivery-status',
      '',
      how.fields,
      '',
      '--dsn',
      `Content-Type: ${how.part}`,
      '',
      `Message-ID:`,
      ` ${returned.messageId}`,
      'From: Riverside Against Slavery <meetings@partnerships.example>',
      `To: ${returned.recipient}`,
      'Subject: Invitation',
      '',
      ...(how.part === 'message/rfc822' ? ['You are invited.', ''] : []),
      '--dsn--',
      '',
    ),
  )

export const exchangeFailure = (returned: Returned): Buffer =>
  report(returned, {
    from: 'postmaster@council.example',
    subject: 'Undeliverable: Invitation',
    part: 'message/rfc822',
    more: ['X-MS-Exchange-Message-Is-Ndr: '],
    fields: [
      'Reporting-MTA: dns;AM0PR01.eurprd01.prod.outlook.com',
      'Received-From-MTA: dns;mail.partnerships.example',
      'Arrival-Date: Mon, 1 Mar 2027 09:59:58 +0000',
      '',
      `Final-Recipient: rfc822;${returned.recipient}`,
      `Action: ${returned.action ?? 'failed'}`,
      `Status: ${returned.status ?? '5.1.10'}`,
      `Diagnostic-Code: smtp;${returned.diagnostic ?? '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'}`,
    ],
  })

export const postfixFailure = (returned: Returned): Buffer =>
  report(returned, {
    from: 'MAILER-DAEMON@mx.example (Mail Delivery System)',
    subject: 'Undelivered Mail Returned to Sender',
    part: 'text/rfc822-headers',
    fields: [
      'Reporting-MTA: dns; mx.example',
      'X-Postfix-Queue-ID: 4F1234',
      `X-Postfix-Sender: rfc822; ${returned.to}`,
      '',
      `Final-Recipient: rfc822; ${returned.recipient}`,
      `Original-Recipient: rfc822;${returned.recipient}`,
      `Action: ${returned.action ?? 'failed'}`,
      `Status: ${returned.status ?? '5.1.1'}`,
      'Remote-MTA: dns; mail.harbour.example',
      `Diagnostic-Code: smtp; ${returned.diagnostic ?? '550 5.1.1 <nobody@example.org>: Recipient address'}`,
      '    rejected: User unknown in virtual mailbox table',
    ],
  })

export const gmailFailure = (returned: Returned): Buffer =>
  report(returned, {
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    part: 'message/rfc822',
    more: [`In-Reply-To: ${returned.messageId}`, `References: ${returned.messageId}`, 'X-Failed-Recipients: x'],
    fields: [
      'Reporting-MTA: dns; googlemail.com',
      'Arrival-Date: Mon, 01 Mar 2027 01:59:59 -0800 (PST)',
      'X-Original-Message-ID: <x@y>',
      '',
      `Final-Recipient: rfc822; ${returned.recipient}`,
      `Action: ${returned.action ?? 'failed'}`,
      `Status: ${returned.status ?? '5.1.1'}`,
      'Remote-MTA: dns; gmail-smtp-in.l.google.com. (142.250.0.26, the server for the domain gmail.com.)',
      `Diagnostic-Code: smtp; ${returned.diagnostic ?? '550-5.1.1 The email account that you tried to reach does not exist.'}`,
      'Last-Attempt-Date: Mon, 01 Mar 2027 02:00:00 -0800 (PST)',
    ],
  })

/** A plain letter, with these headers on top. */
export const plainLetter = (letter: {
  from: string
  to: string
  text: string
  headers?: string[]
  subject?: string
}): Buffer =>
  Buffer.from(
    lines(
      `From: ${letter.from}`,
      `To: ${letter.to}`,
      `Subject: ${letter.subject ?? 'Re: Invitation'}`,
      ...(letter.headers ?? []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      letter.text,
      '',
    ),
  )

/** Outlook's own wrapping, which hides the answer from everybody else. */
export const winmail = (letter: { from: string; to: string }): Buffer =>
  Buffer.from(
    lines(
      `From: ${letter.from}`,
      `To: ${letter.to}`,
      'Subject: Accepted: Invitation',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="w"',
      '',
      '--w',
      'Content-Type: text/plain',
      '',
      '',
      '--w',
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Disposition: attachment; filename="winmail.dat"',
      'Content-Transfer-Encoding: base64',
      '',
      'eJ8+IgAAAAAGAAgAAQAAAAAA',
      '--w--',
      '',
    ),
  )

import fc from 'fast-check'
import t from 'tap'
import { readReply } from '#src/calendar/read-reply.ts'
import { readLetter } from '#src/incoming/read-letter.ts'
import { whatItSays } from '#src/incoming/what-it-says.ts'
import { clients, postfixFailure } from '../incoming/samples.ts'

const calendar = (...event: string[]): string =>
  ['BEGIN:VCALENDAR', 'METHOD:COUNTER', ...event, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:u', ...lines, 'END:VEVENT']
const zone = (tzid: string, ...more: string[]): string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${tzid}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  ...more,
  'END:VTIMEZONE',
]

const firstOf = (text: string) => {
  const read = readReply(text)
  if (read.fault !== undefined) throw new Error(read.fault)
  return read.replies[0]
}

t.test('A proposed time is understood by the name of its zone, by its rules, or as London’s', async t => {
  const startsAt = (start: string, ...zones: string[]) => firstOf(calendar(...zones, ...event(start)))?.startsAt
  t.equal(startsAt('DTSTART:20270701T090000Z'), '2027-07-01T09:00:00.000Z')
  t.equal(startsAt('DTSTART:20270701T090000'), '2027-07-01T08:00:00.000Z')
  t.equal(startsAt('DTSTART;TZID=Europe/Paris:20270701T090000'), '2027-07-01T07:00:00.000Z')
  t.equal(startsAt('DTSTART;TZID=GMT Standard Time:20270701T090000'), '2027-07-01T08:00:00.000Z')
  t.equal(startsAt('DTSTART;TZID="w. europe standard time":20270101T090000'), '2027-01-01T08:00:00.000Z')
  t.equal(
    startsAt('DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20270701T090000'),
    '2027-07-01T07:00:00.000Z',
  )
  const own = zone('Customised Time Zone')
  const inOwn = (wall: string) => startsAt(`DTSTART;TZID=Customised Time Zone:${wall}`, ...own)
  t.equal(inOwn('20270101T090000'), '2027-01-01T08:00:00.000Z')
  t.equal(inOwn('20270328T015900'), '2027-03-28T00:59:00.000Z')
  t.equal(inOwn('20270328T030000'), '2027-03-28T01:00:00.000Z')
  t.equal(inOwn('20270701T090000'), '2027-07-01T07:00:00.000Z')
  t.equal(inOwn('20271031T040000'), '2027-10-31T03:00:00.000Z')
  t.equal(startsAt('DTSTART;TZID=Nowhere:20270701T090000'), undefined)
  t.equal(startsAt('DTSTART:20270230T090000Z'), undefined)
  t.equal(startsAt('DTSTART;VALUE=DATE:20270301'), undefined)
})

t.test('A zone whose rule would never end is not followed', async t => {
  const endless = zone('Trap').map(line => line.replace('YEARLY', 'SECONDLY'))
  t.equal(
    firstOf(calendar(...endless, ...event('DTSTART;TZID=Trap:20270701T090000')))?.startsAt,
    '2027-07-01T08:00:00.000Z',
  )
})

t.test('Lines that are no calendar lines are passed over, and a note is plain text of bounded length', async t => {
  const attendee =
    'ATTENDEE;PARTSTAT=ACCEPTED;X-RESPONSE-COMMENT="a &lt\\;b&gt\\; &#x27;&amp\\; &#0;&nope;":mailto:T%2Bx@a.example'
  const read = firstOf(calendar('this is no calendar line', ...event(attendee)))
  t.match(read?.repliers[0], { address: 't+x@a.example', note: "a <b> '& &nope;" })
  const long = firstOf(calendar(...event('ATTENDEE:mailto:t@a.example', `COMMENT:\u202e${'🤝'.repeat(400)}`)))
  t.ok((long?.repliers[0]?.note.length ?? 0) <= 300)
  t.ok(long?.repliers[0]?.note.isWellFormed())
  t.notMatch(long?.repliers[0]?.note, /\u202e/)
})

t.test('What is too much is said to be', async t => {
  t.match(readReply(calendar(...Array.from({ length: 51 }, () => event()).flat())), { fault: /more than 50/ })
  t.match(readReply(calendar(...event(`COMMENT:${'x'.repeat(256 * 1024)}`))), { fault: /larger than 256 KiB/ })
  for (const text of ['', 'hello', 'BEGIN:VCALENDAR', calendar(), 'BEGIN:VCARD\nEND:VCARD'])
    t.ok(readReply(text).fault, JSON.stringify(text))
})

const sample = { uid: 'u', attendee: 'tom@example.org', to: 'meetings+x@in.example', note: 'Łódź; "quoted"' }
const samples = [
  ...Object.values(clients).map(compose => compose(sample)),
  postfixFailure({ to: 'a@b.example', recipient: 'c@d.example', messageId: '<x@y>' }),
]

t.test('Whatever comes in, reading it never throws', async () => {
  const mangled = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(3000), fc.nat(40), fc.uint8Array({ maxLength: 30 })), { maxLength: 6 }),
    )
    .map(([raw, cuts]) =>
      cuts.reduce<Buffer>(
        (so, [at, length, put]) => Buffer.concat([so.subarray(0, at), Buffer.from(put), so.subarray(at + length)]),
        raw,
      ),
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(mangled, fc.uint8Array({ maxLength: 500 }).map(Buffer.from)), async raw => {
      whatItSays(await readLetter(raw))
    }),
    { numRuns: 400 },
  )
  const line = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VTIMEZONE',
      'METHOD:REPLY',
      'UID:u',
    ),
    fc.constantFrom(
      'DTSTART;TZID=x:20270101T000000',
      'RRULE:FREQ=YEARLY;BYDAY=9SU',
      'DTSTAMP:9',
      'SEQUENCE:-1',
      'ATTENDEE:x',
    ),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), lines => {
      readReply(lines.join('\n'))
    }),
    { numRuns: 1000 },
  )
})

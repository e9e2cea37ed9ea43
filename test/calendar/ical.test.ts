import fc from 'fast-check'
import ICAL from 'ical.js'
import t from 'tap'
import { cancellation, type EventFacts, feed, feedEvent, invitation, type Parties } from '#src/calendar/ical.ts'

const facts: EventFacts = {
  uid: '3f0f2f0e-8a3b-4f83-9f0f-1d0d5a0a7c11',
  sequence: 2,
  stampedAt: '2027-03-01T10:00:00.000Z',
  startsAt: '2027-06-10T09:00:00.000Z',
  endsAt: '2027-06-10T11:00:00.000Z',
  summary: 'RAS: Quarterly meeting',
  location: 'Town Hall, Riverside',
  description: 'What it is about',
  url: 'https://partnerships.example/partnerships/riverside/meetings/1',
}
const parties: Parties = {
  organiser: { name: 'Riverside Against Slavery', email: 'meetings@partnerships.example' },
  attendee: { name: 'Tom Okoro', email: 'tom@example.org', partstat: 'NEEDSACTION' },
}

const parsed = (text: string) => new ICAL.Component(ICAL.parse(text))
const onlyEvent = (text: string) => {
  const [event, ...more] = parsed(text).getAllSubcomponents('vevent')
  if (!event || more.length > 0) throw new Error('There is not exactly one event')
  return event
}

t.test('An invitation says what RFC 5546 asks of a REQUEST, and names one attendee', async t => {
  const text = invitation(facts, parties)
  const calendar = parsed(text)
  t.equal(calendar.getFirstPropertyValue('method'), 'REQUEST')
  t.equal(calendar.getFirstPropertyValue('version'), '2.0')
  const event = onlyEvent(text)
  t.equal(event.getFirstPropertyValue('uid'), facts.uid)
  t.equal(event.getFirstPropertyValue('sequence'), 2)
  t.equal(event.getFirstPropertyValue('status'), 'CONFIRMED')
  t.equal(event.getFirstPropertyValue('summary'), facts.summary)
  t.equal(event.getFirstPropertyValue('location'), facts.location)
  t.match(text, 'DTSTAMP:20270301T100000Z\r\n')
  t.match(text, 'DTSTART;TZID=Europe/London:20270610T100000\r\n')
  t.match(text, 'DTEND;TZID=Europe/London:20270610T120000\r\n')
  const attendees = event.getAllProperties('attendee')
  t.equal(attendees.length, 1)
  t.equal(String(attendees[0]?.getFirstValue()).toLowerCase(), 'mailto:tom@example.org')
  t.equal(attendees[0]?.getFirstParameter('rsvp'), 'TRUE')
  t.equal(attendees[0]?.getFirstParameter('partstat'), 'NEEDS-ACTION')
  const organiser = event.getFirstProperty('organizer')
  t.equal(String(organiser?.getFirstValue()).toLowerCase(), 'mailto:meetings@partnerships.example')
  t.equal(organiser?.getFirstParameter('cn'), 'Riverside Against Slavery')
})

t.test('The zone has exactly one summer and one winter rule', async t => {
  const [zone, ...more] = parsed(invitation(facts, parties)).getAllSubcomponents('vtimezone')
  t.equal(more.length, 0)
  t.equal(zone?.getAllSubcomponents('standard').length, 1)
  t.equal(zone?.getAllSubcomponents('daylight').length, 1)
})

t.test('A cancellation of the meeting says CANCELLED; of one invitation it does not', async t => {
  const whole = cancellation(facts, parties, true)
  t.equal(parsed(whole).getFirstPropertyValue('method'), 'CANCEL')
  t.equal(onlyEvent(whole).getFirstPropertyValue('status'), 'CANCELLED')
  const single = cancellation(facts, parties, false)
  t.equal(parsed(single).getFirstPropertyValue('method'), 'CANCEL')
  t.equal(onlyEvent(single).getFirstPropertyValue('status'), null)
  t.equal(onlyEvent(single).getAllProperties('attendee').length, 1)
})

t.test('A feed has no method, no organiser and no attendee, and tells when to come again', async t => {
  const text = feed('Meetings of Tom, "RAS"; HAS', [
    feedEvent(facts, { isCancelled: false, rings: { days: 1 } }),
    feedEvent({ ...facts, uid: 'b' }, { isCancelled: true, rings: { days: 1 } }),
  ])
  const calendar = parsed(text)
  t.equal(calendar.getFirstPropertyValue('method'), null)
  t.notMatch(text, /ORGANIZER|ATTENDEE/)
  t.match(text, 'REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H\r\n')
  t.match(text, String.raw`X-WR-CALNAME:Meetings of Tom\, "RAS"\; HAS`)
  t.equal(calendar.getAllSubcomponents('vtimezone').length, 1)
  t.strictSame(
    calendar.getAllSubcomponents('vevent').map(event => event.getFirstPropertyValue('status')),
    ['CONFIRMED', 'CANCELLED'],
  )
})

t.test('In winter and in summer the same wall-clock time is another moment', async t => {
  const winter = { ...facts, startsAt: '2027-01-14T10:00:00.000Z', endsAt: '2027-01-14T12:00:00.000Z' }
  t.match(invitation(winter, parties), 'DTSTART;TZID=Europe/London:20270114T100000\r\n')
})

t.test('A control character never reaches a calendar, and an address keeps its commas apart', async t => {
  t.throws(() => invitation({ ...facts, summary: 'a\r\nATTENDEE:mailto:evil@example.org' }, parties))
  t.throws(() => feed('a\nb', []))
  const odd = invitation({ ...facts, url: 'https://partnerships.example/a,b;c' }, parties)
  t.match(odd, 'https://partnerships.example/a%2Cb%3Bc')
})

t.test(
  'Whatever people write comes out of an independent parser as it went in, on lines of 75 octets at most',
  async t => {
    const nasty = fc
      .string({ unit: 'binary', maxLength: 200 })
      .map(text => text.replace(/\p{Cc}/gu, ' ').toWellFormed())
    const line = fc.oneof(
      nasty,
      fc.constantFrom('Łódź "Ö"; a\\n, b', '🤝'.repeat(60), 'שלום עולם', '^n^^\'"', 'ﷺ'.repeat(40), 'a\\,b;c:d'),
    )
    const named = line.filter(text => text.trim() !== '')
    fc.assert(
      fc.property(named, named, line, line, (summary, name, location, description) => {
        const text = invitation(
          { ...facts, summary, location, description: `${description}\nsecond line` },
          { ...parties, attendee: { ...parties.attendee, name } },
        )
        const event = onlyEvent(text)
        const shown = (property: string) => event.getFirstPropertyValue(property)
        return (
          text.endsWith('END:VCALENDAR\r\n') &&
          !/[^\r]\n|\r[^\n]/.test(text) &&
          text.split('\r\n').every(each => Buffer.byteLength(each) <= 75 && each.isWellFormed()) &&
          shown('summary') === summary &&
          (shown('location') ?? '') === location &&
          shown('description') === `${description}\nsecond line` &&
          event.getFirstProperty('attendee')?.getFirstParameter('cn') === name.replaceAll('\\', '/')
        )
      }),
      { numRuns: 300 },
    )
    t.pass()
  },
)

t.test('A reminder stands after all else of its event; a cancelled one has none', async t => {
  const long = 'Łódź "Ö"; a, b \u{1F91D}🏽 '.repeat(6)
  const event = feedEvent({ ...facts, summary: long }, { isCancelled: false, rings: { hours: 1 } })
  const lines = event.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  t.strictSame(
    lines.slice(-6, -2).map(line => line.split(/[:;]/)[0]),
    ['BEGIN', 'ACTION', 'DESCRIPTION', 'TRIGGER'],
  )
  t.strictSame(lines.slice(-3), ['TRIGGER:-PT1H', 'END:VALARM', 'END:VEVENT'], 'components come last (RFC 5545 §3.6.1)')
  t.ok(event.split('\r\n').every(line => Buffer.byteLength(line) <= 75))
  const [read] = parsed(feed('x', [event])).getAllSubcomponents('vevent')
  t.equal(read?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('description'), long)
  t.notMatch(feedEvent(facts, { isCancelled: true, rings: { hours: 1 } }), /VALARM/)
})

import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import t from 'tap'
import { compose } from '#src/mail/compose.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { lettersTo, plan, scheduled } from './scene.ts'

const NASTY = 'Łódź "Ö"; a, b 🤝🏽 שלום '.repeat(4).trim()

/** The letter as it goes over the wire, read by parsers that are not ours. */
async function opened(world: World, letter: ReturnType<World['letters']>[number] | undefined) {
  if (!letter) throw new Error('There is no such letter')
  const raw = await compose(letter, world.house.config)
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
  const calendars = mail.attachments.filter(part => /calendar|ics/.test(part.mimeType))
  const events = calendars.map(part => {
    const calendar = new ICAL.Component(ICAL.parse(String(part.content)))
    const event = calendar.getFirstSubcomponent('vevent')
    if (!event) throw new Error('There is no event in the calendar part')
    return { part, event, method: calendar.getFirstPropertyValue('method') }
  })
  return { raw: raw.toString(), mail, events }
}

t.test('Invitation, update and cancellation arrive as calendars and people read them', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina, { title: NASTY, venue: NASTY })
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, title: NASTY, venue: NASTY, 'heldOn-day': '17' })
  await amina.post(`${at}/change`, { tell: 'send' })
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { tell: 'send', reason: NASTY })
  const letters = lettersTo(world, 'tom')
  t.equal(letters.length, 3)
  const uids = new Set<unknown>()
  for (const [index, expected] of [
    { method: 'REQUEST', status: 'CONFIRMED', sequence: null, day: 10 },
    { method: 'REQUEST', status: 'CONFIRMED', sequence: 1, day: 17 },
    { method: 'CANCEL', status: 'CANCELLED', sequence: 2, day: 17 },
  ].entries()) {
    const { raw, mail, events } = await opened(world, letters[index])
    t.match(raw, new RegExp(`Content-Type: text/calendar; charset=utf-8; method=${expected.method}`, 'i'))
    t.match(
      raw,
      /Content-Type: multipart\/mixed[\s\S]*Content-Type: multipart\/alternative[\s\S]*Content-Type: text\/plain[\s\S]*Content-Type: text\/html[\s\S]*Content-Type: text\/calendar[\s\S]*Content-Type: application\/ics/,
    )
    t.equal(mail.to?.[0]?.address, 'tom@example.org')
    t.equal(mail.to?.length, 1)
    t.match(mail.text, /Łódź "Ö"; a, b 🤝🏽 שלום/)
    t.match(mail.html, /Łódź &quot;Ö&quot;; a, b 🤝🏽 שלום/)
    t.equal(events.length, 2, 'one in the alternative, one attached')
    for (const { event, method } of events) {
      t.equal(method, expected.method)
      t.equal(event.getFirstPropertyValue('status'), expected.status)
      t.equal(event.getFirstPropertyValue('sequence') || null, expected.sequence)
      t.equal(event.getFirstPropertyValue('summary'), `RAS: ${NASTY}`)
      t.equal(event.getFirstPropertyValue('location'), NASTY)
      const start = event.getFirstPropertyValue('dtstart') as ICAL.Time
      t.equal(start.day, expected.day)
      t.equal(start.hour, 10)
      t.equal(event.getAllProperties('attendee').length, 1)
      uids.add(event.getFirstPropertyValue('uid'))
    }
  }
  t.equal(uids.size, 1, 'the same event throughout')
})

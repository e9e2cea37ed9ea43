import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import type { Test } from 'tap'
import { postman } from '#src/mail/deliver.ts'
import { smtpTransport } from '#src/mail/smtp.ts'
import { aMailServer } from '#test/support/mail-server.ts'
import { aWorld, type World } from '#test/support/world.ts'

/** What one letter said, read by parsers that are not ours. */
export interface Delivered {
  envelopeFrom: string
  to: string
  subject: string
  text: string
  fromName: string
  from: string
  replyTo: string
  method: string
  mimeMethod: string
  uid: string
  sequence: number
  stamp: string
  status: string | null
  summary: string
  location: string
  start: string
  organiser: string
  organiserName: string
  attendee: string
  partstat: string
  rsvp: string
}

const address = (value: unknown): string => String(value ?? '').replace(/^mailto:/i, '')

async function readDelivered({ from, raw }: { from: string; raw: string }): Promise<Delivered | undefined> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
  const part = mail.attachments.find(each => each.mimeType === 'text/calendar')
  if (!part) return undefined
  const calendar = new ICAL.Component(ICAL.parse(String(part.content)))
  const [event, ...more] = calendar.getAllSubcomponents('vevent')
  if (!event || more.length > 0) throw new Error('There is not exactly one event')
  const [attendee, ...others] = event.getAllProperties('attendee')
  if (!attendee || others.length > 0) throw new Error('There is not exactly one attendee')
  const organiser = event.getFirstProperty('organizer')
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '')
  return {
    envelopeFrom: from,
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    fromName: mail.from?.name ?? '',
    from: mail.from?.address ?? '',
    replyTo: mail.replyTo?.[0]?.address ?? '',
    method: String(calendar.getFirstPropertyValue('method')),
    mimeMethod: /text\/calendar;[^\n]*(?:\n[ \t][^\n]*)*?method=(\w+)/i.exec(raw)?.[1] ?? '',
    uid: text('uid'),
    sequence: Number(event.getFirstPropertyValue('sequence') ?? 0),
    stamp: text('dtstamp'),
    status: event.getFirstPropertyValue('status') as string | null,
    summary: text('summary'),
    location: text('location'),
    start: text('dtstart'),
    organiser: address(organiser?.getFirstValue()),
    organiserName: String(organiser?.getFirstParameter('cn') ?? ''),
    attendee: address(attendee.getFirstValue()),
    partstat: String(attendee.getFirstParameter('partstat') ?? ''),
    rsvp: String(attendee.getFirstParameter('rsvp') ?? ''),
  }
}

/** A world that reads answers by mail, and a mail server that everything in its outbox really goes to. */
export async function aPostedWorld(t: Test): Promise<{ world: World; delivered: () => Promise<Delivered[]> }> {
  const world = await aWorld(t, { config: { replyAddress: 'answers@partnerships.example' } })
  const mail = await aMailServer(t)
  const post = postman(world.house, smtpTransport(mail.url), { lanes: 3 })
  t.teardown(() => post.stop())
  let read = 0
  return {
    world,
    /** The letters about meetings that arrived since the last look, in the order in which they did. */
    async delivered() {
      await post.round()
      const fresh = mail.received.slice(read)
      read = mail.received.length
      return (await Promise.all(fresh.map(readDelivered))).filter(each => each !== undefined)
    },
  }
}

/** A calendar that keeps to RFC 5546 §2.1.5 and §3.2: of two letters the higher SEQUENCE counts, then the later DTSTAMP. */
export class CalendarClient {
  readonly #events = new Map<string, Delivered>()

  receive(letter: Delivered): void {
    const held = this.#events.get(letter.uid)
    if (held && !isNewer(letter, held)) return
    // A message for somebody else, or from another than the organiser known, changes nothing.
    if (held && letter.method === 'CANCEL' && held.organiser !== letter.organiser) return
    this.#events.set(letter.uid, letter)
  }

  /** What stands in it. */
  shown(): Delivered[] {
    return [...this.#events.values()].filter(each => each.method === 'REQUEST')
  }
}

const isNewer = (letter: Delivered, held: Delivered): boolean =>
  letter.sequence > held.sequence || (letter.sequence === held.sequence && letter.stamp > held.stamp)

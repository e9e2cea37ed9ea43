import { incomingLetters } from '#src/incoming/tables.ts'
import { replyAddressFor } from '#src/mail/reply-address.ts'
import type { Persona, World } from '#test/support/world.ts'

export const REPLIES = 'meetings@partnerships.example'

/** The address to which this person's calendar answers in Riverside. */
export const replyAddress = (world: World, who: Persona): string =>
  world.operate(work => replyAddressFor(work, { personId: world.person[who], partnershipId: 'riverside' })) ?? ''

/** A plain letter, as somebody writes one. */
export const aLetter = ({ from = 'tom@example.org', to = REPLIES, words = 'I shall be there', headers = '' } = {}) =>
  `${headers}From: ${from}\r\nTo: ${to}\r\nSubject: Re: Meeting\r\nMessage-ID: <${from}.${words.length}>\r\n\r\n${words}\r\n`

/** What was recorded, oldest first. */
export const recorded = (world: World) =>
  world.house.database.tx.select().from(incomingLetters).orderBy(incomingLetters.id).all()

export const senders = (world: World) => recorded(world).map(letter => letter.fromAddress)

/** Waits until something has happened, and says what it waited for when it never does. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 500; times++) {
    if (isSo()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(`It never came to this: ${what}`)
}

/** From now on the database is full, until it is given room again. */
export function fillTheDisk({ house }: World): () => void {
  const { sqlite } = house.database
  const pages = sqlite.pragma('page_count', { simple: true })
  sqlite.pragma(`max_page_count = ${pages}`)
  return () => sqlite.pragma('max_page_count = 1000000')
}

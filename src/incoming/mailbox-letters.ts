import type { ImapFlow } from 'imapflow'
import type { House } from '../access/work.ts'
import type { MailboxSettings } from '../config/incoming.ts'
import { type DoorOptions, doorFault, MOST_BYTES } from './door.ts'
import { withoutBody } from './headers.ts'
import { takeIn } from './take-in.ts'
import { domainsVouchedFor } from './vouched-for.ts'

interface Reading {
  house: House
  settings: MailboxSettings
  client: ImapFlow
  log: DoorOptions['log']
  isStopping: () => boolean
}

/**
 * Takes in every letter that nobody has seen, oldest first. One that cannot be taken stays unseen, keeps no other
 * waiting, and is tried again at the next look; what was wrong with it is handed back.
 */
export async function takeWaiting(reading: Reading): Promise<string | undefined> {
  const { client, log, isStopping } = reading
  const waiting = await client.search({ seen: false, deleted: false }, { uid: true })
  if (!waiting) throw new Error('The mailbox could not be searched')
  let fault: string | undefined
  for (const uid of waiting) {
    if (isStopping()) break
    try {
      await takeOne(reading, String(uid))
    } catch (error) {
      if (!client.usable) throw error
      fault = `a letter could not be taken in: ${doorFault(error)}`
      log(error, 'a letter could not be taken in')
    }
  }
  return fault
}

async function takeOne(reading: Reading, uid: string): Promise<void> {
  const { house, settings, client } = reading
  const letter = await client.fetchOne(uid, { size: true, source: { start: 0, maxLength: MOST_BYTES } }, { uid: true })
  // Gone meanwhile: somebody else looks into this mailbox too.
  if (!letter || letter.source === undefined) return
  const { source, size = 0 } = letter
  const isTooLarge = size > MOST_BYTES
  await takeIn(house, {
    channel: 'mailbox',
    raw: isTooLarge ? withoutBody(source, tooLarge(size, settings)) : source,
    // The envelope did not come along: the letter's headers say for whom it was.
    recipients: [],
    authenticatedDomains: isTooLarge ? [] : domainsVouchedFor(source, settings.authservId),
  })
  await putAside(reading, uid)
}

/** Only now, when the letter is recorded: one that comes twice is one letter, and one that is lost is none. */
async function putAside({ client, settings: { doneFolder } }: Reading, uid: string): Promise<void> {
  if (doneFolder === '') {
    if (await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true })) return
    throw new Error('it was recorded, but the mail server would not mark it as seen')
  }
  const move = () => client.messageMove(uid, doneFolder, { uid: true })
  if (await move()) return
  await client.mailboxCreate(doneFolder)
  if (!(await move())) throw new Error(`it was recorded, but could not be moved to ${doneFolder}`)
}

const tooLarge = (size: number, { folder, doneFolder }: MailboxSettings): string =>
  `This letter is too large to be read here (${(size / 1_000_000).toFixed(1)} MB). ` +
  `It is kept in the mailbox, in the folder ${doneFolder || folder}.`

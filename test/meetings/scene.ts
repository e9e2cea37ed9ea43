import type { Browser } from '#test/support/browser.ts'
import type { World } from '#test/support/world.ts'

export const plan = {
  title: 'Quarterly meeting',
  purpose: 'How the quarter went',
  'heldOn-day': '10',
  'heldOn-month': '6',
  'heldOn-year': '2027',
  startTime: '10:00',
  endTime: '12:00',
  mode: 'in person',
  venue: 'Town Hall, Riverside',
}

/** The same plan as a program sends it. */
export const planned = {
  title: 'Quarterly meeting',
  purpose: 'How the quarter went',
  heldOn: '2027-06-10',
  startTime: '10:00',
  endTime: '12:00',
  mode: 'in person',
  venue: 'Town Hall, Riverside',
}

export const NEW = '/partnerships/riverside/meetings/new'

/** Drafts a meeting and answers its address. */
export async function drafted(chair: Browser, change: Record<string, string> = {}): Promise<string> {
  await chair.get(NEW)
  const answer = await chair.post(NEW, { ...plan, next: 'draft', ...change })
  if (!answer.location) throw new Error(`No meeting was drafted: ${answer.text}`)
  return answer.location
}

/** Schedules a meeting, tells everybody, and answers its address. */
export async function scheduled(chair: Browser, change: Record<string, string> = {}): Promise<string> {
  const at = await drafted(chair, change)
  await chair.get(`${at}/schedule`)
  const answer = await chair.post(`${at}/schedule`, { tell: 'send' })
  if (answer.status !== 303) throw new Error(`The meeting was not scheduled: ${answer.text}`)
  return at
}

/** All that waits has gone, as if a mail server had taken it. */
export function delivered(world: World): void {
  world.house.database.sqlite
    .prepare("update letters set state = 'sent', sent_at = created_at where state = 'queued'")
    .run()
}

/** Letters to one person about meetings, oldest first. */
export const lettersTo = (world: World, who: string) =>
  world.letters().filter(letter => letter.toAddress === `${who}@example.org` && letter.kind === 'invitation')

/** What the letter carries for a calendar, unfolded. */
export const calendarOf = (letter: { calendar: string | null } | undefined): string =>
  (letter?.calendar ?? '').replaceAll('\r\n ', '')

export const sequenceIn = (text: string): number => Number(/^SEQUENCE:(\d+)/m.exec(text)?.[1])
export const stampIn = (text: string): string => /^DTSTAMP:(\S+)/m.exec(text)?.[1] ?? ''

/** The path of the answer link in a letter. */
export const answerPath = (letter: { text: string } | undefined): string =>
  /\/links\/\S+\/answer/.exec(letter?.text ?? '')?.[0] ?? ''

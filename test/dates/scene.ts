import type { Browser, Page } from '#test/support/browser.ts'
import type { Persona, World } from '#test/support/world.ts'

export const DATES = '/partnerships/riverside/dates'
export const API = '/api/v1/partnerships/riverside/dates'

/** Two Thursdays in March, and a Tuesday in April after the clocks have gone forward. */
export const MARCH = { heldOn: '2027-03-18', startTime: '10:00', endTime: '12:00' }
export const LATER = { heldOn: '2027-03-25', startTime: '10:00', endTime: '12:00' }
export const APRIL = { heldOn: '2027-04-06', startTime: '14:00', endTime: '15:30' }

export const proposal = (change: Record<string, unknown> = {}) => ({
  title: 'Summer meeting',
  purpose: 'Planning the year',
  mode: 'in person',
  venue: 'Town Hall',
  answerBy: '2027-03-11',
  ask: 'everyone',
  times: [MARCH, LATER],
  ...change,
})

export interface Proposed {
  id: string
  version: number
  times: { id: string; heldOn: string; answer: string | null }[]
}

/** Amina proposes times through the API; every member has a letter then. */
export async function aFinding(world: World, change: Record<string, unknown> = {}): Promise<Proposed> {
  const amina = await world.api('amina')
  const answer = await amina.request('POST', API, { body: proposal(change) })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

/** The link in the newest letter about dates to this person. */
export function linkOf(world: World, who: Persona): string {
  const letters = world.letters().filter(each => each.toPersonId === world.person[who])
  const found = letters.flatMap(each => /http:\/\/127.0.0.1:3000(\/links\/\S+\/dates)/.exec(each.text)?.[1] ?? [])
  return found.at(-1) ?? ''
}

/** Answers by the link, the times in their order. */
export async function answerByLink(
  world: World,
  who: Persona,
  answers: Record<string, string>,
  note = '',
): Promise<{ page: Page; browser: Browser }> {
  const browser = world.stranger()
  const fields = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [`time-${id}`, answer]))
  const page = await browser.fillIn(linkOf(world, who), { ...fields, note })
  return { page, browser }
}

/** Says the same of every time. */
export const all = (finding: Proposed, answer: string): Record<string, string> =>
  Object.fromEntries(finding.times.map(time => [time.id, answer]))

/** The letters written since, by whom they are for. */
export const toWhom = (world: World, since = 0): string[] =>
  world
    .letters()
    .slice(since)
    .map(each => each.toAddress.split('@')[0] ?? '')
    .toSorted()

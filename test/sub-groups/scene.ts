import type { Browser } from '#test/support/browser.ts'
import type { World } from '#test/support/world.ts'

export const GROUPS = '/partnerships/riverside/sub-groups'

/** Sets up a sub-group and answers its address. */
export async function aGroup(world: World, change: Record<string, string> = {}): Promise<string> {
  const chair = await world.as('amina')
  await chair.get(`${GROUPS}/new`)
  const answer = await chair.post(`${GROUPS}/new`, {
    name: 'Awareness Raising',
    kind: 'standing',
    purpose: 'Residents know the signs',
    leadPersonId: world.person.pete,
    quorum: '0',
    ...change,
  })
  if (!answer.location) throw new Error(`No sub-group was set up: ${answer.text}`)
  return answer.location
}

export const membershipOf = (world: World, who: keyof World['person']): string =>
  (
    world.house.database.sqlite
      .prepare('select id from memberships where person_id = ? and ended_at is null')
      .get(world.person[who]) as { id: string }
  ).id

/** Somebody joins a sub-group. */
export const joined = async (browser: Browser, group: string, membershipId: string) => {
  await browser.get(`${group}/members/new`)
  return browser.post(`${group}/members/new`, { membershipId })
}

/** Plans a meeting of the sub-group, tells its members, and answers its address. */
export async function groupMeeting(lead: Browser, group: string, change: Record<string, string> = {}): Promise<string> {
  await lead.get(`${group}/meetings/new`)
  const answer = await lead.post(`${group}/meetings/new`, {
    title: 'Planning October',
    'heldOn-day': '20',
    'heldOn-month': '5',
    'heldOn-year': '2027',
    startTime: '10:00',
    endTime: '11:00',
    mode: 'online',
    next: 'draft',
    ...change,
  })
  if (!answer.location) throw new Error(`No meeting was drafted: ${answer.text}`)
  const at = answer.location
  await lead.get(`${at}/schedule`)
  const told = await lead.post(`${at}/schedule`, { tell: 'send' })
  if (told.status !== 303) throw new Error(`The meeting was not scheduled: ${told.text}`)
  return at
}

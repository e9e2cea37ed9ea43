import type { Persona, World } from '#test/support/world.ts'

export const board = '/partnerships/riverside/pledges'
export const api = '/api/v1/partnerships/riverside/pledges'

/** A pledge of Harbour Housing as its form is filled in. */
export const wording = (world: World) => ({
  organisationId: world.organisation.harbour,
  title: 'We will use a checklist at every void visit',
  action: 'Officers and contractors take a one-page checklist of signs.',
  measure: 'Visits with the checklist completed',
  target: '95',
  unit: '% of visits',
  byWhen: '2027-09-30',
  fourP: 'pursue',
  theme: 'housing',
  visibility: 'members',
})

/** Tom drafts a pledge; its address. */
export async function drafted(world: World, change: Record<string, string> = {}): Promise<string> {
  const tom = await world.as('tom')
  await tom.get(`${board}/new`)
  const answer = await tom.post(`${board}/new`, { ...wording(world), ...change })
  return answer.location ?? ''
}

/** Presses a button on the pledge's page, as it is found there. */
export async function press(world: World, who: Persona, button: string) {
  const browser = await world.as(who)
  await browser.get(button.slice(0, button.lastIndexOf('/')))
  return browser.submit(button)
}

/** Tom drafts, Lena submits, Amina acknowledges: the address of a pledge that is under way. */
export async function underWay(world: World): Promise<string> {
  const path = await drafted(world)
  await press(world, 'lena', `${path}/submission`)
  await press(world, 'amina', `${path}/acknowledgement`)
  return path
}

/** The same, and Lena shows that it is done. */
export async function delivered(world: World): Promise<string> {
  const path = await underWay(world)
  const lena = await world.as('lena')
  await lena.fillIn(`${path}/delivery`, {
    reached: '95',
    text: 'Nearly every visit uses it.',
    evidenceUrl: 'https://harbour.example/checklist',
  })
  return path
}

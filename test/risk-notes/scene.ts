import type { World } from '#test/support/world.ts'

export const at = '/partnerships/riverside/risk-notes'

/** A risk note as it is typed; `reviewOn` as a day of the test's year or another. */
export const riskNote = (world: World, changes: Record<string, string> = {}) => ({
  title: 'Young people drawn into county lines',
  exploitationType: 'county lines',
  sector: '',
  area: 'Riverside',
  statement: 'More young people are offered money to carry.',
  likelihood: 'likely',
  impact: 'severe',
  mitigation: 'Briefings for schools.',
  ownerOrganisationId: world.organisation.police,
  reviewOn: '2027-06-10',
  ...changes,
})

/** Colin writes a note; the address of its page is what comes back. */
export async function aRiskNote(world: World, changes: Record<string, string> = {}): Promise<string> {
  const colin = await world.as('colin')
  await colin.get(`${at}/new`)
  const { location = '' } = await colin.post(`${at}/new`, riskNote(world, changes))
  return location
}

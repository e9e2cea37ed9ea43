export const organisationTypes = [
  'police',
  'council_unitary',
  'council_upper',
  'council_district',
  'nhs',
  'fire',
  'probation',
  'central_government',
  'regulator',
  'pcc_office',
  'charity',
  'faith',
  'education',
  'business',
  'housing',
  'community_group',
  'network',
  'other',
] as const
export type OrganisationType = (typeof organisationTypes)[number]

export const partnershipStatuses = ['forming', 'active', 'dormant', 'merged', 'closed'] as const

/** What a chair or co-ordinator says of how their partnership stands; that it merged or closed is not theirs to say alone. */
export const standings = [
  'forming',
  'active',
  'dormant',
] as const satisfies readonly (typeof partnershipStatuses)[number][]

/** What a sub-group is: part of how the partnership works, or there for one thing and gone once it is done. */
export const subGroupKinds = ['standing', 'task and finish'] as const

export const cadences = ['monthly', 'bimonthly', 'quarterly'] as const
export type Cadence = (typeof cadences)[number]

/** Meetings that a year of each cadence plans for. */
export const meetingsPlannedAYear: Record<Cadence, number> = { monthly: 12, bimonthly: 6, quarterly: 4 }

const typeNames: Record<OrganisationType, string> = {
  police: 'Police',
  council_unitary: 'Unitary council',
  council_upper: 'County council',
  council_district: 'District, borough or city council',
  nhs: 'NHS',
  fire: 'Fire and rescue',
  probation: 'Probation',
  central_government: 'Central government',
  regulator: 'Regulator',
  pcc_office: 'Police and crime commissioner’s office',
  charity: 'Charity',
  faith: 'Faith group',
  education: 'Education',
  business: 'Business',
  housing: 'Housing',
  community_group: 'Community group',
  network: 'Network',
  other: 'Something else',
}

/** The kinds of organisation as a form offers them. */
export const organisationTypeChoices = organisationTypes.map(value => ({ value, text: typeNames[value] }))

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

export const cadences = ['monthly', 'bimonthly', 'quarterly'] as const
export type Cadence = (typeof cadences)[number]

/** Meetings that a year of each cadence plans for. */
export const meetingsPlannedAYear: Record<Cadence, number> = { monthly: 12, bimonthly: 6, quarterly: 4 }

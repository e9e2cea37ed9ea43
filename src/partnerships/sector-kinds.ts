/** The kinds of body that a partnership may want around the table, coarser than the types of organisation. */
export const sectorKinds = [
  'police',
  'council',
  'health',
  'other public bodies',
  'charity',
  'faith and community',
  'education',
  'business',
  'housing',
] as const
export type Sector = (typeof sectorKinds)[number]

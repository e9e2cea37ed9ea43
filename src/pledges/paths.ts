import { crumbsOf } from '../partnerships/paths.ts'

export const boardPath = (partnershipId: string): string => `/partnerships/${partnershipId}/pledges`

export const pledgePath = (pledge: { partnershipId: string; id: string }): string =>
  `${boardPath(pledge.partnershipId)}/${pledge.id}`

/** The crumbs above every page about pledges; about one pledge, where one is given. */
export const pledgeCrumbs = (
  partnership: { id: string; shortName: string },
  pledge?: { partnershipId: string; id: string; reference: string },
) => [
  ...crumbsOf(partnership),
  { text: 'Pledges', href: boardPath(partnership.id) },
  ...(pledge ? [{ text: pledge.reference, href: pledgePath(pledge) }] : []),
]

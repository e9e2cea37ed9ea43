import { crumbsOf } from '../partnerships/paths.ts'

const groups = (partnershipId: string) => `/partnerships/${partnershipId}/sub-groups`
const group = (partnershipId: string, subGroupId: string) => `${groups(partnershipId)}/${subGroupId}`

export const pathTo = {
  groups,
  group,
  report: (partnershipId: string, subGroupId: string, meetingId: string) =>
    `${group(partnershipId, subGroupId)}/reports/${meetingId}`,
}

/** The crumbs above a page about sub-groups. */
export const crumbsOfGroups = (partnership: { id: string; shortName: string }) => [
  ...crumbsOf(partnership),
  { text: 'Sub-groups', href: groups(partnership.id) },
]

/** The crumbs above a page about one sub-group. */
export const crumbsOfGroup = (partnership: { id: string; shortName: string }, of: { id: string; name: string }) => [
  ...crumbsOfGroups(partnership),
  { text: of.name, href: group(partnership.id, of.id) },
]

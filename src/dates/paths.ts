import { crumbsOfMeetings } from '../meetings/paths.ts'

const dates = (partnershipId: string) => `/partnerships/${partnershipId}/dates`
const finding = (partnershipId: string, findingId: string) => `${dates(partnershipId)}/${findingId}`

export const pathTo = {
  dates,
  finding,
  answer: (partnershipId: string, findingId: string) => `${finding(partnershipId, findingId)}/answer`,
  answerByLink: (link: string) => `/links/${link}/dates`,
}

type Partnership = { id: string; shortName: string }

/** The crumbs above the list of date findings, and above a page in it. */
export const crumbsOfDates = (partnership: Partnership): { text: string; href: string }[] => [
  ...crumbsOfMeetings(partnership),
  { text: 'Finding dates', href: dates(partnership.id) },
]

/** The crumbs above a page about one date finding. */
export const crumbsOfFinding = (partnership: Partnership, of: { id: string; title: string }) => [
  ...crumbsOfDates(partnership),
  { text: of.title, href: finding(partnership.id, of.id) },
]

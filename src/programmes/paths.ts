import { pathTo } from '../meetings/paths.ts'

const programmes = (partnershipId: string) => `/partnerships/${partnershipId}/programmes`
const sensitiveDates = (partnershipId: string) => `/partnerships/${partnershipId}/sensitive-dates`

export const pathToProgramme = {
  new: (partnershipId: string) => `${programmes(partnershipId)}/new`,
  dates: (partnershipId: string) => `${programmes(partnershipId)}/dates`,
  sensitiveDates,
  sensitiveDate: (partnershipId: string, dateId: string) => `${sensitiveDates(partnershipId)}/${dateId}`,
  meetings: pathTo.meetings,
}

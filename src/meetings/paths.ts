const meetings = (partnershipId: string) => `/partnerships/${partnershipId}/meetings`
const meeting = (partnershipId: string, meetingId: string) => `${meetings(partnershipId)}/${meetingId}`

export const pathTo = {
  meetings,
  newMeeting: (partnershipId: string) => `${meetings(partnershipId)}/new`,
  meeting,
  change: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/change`,
  schedule: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/schedule`,
  answer: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/answer`,
  letters: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/letters`,
  answerByLink: (link: string) => `/links/${link}/answer`,
  calendarFeed: (token: string) => `/calendar/${token}.ics`,
}

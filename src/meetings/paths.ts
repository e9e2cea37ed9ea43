import { crumbsOf } from '../partnerships/paths.ts'

const meetings = (partnershipId: string) => `/partnerships/${partnershipId}/meetings`
const meeting = (partnershipId: string, meetingId: string) => `${meetings(partnershipId)}/${meetingId}`

export const pathTo = {
  meetings,
  newMeeting: (partnershipId: string) => `${meetings(partnershipId)}/new`,
  meeting,
  change: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/change`,
  schedule: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/schedule`,
  answer: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/answer`,
  update: (partnershipId: string, meetingId: string, organisationId: string) =>
    `${meeting(partnershipId, meetingId)}/update/${organisationId}`,
  tell: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/tell`,
  cancel: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/cancel`,
  answerOf: (partnershipId: string, meetingId: string, personId: string) =>
    `${meeting(partnershipId, meetingId)}/answers/${personId}`,
  letters: (partnershipId: string, meetingId: string) => `${meeting(partnershipId, meetingId)}/letters`,
  answerByLink: (link: string) => `/links/${link}/answer`,
  calendarFeed: (token: string) => `/calendar/${token}.ics`,
}

/** The crumbs above a page about one meeting. */
export const crumbsOfMeeting = (
  partnership: { id: string; shortName: string },
  of: { id: string; title: string },
): { text: string; href: string }[] => [
  ...crumbsOfMeetings(partnership),
  { text: of.title, href: meeting(partnership.id, of.id) },
]

/** The crumbs above a page about meetings. */
export const crumbsOfMeetings = (partnership: { id: string; shortName: string }): { text: string; href: string }[] => [
  ...crumbsOf(partnership),
  { text: 'Meetings', href: meetings(partnership.id) },
]

const pathToMinutes = (meeting: { partnershipId: string; meetingId: string }) =>
  `/partnerships/${meeting.partnershipId}/meetings/${meeting.meetingId}/minutes`

export const pathTo = {
  minutes: pathToMinutes,
  editing: (meeting: { partnershipId: string; meetingId: string }, agendaItemId?: string) =>
    `${pathToMinutes(meeting)}/edit${agendaItemId ? `#item-${agendaItemId}` : ''}`,
  sitting: (meeting: { partnershipId: string; meetingId: string }, place = '') =>
    `${pathToMinutes(meeting)}/sitting${place && `#${place}`}`,
  statement: (partnershipId: string) => `/partnerships/${partnershipId}/confidentiality-statement`,
  missed: (meeting: { partnershipId: string; meetingId: string }) => `${pathToMinutes(meeting)}/missed`,
  attendance: (meeting: { partnershipId: string; meetingId: string }) => `${pathToMinutes(meeting)}/attendance`,
  corrections: (meeting: { partnershipId: string; meetingId: string }) => `${pathToMinutes(meeting)}/corrections`,
}

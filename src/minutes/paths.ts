const pathToMinutes = (meeting: { partnershipId: string; meetingId: string }) =>
  `/partnerships/${meeting.partnershipId}/meetings/${meeting.meetingId}/minutes`

export const pathTo = {
  minutes: pathToMinutes,
  editing: (meeting: { partnershipId: string; meetingId: string }, agendaItemId?: string) =>
    `${pathToMinutes(meeting)}/edit${agendaItemId ? `#item-${agendaItemId}` : ''}`,
  attendance: (meeting: { partnershipId: string; meetingId: string }) => `${pathToMinutes(meeting)}/attendance`,
}

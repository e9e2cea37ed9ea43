import { pathTo } from './paths.ts'

export const pathToAgenda = (partnershipId: string, meetingId: string) =>
  `${pathTo.meeting(partnershipId, meetingId)}/agenda`

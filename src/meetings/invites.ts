import type { Work } from '../access/work.ts'

/** Somebody became a member: they are asked to every meeting still to come, and nobody else hears of it. */
export function inviteToComingMeetings(_work: Work, _partnershipId: string, _personId: string): void {}

/** Somebody is no longer a member: their invitations to meetings still to come are taken back, and nobody else's. */
export function withdrawFromComingMeetings(_work: Work, _partnershipId: string, _personId: string): void {}

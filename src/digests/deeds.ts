/** What a reader is told happened to a meeting, to minutes or to a pledge. */
export const deedWords = {
  'meeting.scheduled': { of: 'meeting', words: 'scheduled for' },
  'meeting.rescheduled': { of: 'meeting', words: 'moved to' },
  'meeting.changed': { of: 'meeting', words: 'changed, on' },
  'meeting.cancelled': { of: 'meeting', words: 'cancelled, was to be on' },
  'papers.sent': { of: 'meeting', words: 'agenda and papers sent for' },
  'minutes.circulated': { of: 'minutes', words: 'circulated' },
  'minutes.approved': { of: 'minutes', words: 'approved' },
  'minutes.corrected': { of: 'minutes', words: 'corrected' },
  'pledge.acknowledged': { of: 'pledge', words: 'acknowledged' },
  'pledge.marked-as-delivered': { of: 'pledge', words: 'delivered' },
  'pledge.verified': { of: 'pledge', words: 'verified' },
} as const

export type ToldDeed = keyof typeof deedWords

/** The deeds of the trail that a digest tells of; the rest is for those who look for it. */
export const deedsTold = Object.keys(deedWords) as ToldDeed[]

export const isToldDeed = (deed: string): deed is ToldDeed => Object.hasOwn(deedWords, deed)

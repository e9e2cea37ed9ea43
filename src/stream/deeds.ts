/** By what one can narrow the stream. */
export const streamKinds = ['meetings', 'minutes', 'actions', 'pledges', 'members'] as const
export type StreamKind = (typeof streamKinds)[number]

interface Deed {
  kind: StreamKind
  /** What stands between who did it and what it was done to: "scheduled", "marked … as done". */
  before: string
  after?: string
  /** Told to nobody but whoever did it and the secretariat. */
  isOwn?: true
  /** Told to the secretariat alone, as long as it is a draft. */
  isDraft?: true
}

const of = (kind: StreamKind, deeds: Record<string, string>): Record<string, Deed> =>
  Object.fromEntries(
    Object.entries(deeds).map(([deed, words]) => {
      const [before = '', after] = words.split(' … ')
      return [deed, { kind, before, ...(after ? { after } : {}) }]
    }),
  )

/** The deeds of the trail that make the story of a partnership, and how a reader would put them. */
export const deedsTold: Record<string, Deed> = {
  ...of('meetings', {
    'meeting.scheduled': 'scheduled',
    'meeting.rescheduled': 'moved',
    'meeting.changed': 'changed',
    'meeting.cancelled': 'cancelled',
    'meeting.reinstated': 'brought back',
    'papers.sent': 'sent the agenda and papers of',
    'paper.added': 'added a paper to',
  }),
  'answer.given': { kind: 'meetings', before: 'answered the invitation to', isOwn: true },
  'answer.entered': { kind: 'meetings', before: 'entered an answer for', isOwn: true },
  'minutes.started': { kind: 'minutes', before: 'started', isDraft: true },
  'minutes.taken-back': { kind: 'minutes', before: 'took back', isDraft: true },
  ...of('minutes', {
    'minutes.circulated': 'circulated',
    'minutes.approved': 'approved',
    'minutes.corrected': 'added an addendum to',
    'summary.published': 'published a public summary of',
    'summary.withdrawn': 'withdrew the public summary of',
  }),
  ...of('actions', {
    'action.raised': 'raised',
    'action.progress': 'reported on',
    'action.new-date': 'put off',
    'action.done': 'marked … as done',
    'action.closed': 'closed',
    'action.reopened': 'reopened',
    'action.cancelled': 'cancelled',
    'action.handed-over': 'handed over',
  }),
  ...of('pledges', {
    'pledge.recorded': 'recorded',
    'pledge.submitted': 'submitted',
    'pledge.acknowledged': 'acknowledged',
    'pledge.begun': 'began',
    'pledge.paused': 'paused',
    'pledge.resumed': 'resumed',
    'pledge.lapsed': 'let … lapse',
    'pledge.withdrawn': 'withdrew',
    'pledge.marked-as-delivered': 'marked … as delivered',
    'pledge.questioned': 'questioned whether … is delivered',
    'pledge.verified': 'verified',
    'pledge.progressed': 'told progress on',
    'pledge.changed': 'reworded',
    'pledge.renewed': 'renewed',
  }),
  ...of('members', {
    'organisation.joined': 'joined the partnership',
    'organisation.left': 'left the partnership',
    'invitation.accepted': 'joined',
    'member.began': 'joined',
    'member.ended': 'left',
  }),
}

/** The deeds of one kind, or of every kind. */
export const deedsOf = (kind: StreamKind | undefined): string[] =>
  Object.keys(deedsTold).filter(deed => kind === undefined || deedsTold[deed]?.kind === kind)

export const ownDeeds = Object.keys(deedsTold).filter(deed => deedsTold[deed]?.isOwn)
export const draftDeeds = Object.keys(deedsTold).filter(deed => deedsTold[deed]?.isDraft)

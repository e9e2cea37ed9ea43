const inside = (partnershipId: string) => `/partnerships/${partnershipId}`

/** Where the things are that a digest or the home page speaks of. */
export const pathTo = {
  meeting: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/meetings/${at.id}`,
  agenda: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/meetings/${at.id}/agenda`,
  document: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/documents/${at.id}`,
  answer: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/meetings/${at.id}/answer`,
  date: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/dates/${at.id}`,
  minutes: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/meetings/${at.id}/minutes`,
  action: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/actions/${at.id}`,
  offer: (at: { partnershipId: string; actionId: string; id: string }) =>
    `${inside(at.partnershipId)}/actions/${at.actionId}/offers/${at.id}`,
  laterDate: (at: { partnershipId: string; actionId: string; id: string }) =>
    `${inside(at.partnershipId)}/actions/${at.actionId}/dates/${at.id}`,
  pledge: (at: { partnershipId: string; id: string }) => `${inside(at.partnershipId)}/pledges/${at.id}`,
  lettersIn: (partnershipId: string) => `${inside(partnershipId)}/incoming-letters`,
  riskNotes: (partnershipId: string) => `${inside(partnershipId)}/risk-notes`,
  members: (partnershipId: string) => `${inside(partnershipId)}/members`,
}

export const pathTo = {
  members: (partnershipId: string) => `/partnerships/${partnershipId}/members`,
  invite: (partnershipId: string) => `/partnerships/${partnershipId}/members/invite`,
  import: (partnershipId: string) => `/partnerships/${partnershipId}/members/import`,
  member: (partnershipId: string, id: string) => `/partnerships/${partnershipId}/members/${id}`,
  organisation: (partnershipId: string, id: string) => `/partnerships/${partnershipId}/organisations/${id}`,
  replace: (partnershipId: string, id: string) => `/partnerships/${partnershipId}/members/${id}/successor`,
  invitations: '/invitations',
}

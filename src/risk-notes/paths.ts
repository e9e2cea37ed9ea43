const all = (partnershipId: string) => `/partnerships/${partnershipId}/risk-notes`

export const pathToRiskNotes = {
  all,
  one: ({ partnershipId, id }: { partnershipId: string; id: string }) => `${all(partnershipId)}/${id}`,
}

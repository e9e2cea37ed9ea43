export const pathToProposals = (partnershipId: string): string => `/partnerships/${partnershipId}/proposals`

export const pathToActions = (partnershipId: string) => `/partnerships/${partnershipId}/actions`
export const pathToAction = (partnershipId: string, actionId: string) => `${pathToActions(partnershipId)}/${actionId}`

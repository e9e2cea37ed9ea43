export const pathToDocument = (partnershipId: string, documentId: string) =>
  `/partnerships/${partnershipId}/documents/${documentId}`

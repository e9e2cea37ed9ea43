const ofArea = (policeAreaId: string) => `/funding/${policeAreaId}/statistics`

export const pathToStatistics = {
  all: ofArea,
  one: ({ policeAreaId, id }: { policeAreaId: string; id: string }) => `${ofArea(policeAreaId)}/${id}`,
}

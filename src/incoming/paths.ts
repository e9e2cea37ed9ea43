import { crumbsOf } from '../partnerships/paths.ts'

const all = (partnershipId: string) => `/partnerships/${partnershipId}/incoming-letters`

export const pathTo = {
  letters: all,
  letter: (partnershipId: string, id: string) => `${all(partnershipId)}/${id}`,
}

export const crumbsOfLetters = (partnership: { id: string; shortName: string }): { text: string; href: string }[] => [
  ...crumbsOf(partnership),
  { text: 'Letters that came in', href: all(partnership.id) },
]

const words =
  'partnership training council police victims support labour exploitation awareness hotel staff referral pathway survivors safeguarding licensing officers report agreed housing charity campaign county lines children schools briefing evidence progress review outreach employers recruitment agency nail bars car washes farms community faith groups helpline posters funding capacity volunteers'.split(
    ' ',
  )
let seed = 1

/** So many words that minutes are made of; the same ones at each run. */
export const some = (count: number): string =>
  Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return words[seed % words.length]
  }).join(' ')

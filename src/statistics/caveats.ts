/** What stands under every picture of these figures. */
export const caveats = (forceLabel: string): string[] => [
  `They count referrals that ${forceLabel} made, not victims in the county: Border Force, councils and charities refer too.`,
  'The exploitation may have happened elsewhere in the country or abroad.',
  'The Home Office revises its figures: each is stamped with the publication it is from.',
  'There is no figure for a district, a town or this partnership’s area alone.',
]

/** The same in one line, where there is room for no more. */
export const caveatInOneLine = (forceLabel: string): string =>
  `These are referrals made by ${forceLabel}, not victims here; exploitation may have happened elsewhere, and figures are revised`

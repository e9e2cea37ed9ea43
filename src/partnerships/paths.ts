export const pathTo = {
  partnership: (id: string) => `/partnerships/${id}`,
  letters: (id: string) => `/partnerships/${id}/letters`,
  picture: (id: string) => `/partnerships/${id}/local-picture`,
}

/** The crumbs above every page inside a partnership. */
export const crumbsOf = (partnership: { id: string; shortName: string }) => [
  { text: 'Home', href: '/' },
  { text: partnership.shortName, href: pathTo.partnership(partnership.id) },
]

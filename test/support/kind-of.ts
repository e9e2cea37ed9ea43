/** Addresses that differ only in which one they show are one kind of page. */
export const kindOf = (address: string): string =>
  address
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/partnerships\/(?!:id|new)[a-z0-9-]+/, '/partnerships/:partnership')
    .replace(/\/agenda-templates\/(?!:id|new)[a-z-]+/, '/agenda-templates/:template')
    .replace(/\/\d+(?=\/|$|\?)/g, '/:number')
    .replace(/\?.*/, query => `?${[...new URLSearchParams(query.slice(1)).keys()].sort().join('&')}`)

/** Only a path of ours: an address that leads elsewhere would make our pages a lure. */
export const safePath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) && path.length < 1000 ? path : '/'

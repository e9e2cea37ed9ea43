/** A change dated before this long ago may not be committed yet, so whoever looks now has not surely seen it. */
export const SETTLED_SECONDS = 30

/** The first of many. A single one more is shown as well: to say "and 1 more" takes as much room. */
export const glimpse = <T>(all: T[], most: number): T[] => all.slice(0, all.length === most + 1 ? most + 1 : most)

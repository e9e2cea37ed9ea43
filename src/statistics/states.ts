/** From the file to the page: what a newer publication has put right stays to be seen as what it was. */
export const statisticStates = ['imported', 'checked', 'published', 'superseded'] as const

/** How a figure came here: out of the Home Office's file, or typed in. */
export const statisticSources = ['file', 'hand'] as const

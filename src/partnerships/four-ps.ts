/** The four strands of the Modern Slavery Strategy (2014), by which partnerships sort what they do. */
export const fourPs = ['pursue', 'prevent', 'protect', 'prepare'] as const
export type FourP = (typeof fourPs)[number]

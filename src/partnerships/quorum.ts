/** Whether so many organisations are enough; where the terms of reference set no quorum, any number is. */
export const isQuorate = (organisations: number, quorum: number): boolean => organisations >= quorum

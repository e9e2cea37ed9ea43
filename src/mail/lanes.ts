/**
 * Does all the work, so much of it at a time; each lane takes the next piece when it is done with one. A lane that fails
 * does no more, and the fault is told once the others have finished.
 */
export async function inLanes<T>(lanes: number, work: T[], each: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let one = work[next++]; one !== undefined; one = work[next++]) await each(one)
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failed = ends.find(end => end.status === 'rejected')
  if (failed) throw failed.reason
}

/** Waits until both have ended, however they end: when a fault is told, nothing is under way any more. */
export async function bothDone<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other])
  return Promise.all([one, other])
}

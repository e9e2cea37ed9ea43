/** Does all the work, so much of it at a time; each lane takes the next piece when it is done with one. */
export async function inLanes<T>(lanes: number, work: T[], each: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let one = work[next++]; one !== undefined; one = work[next++]) await each(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

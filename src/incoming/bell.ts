/** Wakes who waits; rung while nobody does, it wakes the next at once. */
export interface Bell {
  ring(): void
  /** Resolves when it rings, or after so long. */
  wait(milliseconds: number): Promise<void>
}

export function bell(): Bell {
  let hasRung = false
  let wake: () => void = () => {}
  return {
    ring() {
      hasRung = true
      wake()
    },
    async wait(milliseconds) {
      if (!hasRung)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      hasRung = false
    },
  }
}

/** No letter can be carried at the moment, whichever it is: no fault of the one at hand. */
export class OutOfService extends Error {}

/** Something that takes one finished letter to one address. Rejects with the fault where it could not. */
export interface Transport {
  /** As whoever watches the server knows it. */
  readonly name: string
  carry(letter: { id: string; kind: string; from: string; to: string; raw: Buffer; createdAt: string }): Promise<void>
  close(): void
}

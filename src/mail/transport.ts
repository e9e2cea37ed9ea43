/** Something that takes one finished letter to one address. Rejects with the fault where it could not. */
export interface Transport {
  readonly name: string
  carry(letter: { id: string; kind: string; from: string; to: string; raw: Buffer; createdAt: string }): Promise<void>
  close(): void
}

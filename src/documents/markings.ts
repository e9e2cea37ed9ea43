import { InvalidInput } from '../errors.ts'

// Letters around it make another word ("secretary"); a dash or an underline does not.
const aboveOfficial = /(?<!\p{L})(?:official[\s_.-]*sensitive|top[\s_.-]*secret|secret)(?!\p{L})/iu

/** What is kept here is OFFICIAL at most; a name that says more is taken at its word. */
export function refuseMarkings(named: { title: string; fileName: string }): void {
  for (const [field, text] of [
    ['title', named.title],
    ['file', named.fileName],
  ] as const) {
    const marking = aboveOfficial.exec(text.normalize('NFKC'))?.[0]
    if (marking)
      throw new InvalidInput([
        {
          field,
          words: `The name says “${marking}”. Nothing above OFFICIAL may be kept here: hold it in your own organisation, and put a closed item on the agenda`,
        },
      ])
  }
}

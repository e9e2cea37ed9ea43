/** What a paper's label is made from. */
interface Laid {
  id: string
  agendaItemId: string | null
  /** Given for good, once it was sent out. */
  label: string | null
}

/**
 * What members call each paper: the number of its item and a letter (`3a`), or a capital alone where it is for the
 * whole meeting. Until the papers are sent it follows its item about; what was sent keeps its label, wherever the item
 * goes, and no other paper of the meeting is ever given that one.
 */
export function paperLabels(papers: readonly Laid[], items: readonly { id: string }[]): Map<string, string> {
  const numbers = new Map(items.map((item, index) => [item.id, String(index + 1)]))
  const taken = new Set(papers.flatMap(({ label }) => label ?? []))
  return new Map(
    papers.map(paper => {
      const label = paper.label ?? firstFree(taken, numbers.get(paper.agendaItemId ?? '') ?? '')
      taken.add(label)
      return [paper.id, label]
    }),
  )
}

function firstFree(taken: ReadonlySet<string>, number: string): string {
  for (let at = 0; ; at += 1) {
    const label = number ? number + letters(at) : letters(at).toUpperCase()
    if (!taken.has(label)) return label
  }
}

/** `a` to `z`, then `aa`, `ab` … */
const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(97 + (at % 26))

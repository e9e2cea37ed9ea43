import type { Reading } from '../access/work.ts'
import { type AgendaFill, agendaFills } from './states.ts'
import type { Meeting } from './store.ts'

/** What a box says that asks for one of them, and what it then stands under. */
export const fillWords: Record<AgendaFill, { ask: string; title: string; titleOfSeveral?: string }> = {
  'last minutes': {
    ask: 'The minutes of the last meeting',
    title: 'Minutes of the last meeting',
    titleOfSeveral: 'Minutes of the last meetings',
  },
  pledges: { ask: 'Pledges: due, new and delivered', title: 'Pledges' },
  grants: { ask: 'The grant position', title: 'Grant position' },
  statistics: { ask: 'Official statistics of the police area', title: 'Official statistics' },
  'risk notes': { ask: 'Open risk notes', title: 'Risk notes' },
  'new members': { ask: 'Who joined since the last meeting', title: 'New since the last meeting' },
  'quiet organisations': {
    ask: 'Organisations absent twice running (only chair and co-ordinator see it)',
    title: 'Absent from the last two meetings',
  },
}

/** Something known, as it stands under an item on the day the agenda is read. */
export interface FilledFacts {
  fill: AgendaFill
  title: string
  lines: FactLine[]
  /** What to say where there is nothing. */
  nothing: string
}

export interface FactLine {
  text: string
  /** A word that stands out: `overdue`. */
  mark: string
  /** Where to read more; empty where there is nothing more. */
  path: string
}

/**
 * What is known for one kind of fill, as far as this reader may see it; nothing where it is not for them. `app.ts`
 * hands it in, because meetings know nothing of minutes, pledges, grants and figures.
 */
export type FactsFor = (
  reading: Reading<'meetings.read'>,
  meeting: Meeting,
  fill: AgendaFill,
) => Omit<FilledFacts, 'fill' | 'title'> | undefined

/** Everything that the items of an agenda are to be filled with, each worked out once. */
export function filledFacts(
  reading: Reading<'meetings.read'>,
  { meeting, factsFor }: { meeting: Meeting; factsFor: FactsFor },
): (item: { fills: readonly AgendaFill[] }) => FilledFacts[] {
  const known = new Map<AgendaFill, FilledFacts | undefined>()
  const factsOf = (fill: AgendaFill) => {
    if (known.has(fill)) return known.get(fill)
    const facts = factsFor(reading, meeting, fill)
    const filled = facts && { fill, title: titleOver(facts.lines, fillWords[fill]), ...facts }
    known.set(fill, filled)
    return filled
  }
  // In one order, whatever the order in which the boxes were ticked.
  return item => agendaFills.filter(fill => item.fills.includes(fill)).flatMap(fill => factsOf(fill) ?? [])
}

const titleOver = (lines: FactLine[], { title, titleOfSeveral }: (typeof fillWords)[AgendaFill]): string =>
  lines.length > 1 ? (titleOfSeveral ?? title) : title

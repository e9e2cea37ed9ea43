import type { Reading } from '../access/work.ts'
import { agendaFor } from './agenda.ts'
import { type FactsFor, filledFacts } from './agenda-facts.ts'
import type { Meeting } from './store.ts'

/** The agenda as this reader may see it, each item with what is known for it now. */
export function filledAgenda(
  reading: Reading<'meetings.read'>,
  { meeting, factsFor }: { meeting: Meeting; factsFor: FactsFor },
) {
  const agenda = agendaFor(reading, meeting.id)
  const factsOf = filledFacts(reading, { meeting, factsFor })
  return { ...agenda, items: agenda.items.map(item => ({ ...item, facts: item.isClosed ? [] : factsOf(item) })) }
}

/** An item as far as its place matters. */
export interface Placed {
  id: string
  section: string
}

/** The items so that those of one section follow each other, the sections in the order in which they first appear. */
export function bySection<T extends Placed>(items: readonly T[]): T[] {
  const sections = [...new Set(items.map(item => item.section))]
  return sections.flatMap(section => items.filter(item => item.section === section))
}

/**
 * One item taken to another place, counted from 1: it comes under the heading of the item whose place it takes, so no
 * section is ever torn apart. A place beyond either end is that end.
 */
export function movedTo<T extends Placed>(items: readonly T[], id: string, place: number): T[] {
  const from = items.findIndex(item => item.id === id)
  const to = Math.min(Math.max(place, 1), items.length) - 1
  const [item, displaced] = [items[from], items[to]]
  if (!item || !displaced || from === to) return [...items]
  const rest = items.filter(each => each !== item)
  return [...rest.slice(0, to), { ...item, section: displaced.section }, ...rest.slice(to)]
}

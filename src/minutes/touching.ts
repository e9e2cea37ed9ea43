import type { MinutesRecord } from './recorded.ts'

type Item = MinutesRecord['items'][number]

/** The decisions that concern these organisations: they are named under the item, or were given something to do there. */
export const decisionsTouching = (record: MinutesRecord, names: readonly string[]): Item[] =>
  record.items.filter(item => item.decision !== '' && !item.isClosed && names.some(name => touches(item, name)))

function touches(item: Item, name: string): boolean {
  const words = `${item.title}\n${item.text}\n${item.decision}`.toLowerCase()
  return words.includes(name.toLowerCase()) || item.actions.some(action => action.organisation === name)
}

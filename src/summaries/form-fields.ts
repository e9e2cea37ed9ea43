import type { Reading } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import { offeredItems } from './source.ts'
import { summaryOf } from './store.ts'
import { SummaryWritten } from './write-summary.ts'

/** What was kept; at first the decisions, ticked by nobody yet. */
export function startOf(looking: Reading<'summaries.write'>, meetingId: string): Record<string, unknown> {
  const kept = summaryOf(looking.tx, looking.partnershipId, meetingId)
  const points = kept?.content.points ?? []
  return Object.fromEntries([
    ['version', kept?.version ?? 0],
    ['intro', kept?.content.intro ?? ''],
    ...offeredItems(looking, meetingId).flatMap(({ agendaItemId, heading, text }) => {
      const point = points.find(each => each.agendaItemId === agendaItemId)
      return [
        [`take-${agendaItemId}`, point ? 'yes' : ''],
        [`heading-${agendaItemId}`, point?.heading ?? heading],
        [`text-${agendaItemId}`, point?.text ?? text],
      ]
    }),
  ])
}

/** What the form calls its fields: three for each item that is offered. */
export const labelsOf = (looking: Reading<'summaries.write'>, meetingId: string): Record<string, string> =>
  Object.fromEntries([
    ['intro', 'About the meeting as a whole'],
    ...offeredItems(looking, meetingId).flatMap(({ agendaItemId, number }) => [
      [`take-${agendaItemId}`, `Item ${number}, made public`],
      [`heading-${agendaItemId}`, `Item ${number}, heading`],
      [`text-${agendaItemId}`, `Item ${number}, in plain English`],
    ]),
  ])

/** The ticked items of the form, in the order of the agenda. */
export function summaryIn(
  looking: Reading<'summaries.write'>,
  meetingId: string,
  body: Record<string, unknown>,
): SummaryWritten {
  const typed = (name: string) =>
    String(body[name] ?? '')
      .replace(/\r\n?/g, '\n')
      .trim()
  const points = offeredItems(looking, meetingId)
    .map(item => item.agendaItemId)
    .filter(id => body[`take-${id}`] === 'yes')
    .map(id => ({ agendaItemId: id, heading: typed(`heading-${id}`), text: typed(`text-${id}`) }))
  const read = SummaryWritten.safeParse({ intro: typed('intro'), points, next: body.next })
  if (read.success) return read.data
  throw new InvalidInput(
    read.error.issues.map(({ path, message }) => {
      const point = path[0] === 'points' ? points[Number(path[1])] : undefined
      return { field: point ? `text-${point.agendaItemId}` : String(path[0] ?? ''), words: message }
    }),
  )
}

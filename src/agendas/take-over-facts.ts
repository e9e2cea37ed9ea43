import type { Work } from '../access/work.ts'
import { actionsForAgenda } from '../actions/for-agenda.ts'
import { Refusal, stale } from '../errors.ts'
import { type FilledFacts, filledFacts } from '../meetings/agenda-facts.ts'
import { agendaItemById } from '../meetings/agenda-store.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { itemMinuted, writeNotes } from '../minutes/write-notes.ts'
import { shortDate } from '../words.ts'
import { factsKnown } from './known.ts'

type Writing = Work<'minutes.write'>

/** Writes what is known for an item beneath what is noted there already: from then on it is text like any other. */
export function takeOverFacts(
  work: Writing,
  { meetingId, agendaItemId, version }: { meetingId: string; agendaItemId: string; version: number },
) {
  const facts = factsInWords(work, meetingId, agendaItemId)
  if (facts === '') throw new Refusal('conflict', 'Nothing is known for this item that the minutes could take over')
  const { text, decision, outcome, version: noted } = itemMinuted(work, { meetingId, agendaItemId })
  if (noted !== version) throw stale('what is noted under this item')
  const notes = { text: [text, facts].filter(Boolean).join('\n\n'), decision, outcome }
  return writeNotes(work, { meetingId, agendaItemId, version }, notes)
}

function factsInWords(work: Writing, meetingId: string, itemId: string): string {
  const { tx, partnershipId } = work
  const item = agendaItemById(tx, { partnershipId, meetingId }, itemId)
  const meeting = meetingById(tx, partnershipId, meetingId)
  const looking = { ...work, permission: 'meetings.read' as const }
  const known = filledFacts(looking, { meeting, factsFor: factsKnown })(item)
  // Who stayed away twice is for the chair to ask, not for the record.
  const facts = known.filter(each => each.fill !== 'quiet organisations')
  return [...facts.map(inWords), ...(item.listsActions ? [actionsInWords(work, meeting)] : [])].join('\n\n')
}

const inWords = ({ title, lines, nothing }: FilledFacts): string =>
  lines.length === 0
    ? `${title}: ${nothing}.`
    : [`${title}:`, ...lines.map(line => `- ${line.text}${line.mark ? ` (${line.mark})` : ''}`)].join('\n')

function actionsInWords(work: Writing, meeting: Meeting): string {
  const actions = actionsForAgenda(work, meeting)
  if (actions.length === 0) return 'Open actions: none.'
  const lines = actions.map(
    ({ reference, text, ownerOrganisationName, dueOn, isOverdue }) =>
      `- ${reference} ${text} (${ownerOrganisationName}), due ${shortDate(dueOn)}${isOverdue ? ', overdue' : ''}`,
  )
  return ['Open actions:', ...lines].join('\n')
}

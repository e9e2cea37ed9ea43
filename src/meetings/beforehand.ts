import type { Reading } from '../access/work.ts'
import { isOwner } from '../actions/policy.ts'
import { withOverdue } from '../actions/register.ts'
import { openActionsOfOrganisations } from '../actions/store.ts'
import { agendaOf, CLOSED_TITLE } from './agenda.ts'
import type { Meeting } from './store.ts'
import { organisationsOf } from './telling.ts'
import { updateOf, whyNoUpdate } from './write-update.ts'

const MOST_ACTIONS = 20

/** The papers of a meeting that this reader may open: none under a closed item. */
export function openPapers(
  { tx, partnershipId }: Pick<Reading<'answers.give'>, 'tx' | 'partnershipId'>,
  meetingId: string,
) {
  const agenda = agendaOf(tx, partnershipId, meetingId)
  return [...agenda.items.flatMap(item => item.papers), ...agenda.papers]
}

/**
 * What somebody does and reads before a meeting, beside answering: written updates of their organisations, the agenda,
 * and what those have still to do. Where letters are silent about the meeting, this is too;
 * and to whoever reads under another name it tells when something is due, not what it is.
 */
export function beforehand(
  reading: Reading<'answers.give' | 'answers.enter'>,
  { meeting, isSilent, isNeutral }: { meeting: Meeting; isSilent: boolean; isNeutral: boolean },
) {
  const { tx, partnershipId, actor, now } = reading
  const organisations = organisationsOf(reading, partnershipId, actor.personId)
  const own = new Set(organisations.map(each => each.id))
  const agenda = agendaOf(tx, partnershipId, meeting.id)
  return {
    whyNoUpdate: whyNoUpdate(meeting, now),
    updates: organisations.map(each => ({
      ...each,
      known: updateOf(reading, { meetingId: meeting.id, organisationId: each.id }),
    })),
    items: isSilent ? [] : agenda.items.map(item => (item.isClosed ? { ...item, title: CLOSED_TITLE } : item)),
    otherPapers: isSilent ? [] : agenda.papers,
    actions: openActionsOfOrganisations(tx, partnershipId, [...own])
      .slice(0, MOST_ACTIONS)
      .map(action => ({ ...withOverdue(reading, action), isTheirs: isOwner(reading, action) })),
    isNeutral,
  }
}

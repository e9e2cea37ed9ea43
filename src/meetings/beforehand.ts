import type { Reading } from '../access/work.ts'
import { withOverdue } from '../actions/register.ts'
import { openActions } from '../actions/store.ts'
import { agendaOf, CLOSED_TITLE } from './agenda.ts'
import type { Meeting } from './store.ts'
import { organisationsOf } from './telling.ts'
import { updateOf, whyNoUpdate } from './write-update.ts'

const MOST_ACTIONS = 20

/**
 * What somebody does and reads before a meeting, beside answering: written updates of their organisations, the agenda,
 * and what those have still to do. Where letters are silent about the meeting, this is too.
 */
export function beforehand(
  reading: Reading<'answers.give' | 'answers.enter'>,
  { meeting, isSilent }: { meeting: Meeting; isSilent: boolean },
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
    paperCount: isSilent ? 0 : agenda.paperCount,
    actions: isSilent
      ? []
      : openActions(tx, partnershipId)
          .filter(action => own.has(action.ownerOrganisationId))
          .slice(0, MOST_ACTIONS)
          .map(action => withOverdue(reading, action)),
  }
}

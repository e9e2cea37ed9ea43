import type { Reading } from '../access/work.ts'
import { bankHolidayOn } from '../bank-holidays.ts'
import { inLondon } from '../clock.ts'
import { counted, longDate, timeRange } from '../words.ts'
import { agendaOf, lengthOf } from './agenda.ts'
import { ownMeetingsWithin } from './clashes-store.ts'
import type { Meeting } from './store.ts'

type Planned = Pick<Meeting, 'id' | 'partnershipId' | 'heldOn' | 'startTime' | 'endTime' | 'startsAt' | 'endsAt'>

/** What a chair would want to know before the letters go out. None of it stops anybody. */
export const planningWarnings = ({ tx }: Pick<Reading, 'tx'>, meeting: Planned): string[] => [
  ...ownMeetingsWithin(tx, meeting.partnershipId, meeting)
    .filter(({ id }) => id !== meeting.id)
    .map(
      ({ title, startsAt, endsAt }) =>
        `It overlaps with your own “${title}”, ${timeRange(inLondon(startsAt).time, inLondon(endsAt).time)}`,
    ),
  ...bankHoliday(meeting),
  ...agendaTooLong(tx, meeting),
]

function bankHoliday({ heldOn }: Planned): string[] {
  const holiday = bankHolidayOn(heldOn)
  return holiday ? [`${longDate(heldOn)} is a bank holiday in England: ${holiday}`] : []
}

function agendaTooLong(tx: Reading['tx'], meeting: Planned): string[] {
  const over = agendaOf(tx, meeting.partnershipId, meeting.id).minutesNeeded - lengthOf(meeting)
  return over > 0 ? [`The agenda needs ${counted(over, 'minute')} more than the meeting has`] : []
}

import type { Reading } from '../access/work.ts'
import { type CalendarDate, laterDate, londonDate } from '../clock.ts'
import type { FactLine } from '../meetings/agenda-facts.ts'
import type { Meeting } from '../meetings/store.ts'
import { pledgePath } from '../pledges/paths.ts'
import { SOON_DAYS } from '../pledges/sections.ts'
import { shortDate } from '../words.ts'
import { type PledgeLine, pledgesDeliveredSince, pledgesDueBy, pledgesMadeSince, pledgesStuck } from './store.ts'

/** Pledges to speak of: overdue or soon due at the meeting, paused, and made or delivered since the last one. */
export function pledgesKnown(
  { tx, partnershipId, now }: Reading<'meetings.read'>,
  { meeting, since }: { meeting: Meeting; since: CalendarDate },
) {
  const today = londonDate(now)
  const dueBy = laterDate(meeting.heldOn, { days: SOON_DAYS })
  const as = (what: (pledge: PledgeLine) => string, mark: (pledge: PledgeLine) => string) => (pledge: PledgeLine) =>
    lineOf({ partnershipId, pledge }, { what: what(pledge), mark: mark(pledge) })
  const due = pledgesDueBy(tx, partnershipId, dueBy)
  const made = pledgesMadeSince(tx, partnershipId, since).filter(each => !due.some(({ id }) => id === each.id))
  return {
    lines: [
      ...due.map(as(dueWords, pledge => ((pledge.byWhen ?? '') < today ? 'overdue' : ''))),
      ...pledgesStuck(tx, partnershipId).map(as(dueWords, () => 'paused')),
      ...made.map(as(dueWords, () => 'new')),
      ...pledgesDeliveredSince(tx, partnershipId, since).map(
        as(
          pledge => `delivered ${shortDate(pledge.deliveredOn ?? '')}`,
          () => 'delivered',
        ),
      ),
    ],
    nothing: 'none is due, new or delivered',
  }
}

const dueWords = ({ byWhen }: PledgeLine): string => (byWhen ? `due ${shortDate(byWhen)}` : 'no date')

const lineOf = (
  { partnershipId, pledge }: { partnershipId: string; pledge: PledgeLine },
  { what, mark }: { what: string; mark: string },
): FactLine => ({
  text: `${pledge.reference} ${pledge.title} (${pledge.organisationName}), ${what}`,
  mark,
  path: pledgePath({ partnershipId, id: pledge.id }),
})
